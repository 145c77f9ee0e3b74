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
package io.github.camelcn.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step that reads a stream to its last byte and fails if there are more or fewer than there should be. */
final class BodyReader implements Processor {

    private final ThreadLocal<byte[]> buffer = ThreadLocal.withInitial(Content::readBuffer);
    private final long expected;

    BodyReader(long expected) {
        this.expected = expected;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Content.readFully(exchange.getMessage().getBody(InputStream.class), buffer.get(), expected);
    }
}
