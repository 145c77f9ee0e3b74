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
package io.github.camelcn.component.qingstor.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.ThrottledException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.emulator.QingStorEmulator;

import static io.github.camelcn.component.qingstor.client.ClientRig.A;
import static io.github.camelcn.component.qingstor.client.ClientRig.HELLO_MD5;
import static io.github.camelcn.component.qingstor.client.ClientRig.hello;
import static io.github.camelcn.component.qingstor.client.ClientRig.helloOnce;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What goes wrong between a client and a service; asserted by what the service received and kept. */
class QingStorFaultsTest {

    private final ClientRig rig = new ClientRig();
    private final QingStorEmulator emulator = rig.emulator;
    private final QingStorClient client = rig.client;

    @AfterEach
    void stop() {
        rig.close();
    }

    // ---------------------------------------------------------------- bytes

    @Test
    void aCorruptedUploadIsRefusedByItsDigestAndSentAgain() throws IOException {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        client.put(PutObjectRequest.of(A, hello()));

        assertThat(rig.stored(A)).isEqualTo("hello");
        assertThat(rig.sent("PUT")).hasSize(2);
    }

    @Test
    void aCorruptedStreamIsNoticedByItsEtag() {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, helloOnce())))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("the service stored other bytes than were sent: their MD5 is " + HELLO_MD5);
        assertThat(rig.sent("PUT")).hasSize(1);
    }

    @Test
    void aCorruptedPartIsRefusedAndSentAgain() throws IOException {
        UploadRef upload = client.startUpload(StartUploadRequest.of(PutObjectRequest.of(A, hello())));
        emulator.faults().on("PUT", "part_number=0").times(1).corruptUpload();

        UploadedPart part = client.uploadPart(new UploadPartRequest(upload, 0, hello(), Optional.empty()));

        assertThat(part.etag()).isEqualTo(HELLO_MD5);
    }

    @Test
    void aCorruptedDownloadFailsAtItsEnd() throws IOException {
        emulator.putObject("photos", "a", "hello".getBytes(UTF_8));
        emulator.faults().on("GET", "/photos/a").corruptBody();

        try (StoredObject object = client.get(GetObjectRequest.of(A))) {
            assertThat(object.content().readNBytes(5)).hasSize(5);
            assertThatThrownBy(() -> object.content().read())
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageStartingWith("getObject photos/a: other bytes arrived than are stored: their MD5 is ")
                    .hasMessageEndingWith("but the ETag says " + HELLO_MD5);
        }
    }

    @Test
    void aCutDownloadFails() throws IOException {
        emulator.putObject("photos", "a", new byte[100_000]);
        emulator.faults().on("GET", "/photos/a").truncateBody(50_000);

        try (StoredObject object = client.get(GetObjectRequest.of(A))) {
            assertThatThrownBy(() -> object.content().readAllBytes())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("getObject photos/a: ");
        }
    }

    /** An ETag is the digest of the whole object, so there is nothing to compare a range with. */
    @Test
    void aRangeIsNotComparedWithTheEtag() throws IOException {
        emulator.putObject("photos", "a", "hello".getBytes(UTF_8));

        try (StoredObject object = client.get(GetObjectRequest.of(A).withRange(ByteRange.closed(1, 3)))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo("ell");
        }
    }

    @Test
    void aCutListingIsAskedForAgain() throws IOException {
        emulator.putObject("photos", "a", new byte[1]);
        emulator.faults().on("GET", "limit=").times(2).truncateBody(20);

        ObjectPage page = client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10));

        assertThat(page.objects()).hasSize(1);
        assertThat(rig.sent("GET")).hasSize(3);
    }

    @Test
    void aListingThatIsAlwaysCutFails() {
        emulator.faults().on("GET", "limit=").truncateBody(20);

        assertThatThrownBy(() -> client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10)))
                .isInstanceOf(TransportException.class);
        assertThat(rig.sent("GET")).hasSize(4);
    }

    // ---------------------------------------------------------------- storms, throttling, clocks

    @Test
    void aStormIsRiddenOut() throws IOException {
        emulator.faults().storm(3);

        client.put(PutObjectRequest.of(A, hello()));

        assertThat(rig.stored(A)).isEqualTo("hello");
        assertThat(rig.sent("PUT")).hasSize(4);
    }

    @Test
    void aStormThatLastsIsAFailureThatTellsItsStory() {
        emulator.faults().on("PUT", "").answer(503, "service_unavailable");

        ServiceException failure =
                catchThrowableOfType(ServiceException.class, () -> client.put(PutObjectRequest.of(A, hello())));

        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(failure.getSuppressed()).hasSize(3);
        assertThat(failure)
                .hasMessageStartingWith("putObject photos/a: service_unavailable (503")
                .hasMessageEndingWith("after 4 attempts");
    }

    @Test
    void throttlingIsItsOwnException() {
        emulator.faults().on("GET", "/photos/a").throttle(Duration.ofSeconds(1));

        assertThatThrownBy(() -> client.get(GetObjectRequest.of(A))).isInstanceOf(ThrottledException.class);
    }

    @Test
    void aWrongClockHealsAtOnceAndForAllCalls() throws IOException {
        emulator.faults().skewClock(Duration.ofHours(3));

        client.put(PutObjectRequest.of(A, hello()));
        client.head(HeadObjectRequest.of(A));

        assertThat(rig.sent("PUT")).hasSize(2);
        assertThat(rig.sent("HEAD")).hasSize(1);
    }

    /** Or cleaning up by age would abort uploads that are under way. */
    @Test
    void agesAreMeasuredWithTheServicesClock() throws IOException {
        emulator.faults().skewClock(Duration.ofHours(3));

        client.put(PutObjectRequest.of(A, hello()));

        assertThat(client.clock().instant())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(179)),
                        Instant.now().plus(Duration.ofMinutes(181)));
    }

    @Test
    void aClockThatStaysWrongSaysWhatToDo() {
        emulator.faults().on("PUT", "/photos/a").answer(403, "request_expired");

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, hello())))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageContaining("Set the clock");
    }

    // ---------------------------------------------------------------- many keys

    @Test
    void whatWasDeletedBeforeAFailureIsNotForgotten() throws IOException {
        List<String> keys =
                IntStream.range(0, 1500).mapToObj(number -> "k" + number).toList();
        keys.forEach(key -> emulator.putObject("photos", key, new byte[0]));
        emulator.faults().on("POST", "delete").after(1).answer(403, "permission_denied");

        DeleteObjectsResult result = client.deleteAll(new DeleteObjectsRequest("photos", keys));

        assertThat(result.deleted()).isEqualTo(keys.subList(0, 1000));
        assertThat(result.failed()).hasSize(500).allMatch(failed -> failed.code()
                .equals("permission_denied"));
        assertThat(emulator.keys("photos")).hasSize(500);
    }

    @Test
    void aFailureOfTheFirstRequestIsThrown() {
        emulator.faults().on("POST", "delete").answer(403, "permission_denied");

        assertThatThrownBy(() -> client.deleteAll(new DeleteObjectsRequest("photos", List.of("a"))))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("delete_object");
    }

    @Test
    void unreadBodiesGiveTheirConnectionsBack() throws IOException {
        emulator.putObject("photos", "a", new byte[200_000]);
        try (QingStorClient narrow = EmulatorClients.byAddress(emulator)
                .httpOptions(HttpOptions.builder()
                        .maxConnections(2)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build())
                .build()) {
            for (int i = 0; i < 200; i++) {
                narrow.get(GetObjectRequest.of(A)).close();
            }
            assertThat(narrow.head(HeadObjectRequest.of(A)).userMetadata()).isEqualTo(Map.of());
        }
    }

    /** As a network does that wants a login before it lets anybody out. */
    @Test
    void aLoginPageIsNotBelievedToHaveStoredOrDeletedAnything() throws IOException {
        client.put(PutObjectRequest.of(A, hello()));
        emulator.faults().next(1).foreignAnswer(200, "text/html", "<html>please log in</html>");
        client.delete(new DeleteObjectRequest(A));
        assertThat(rig.sent("DELETE")).as("asked again").hasSize(2);
        emulator.faults().next(10).foreignAnswer(200, "text/html", "<html>please log in</html>");
        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, hello())))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("The answer has no x-qs-request-id, so it is not QingStor's own");
    }
}
