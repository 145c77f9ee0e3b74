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

import java.time.Duration;

import io.github.camelcn.common.camel.ByteSize;
import io.github.camelcn.common.camel.PipelineOptions;

/** Refuses values of {@link PipelineOptions} that cannot be meant, with a sentence that names them. */
final class PipelineChecks {

    private PipelineChecks() {}

    /**
     * @param connections how many calls may run at once
     * @throws IllegalArgumentException with that sentence
     */
    static void check(PipelineOptions options, int connections) {
        int consumers = options.getConcurrentConsumers();
        refuse(consumers < 1, "concurrentConsumers must be 1 or more, but is " + consumers);
        refuse(
                consumers > connections,
                "concurrentConsumers is " + consumers + ", but maxConnections only " + connections
                        + ": each object that is read needs a connection, so lower the one or raise the other");
        refuse(options.getPrefetch() < 0, "prefetch must be 0 or more, but is " + options.getPrefetch());
        refuse(
                options.getPrefetchBytes() == null || ByteSize.parse("prefetchBytes", options.getPrefetchBytes()) < 1,
                "prefetchBytes must be 1 byte or more, such as 16MiB, but is " + options.getPrefetchBytes());
        refuse(options.getSettle() == null, "settle must not be empty");
        refuse(options.getSettleSize() < 1, "settleSize must be 1 or more, but is " + options.getSettleSize());
        Duration interval = options.getSettleInterval();
        refuse(
                interval == null || interval.isNegative(),
                "settleInterval must be 0 or a longer time such as 1s, but is " + interval);
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
