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
package io.github.camelcn.component.kodo.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.event.EventMessage;
import io.github.camelcn.common.camel.event.ObjectEvent;
import io.github.camelcn.common.camel.event.ObjectEvent.Kind;
import io.github.camelcn.common.camel.event.RefusedEventException;
import io.github.camelcn.common.credentials.Credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KodoEventsTest {

    private final KodoEvents events = new KodoEvents(() -> Optional.of(Credentials.of("ak", "sk")));

    private List<ObjectEvent> decoded(String body) throws RefusedEventException {
        return events.decode(body.getBytes(UTF_8));
    }

    @Test
    void theDocumentedMessageIsUnderstood() throws Exception {
        assertThat(decoded(KodoNotifications.created("photos", "in/a.txt")))
                .containsExactly(new ObjectEvent(
                        Kind.AVAILABLE,
                        "put",
                        "photos",
                        "in/a.txt",
                        6,
                        "FhWqsP2Lk36zuwGEFpPzXct12i-v",
                        Optional.of(Instant.parse("2019-01-15T11:20:07.786351434Z")),
                        "niNkZJy_3M9903AEA"));
    }

    @ParameterizedTest
    @CsvSource({
        "put, AVAILABLE",
        "mkfile, AVAILABLE",
        "append, AVAILABLE",
        "enable, AVAILABLE",
        "restore:completed, AVAILABLE",
        "delete, GONE",
        "disable, GONE",
        "deleteMarkerCreate, GONE",
        "something new, OTHER"
    })
    void everyTypeHasAMeaning(String type, Kind kind) throws Exception {
        String body = KodoNotifications.envelope(
                KodoNotifications.message(type, "photos", "a").toString());

        assertThat(decoded(body)).extracting(ObjectEvent::kind).containsExactly(kind);
    }

    @Test
    void aCopyTellsOfItsTarget() throws Exception {
        String body = KodoNotifications.envelope(KodoNotifications.message("copy", "source", "a")
                .put("dest_bucket", "photos")
                .put("dest_key", "b")
                .toString());

        assertThat(decoded(body)).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.AVAILABLE);
            assertThat(event.bucket()).isEqualTo("photos");
            assertThat(event.key()).isEqualTo("b");
        });
    }

    @Test
    void aMoveTellsOfBothEnds() throws Exception {
        String body = KodoNotifications.envelope(KodoNotifications.message("move", "photos", "a")
                .put("dest_key", "b")
                .toString());

        assertThat(decoded(body))
                .extracting(event -> event.kind() + " " + event.bucket() + "/" + event.key())
                .containsExactly("GONE photos/a", "AVAILABLE photos/b");
    }

    @Test
    void theMessageNeedsNoEnvelopeAndNeedNotBeText() throws Exception {
        String message = KodoNotifications.message("put", "photos", "a").toString();

        assertThat(decoded(message)).hasSize(1);
        assertThat(decoded("{\"Message\":" + message + "}")).hasSize(1);
    }

    @Test
    void whatIsMissingOrNonsenseIsUnknown() throws Exception {
        assertThat(
                        decoded(
                                "{\"event\":\"put\",\"bucket\":\"photos\",\"key\":\"a\",\"fsize\":\"x\",\"time\":-5,\"hash\":{}}"))
                .containsExactly(new ObjectEvent(Kind.AVAILABLE, "put", "photos", "a", -1, "", Optional.empty(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"Message\":\"\"}",
                "{\"Message\":\"no json\"}",
                "{\"Message\":7}",
                "{\"event\":\"put\",\"bucket\":\"photos\"}",
                "{\"event\":\"put\",\"bucket\":\"photos\",\"key\":\"\"}",
                "{\"event\":\"put\",\"bucket\":1,\"key\":\"a\"}",
                "{\"event\":\"copy\",\"bucket\":\"photos\",\"key\":\"a\"}",
                "{\"event\":\"put\",\"bucket\":\"photos\",\"key\":\"a\"} and more"
            })
    void anythingElseIsMalformed(String body) {
        assertThatThrownBy(() -> decoded(body))
                .isInstanceOfSatisfying(
                        RefusedEventException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void jsonWithoutBottomIsMalformed() {
        assertThatThrownBy(() -> decoded("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(RefusedEventException.class)
                .hasMessage("the notification is not a JSON object");
    }

    /** The signature was made with the official SDK for Java 7.19.0, whose scheme the tests of the signature cover. */
    @Test
    void onlyWhatTheAccountSignedIsBelieved() {
        EventMessage unsigned = message("");
        assertThatThrownBy(() -> events.verify(unsigned))
                .isInstanceOfSatisfying(
                        RefusedEventException.class, e -> assertThat(e.status()).isEqualTo(401));
        assertThatThrownBy(() -> events.verify(message("QBox ak:AAAA"))).isInstanceOf(RefusedEventException.class);

        String good = "Qiniu "
                + com.qiniu.util.Auth.create("ak", "sk")
                        .signQiniuAuthorization(
                                "http://hooks.example.com/kodo?x=1", "POST", "{}".getBytes(UTF_8), "application/json");
        assertThatCode(() -> events.verify(message(good))).doesNotThrowAnyException();
    }

    private static EventMessage message(String authorization) {
        return new EventMessage(
                "POST",
                "/kodo?x=1",
                Map.of(
                        "Host", "hooks.example.com",
                        "Content-Type", "application/json",
                        "Authorization", authorization),
                "{}".getBytes(UTF_8));
    }
}
