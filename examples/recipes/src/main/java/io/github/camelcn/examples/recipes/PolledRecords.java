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
package io.github.camelcn.examples.recipes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/** What a consumer of camel-kafka with {@code batching=true} and {@code allowManualCommit=true} hands over. */
public final class PolledRecords {

    private PolledRecords() {}

    // tag::commit[]
    /** Commits all records of a poll: the last one of each partition, since its offset stands for those before it. */
    public static void commit(@Body List<Exchange> poll) {
        Map<List<Object>, KafkaManualCommit> last = new LinkedHashMap<>();
        for (Exchange polled : poll) {
            Message message = polled.getMessage();
            List<Object> partition =
                    List.of(message.getHeader(KafkaConstants.TOPIC), message.getHeader(KafkaConstants.PARTITION));
            last.put(partition, message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        last.values().forEach(KafkaManualCommit::commit);
    }
    // end::commit[]
}
