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
package io.github.camelcn.component.qingstor.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.event.EventMessage;
import io.github.camelcn.common.camel.event.ObjectEvent;
import io.github.camelcn.common.camel.event.ObjectEvent.Kind;
import io.github.camelcn.common.camel.event.RefusedEventException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QingStorEventsTest {

    private final QingStorEvents events = new QingStorEvents();

    private List<ObjectEvent> decoded(String body) throws RefusedEventException {
        return events.decode(body.getBytes(UTF_8));
    }

    @Test
    void theDocumentedMessageIsUnderstood() throws Exception {
        assertThat(decoded(QingStorNotifications.created("max-test2", "abc/5.mp4")))
                .containsExactly(new ObjectEvent(
                        Kind.AVAILABLE,
                        "create_object",
                        "max-test2",
                        "abc/5.mp4",
                        9840497,
                        "10c918b1d01aea85864ee65d9e0c2305",
                        Optional.of(Instant.parse("2021-08-31T06:25:46Z")),
                        "45b47b6a30678cb2"));
    }

    @ParameterizedTest
    @CsvSource({
        "create_object, AVAILABLE",
        "complete_multipart, AVAILABLE",
        "complete_upload, AVAILABLE",
        "delete_object, GONE",
        "abort_multipart, OTHER",
        "abort_upload, OTHER",
        "something new, OTHER"
    })
    void everyTypeHasAMeaningHoweverItIsSpelled(String type, Kind kind) throws Exception {
        assertThat(decoded(QingStorNotifications.of(QingStorNotifications.event(type, "photos", "a"))))
                .extracting(ObjectEvent::kind)
                .containsExactly(kind);
    }

    @Test
    void tenThousandEventsAreUnderstoodInTheirOrder() throws Exception {
        ObjectNode[] many = IntStream.range(0, 10_000)
                .mapToObj(i -> QingStorNotifications.event("create_object", "photos", "k" + i))
                .toArray(ObjectNode[]::new);

        List<ObjectEvent> got = decoded(QingStorNotifications.of(many));
        assertThat(got).hasSize(10_000);
        assertThat(got.get(9_999).key()).isEqualTo("k9999");
    }

    @Test
    void whatIsMissingOrNonsenseIsUnknown() throws Exception {
        assertThat(
                        decoded(
                                "{\"events\":[{\"event_type\":\"create_object\",\"event_time\":\"soon\","
                                        + "\"qingstor\":{\"bucket\":{\"name\":\"photos\"},\"object\":{\"name\":\"a\",\"size\":1e400}}}]}"))
                .containsExactly(
                        new ObjectEvent(Kind.AVAILABLE, "create_object", "photos", "a", -1, "", Optional.empty(), ""));
    }

    @Test
    void noEventsAreNoEvents() throws Exception {
        assertThat(decoded("{\"events\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"events\":{}}",
                "{\"events\":[7]}",
                "{\"events\":[{\"event_type\":\"create_object\"}]}",
                "{\"events\":[{\"event_type\":\"create_object\",\"qingstor\":{\"bucket\":{\"name\":\"photos\"}}}]}",
                "{\"events\":[{\"qingstor\":{\"bucket\":{\"name\":\"photos\"},\"object\":{\"name\":\"a\"}}}]}"
            })
    void anythingElseIsMalformed(String body) {
        assertThatThrownBy(() -> decoded(body))
                .isInstanceOfSatisfying(
                        RefusedEventException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void nothingInANotificationProvesItsOrigin() {
        assertThat(events.isSigned()).isFalse();
        assertThatThrownBy(() -> events.verify(new EventMessage("POST", "/", Map.of(), new byte[0])))
                .isInstanceOfSatisfying(
                        RefusedEventException.class, e -> assertThat(e.status()).isEqualTo(401));
    }
}
