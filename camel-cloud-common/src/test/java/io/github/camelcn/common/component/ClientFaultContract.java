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
package io.github.camelcn.common.component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.ThrottledException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What goes wrong between a client and a service; asserted by what the service received and kept. The bucket is
 * {@code photos}; who makes server and client ends them after each test.
 */
public abstract class ClientFaultContract {

    protected static final ObjectRef A = new ObjectRef("photos", "a");
    protected static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    private static final ListObjectsRequest LIST = new ListObjectsRequest("photos", "", "", ListCursor.START, 10);
    private static final String LOGIN = "<html>please log in</html>";

    protected abstract StoreServer server();

    /** A client that tries four times and does not wait meanwhile. */
    protected abstract ObjectStore client();

    /** Another such client, to be closed by the caller. */
    protected abstract ObjectStore client(HttpOptions options);

    /** The header by which the service's answers are known. */
    protected abstract String requestIdHeader();

    /** The service, as messages call it. */
    protected abstract String name();

    protected static Payload hello() {
        return Payload.of("hello".getBytes(UTF_8));
    }

    /** The same from a stream, which cannot be read again. */
    protected static Payload helloOnce() {
        return Payload.of(new ByteArrayInputStream("hello".getBytes(UTF_8)), 5);
    }

    /** The targets of all requests with this method, in order. */
    protected List<String> sent(String method) {
        return server().requests().stream()
                .filter(request -> request.method().equals(method))
                .map(RecordedRequest::target)
                .toList();
    }

    protected String stored(ObjectRef ref) {
        return new String(server().objectBytes(ref.bucket(), ref.key()), UTF_8);
    }

    // ---------------------------------------------------------------- bytes

    /** Kodo's signature covers them and QingStor gets their digest, so that the service notices. */
    @Test
    protected void aCorruptedUploadIsRefusedAndSentAgain() throws IOException {
        server().strike("PUT", 0, 1, Trouble.CORRUPT_UPLOAD);

        client().put(PutObjectRequest.of(A, hello()));

        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    protected void aCorruptedPartIsRefusedAndSentAgain() throws IOException {
        int number = client().capabilities().firstPartNumber();
        UploadRef upload = client().startUpload(StartUploadRequest.of(PutObjectRequest.of(A, hello())));
        server().strike("PUT", 0, 1, Trouble.CORRUPT_UPLOAD);

        UploadedPart part = client().uploadPart(new UploadPartRequest(upload, number, hello(), Optional.empty()));

        assertThat(part.etag()).isEqualTo(HELLO_MD5);
        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    protected void aCorruptedDownloadFailsAtItsEnd() throws IOException {
        server().putObject("photos", "a", "hello".getBytes(UTF_8));
        server().strike("GET", 0, StoreServer.ALWAYS, Trouble.CORRUPT_BODY);

        try (StoredObject object = client().get(GetObjectRequest.of(A))) {
            assertThat(object.content().readNBytes(5)).hasSize(5);
            assertThatThrownBy(() -> object.content().read())
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageStartingWith("getObject photos/a: other bytes arrived than are stored: their MD5 is ")
                    .hasMessageEndingWith("but the ETag says " + HELLO_MD5);
        }
    }

    @Test
    protected void aCutDownloadFails() throws IOException {
        server().putObject("photos", "a", new byte[100_000]);
        server().strike("GET", 0, StoreServer.ALWAYS, Trouble.TRUNCATE_BODY);

        try (StoredObject object = client().get(GetObjectRequest.of(A))) {
            assertThatThrownBy(() -> object.content().readAllBytes())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("getObject photos/a: ");
        }
    }

    @Test
    protected void aCutListingIsAskedForAgain() throws IOException {
        server().putObject("photos", "a", new byte[1]);
        server().strike("GET", 0, 2, Trouble.TRUNCATE_BODY);

        ObjectPage page = client().list(LIST);

        assertThat(page.objects()).hasSize(1);
        assertThat(sent("GET")).hasSize(3);
    }

    @Test
    protected void aListingThatIsAlwaysCutFails() {
        server().strike("GET", 0, StoreServer.ALWAYS, Trouble.TRUNCATE_BODY);

        assertThatThrownBy(() -> client().list(LIST)).isInstanceOf(TransportException.class);
        assertThat(sent("GET")).hasSize(4);
    }

    // ---------------------------------------------------------------- storms, throttling, clocks

    @Test
    protected void aStormIsRiddenOut() throws IOException {
        server().strike(StoreServer.ANY_METHOD, 0, 3, Trouble.UNAVAILABLE);

        client().put(PutObjectRequest.of(A, hello()));

        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("PUT")).hasSize(4);
    }

    @Test
    protected void aStormThatLastsIsAFailureThatTellsItsStory() {
        server().strike("PUT", 0, StoreServer.ALWAYS, Trouble.UNAVAILABLE);

        ServiceException failure =
                catchThrowableOfType(ServiceException.class, () -> client().put(PutObjectRequest.of(A, hello())));

        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(failure.getSuppressed()).hasSize(3);
        assertThat(failure)
                .hasMessageStartingWith(
                        "putObject photos/a: " + server().errorCodes().unavailable() + " (503")
                .hasMessageEndingWith("after 4 attempts");
    }

    @Test
    protected void throttlingIsItsOwnException() {
        server().emulator().faults().on("GET", "/photos/a").throttle(Duration.ofSeconds(1));

        assertThatThrownBy(() -> client().get(GetObjectRequest.of(A))).isInstanceOf(ThrottledException.class);
    }

    /** Ages are measured with the service's clock, too: or cleaning up by age would abort uploads under way. */
    @Test
    protected void aWrongClockHealsAtOnceAndForAllCalls() throws IOException {
        server().skewClock(Duration.ofHours(3));

        client().put(PutObjectRequest.of(A, hello()));
        client().head(HeadObjectRequest.of(A));

        assertThat(sent("PUT")).hasSize(2);
        assertThat(sent("HEAD")).hasSize(1);
        assertThat(client().clock().instant())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(179)),
                        Instant.now().plus(Duration.ofMinutes(181)));
    }

    // ---------------------------------------------------------------- many keys

    @Test
    protected void whatWasDeletedBeforeAFailureIsNotForgotten() throws IOException {
        List<String> keys =
                IntStream.range(0, 1500).mapToObj(number -> "k" + number).toList();
        keys.forEach(key -> server().putObject("photos", key, new byte[0]));
        server().strike("POST", 1, 1, Trouble.DENIED);

        DeleteObjectsResult result = client().deleteAll(new DeleteObjectsRequest("photos", keys));

        assertThat(result.deleted()).isEqualTo(keys.subList(0, 1000));
        assertThat(result.failed()).hasSize(500).allMatch(failed -> failed.code()
                .equals(server().errorCodes().denied()));
        assertThat(server().keys("photos")).hasSize(500);
    }

    // ---------------------------------------------------------------- connections

    @Test
    protected void unreadBodiesGiveTheirConnectionsBack() throws IOException {
        server().putObject("photos", "a", new byte[200_000]);
        try (ObjectStore narrow = client(HttpOptions.builder()
                .maxConnections(2)
                .connectTimeout(Duration.ofMinutes(1))
                .build())) {
            for (int i = 0; i < 200; i++) {
                narrow.get(GetObjectRequest.of(A)).close();
            }
            assertThat(narrow.head(HeadObjectRequest.of(A)).userMetadata()).isEqualTo(Map.of());
        }
    }

    /** As a network does that wants a login before it lets anybody out. */
    @Test
    protected void aLoginPageIsNotBelievedToHaveStoredOrDeletedAnything() throws IOException {
        client().put(PutObjectRequest.of(A, hello()));
        server().emulator().faults().next(1).foreignAnswer(200, "text/html", LOGIN);
        client().delete(new DeleteObjectRequest(A));
        assertThat(sent("DELETE")).as("asked again").hasSize(2);
        server().emulator().faults().next(10).foreignAnswer(200, "text/html", LOGIN);
        assertThatThrownBy(() -> client().put(PutObjectRequest.of(A, hello())))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("The answer has no " + requestIdHeader() + ", so it is not " + name() + "'s own");
    }

    @Test
    protected void aLoginPageIsNoObjectAndNoListing() throws IOException {
        client().put(PutObjectRequest.of(A, hello()));
        server().emulator().faults().next(30).foreignAnswer(200, "text/html", LOGIN);

        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> client().get(GetObjectRequest.of(A)),
                () -> client().head(HeadObjectRequest.of(A)),
                () -> client().list(LIST))) {
            assertThatThrownBy(read)
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining(
                            "The answer has no " + requestIdHeader() + ", so it is not " + name() + "'s own");
        }
    }

    @Test
    protected void anErrorWithoutAnythingOfTheServiceMayBeThatOfAProxy() {
        server().emulator().faults().next(1).foreignAnswer(403, "text/html", "<html>blocked</html>");

        assertThatThrownBy(() -> client().get(GetObjectRequest.of(A)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageEndingWith(". The answer has no " + requestIdHeader() + ", so perhaps it is not " + name()
                        + "'s own but from something on the way, such as a proxy: check the network, and that the endpoint"
                        + " is one of " + name());
    }

    @Test
    protected void anAnswerToHeadDoesNotTellWhetherTheBucketIsThere() {
        assertThatThrownBy(() -> client().head(HeadObjectRequest.of(A)))
                .isInstanceOf(ObjectNotFoundException.class)
                .hasMessageEndingWith("There is no such object or no such bucket: the answer does not tell which");
    }
}
