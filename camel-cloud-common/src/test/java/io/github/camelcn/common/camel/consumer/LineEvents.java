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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.camel.event.EventMessage;
import io.github.camelcn.common.camel.event.ObjectEvent;
import io.github.camelcn.common.camel.event.RefusedEventException;

/** Notifications of which each line is {@code bucket/key} of an object that appeared; signed by nobody. */
final class LineEvents implements EventDecoder {

    @Override
    public boolean isSigned() {
        return false;
    }

    @Override
    public void verify(EventMessage message) throws RefusedEventException {
        throw RefusedEventException.unauthorized("nobody signs here");
    }

    @Override
    public List<ObjectEvent> decode(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(LineEvents::appeared)
                .toList();
    }

    private static ObjectEvent appeared(String line) {
        int slash = line.indexOf('/');
        return new ObjectEvent(
                ObjectEvent.Kind.AVAILABLE,
                "appeared",
                line.substring(0, slash),
                line.substring(slash + 1),
                -1,
                "",
                Optional.empty(),
                "");
    }
}
