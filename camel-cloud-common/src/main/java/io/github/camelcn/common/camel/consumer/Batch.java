/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.common.camel.consumer;

import java.util.List;
import java.util.Optional;

/**
 * Objects that were claimed together.
 *
 * @param claimed in the order they are routed
 * @param endsPass whether there is no more to list, now
 * @param failure why, if that is so because something failed
 */
record Batch(List<ConsumedObject> claimed, boolean endsPass, Optional<Exception> failure) {

    Batch {
        claimed = List.copyOf(claimed);
    }

    static Batch of(ConsumedObject object) {
        return new Batch(List.of(object), true, Optional.empty());
    }
}
