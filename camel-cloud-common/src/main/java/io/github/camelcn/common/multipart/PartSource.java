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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.util.function.IntFunction;

/** Where the parts of one upload come from. All but {@link #produce} is called under the crew's lock. */
interface PartSource {

    /** The next part that is ready, or null if none is. */
    PartTask poll();

    boolean isEmpty();

    /** Makes the parts ready, in order, on the thread that uploads; returns when all are. */
    default void produce(PartCrew crew) throws IOException, InterruptedException {}

    /** Parts that are all ready from the beginning, made when their turn comes. */
    static PartSource indexed(int parts, IntFunction<PartTask> task) {
        return new PartSource() {
            private int next;

            @Override
            public PartTask poll() {
                return isEmpty() ? null : task.apply(next++);
            }

            @Override
            public boolean isEmpty() {
                return next == parts;
            }
        };
    }
}
