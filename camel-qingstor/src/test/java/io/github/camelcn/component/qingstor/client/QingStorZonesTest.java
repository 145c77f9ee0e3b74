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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.WrongRegionException;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.TestConnectionRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Buckets in another zone than the one that was asked. */
class QingStorZonesTest {

    private static final ObjectRef FAR = new ObjectRef("far-away", "a");
    private static final ObjectRef NEAR = new ObjectRef("close-by", "a");

    private QingStorEmulator emulator;
    private final MovableClock clock = new MovableClock();

    @BeforeEach
    void start() {
        emulator = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .bucket("close-by", "pek3a")
                .bucket("far-away", "sh1a")
                .start();
        emulator.putObject("far-away", "a", "hello".getBytes(UTF_8));
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    /** Starts at the real time, since the emulator checks dates, and moves within what it allows. */
    private static final class MovableClock extends Clock {

        private Instant now = Instant.now();

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private QingStorClient.Builder client() {
        return EmulatorClients.byName(emulator).clock(clock);
    }

    private QingStorClient detecting() {
        return client().zoneAutoDetect(true).build();
    }

    private List<String> hosts() {
        return emulator.requests().stream()
                .map(request -> request.method() + " "
                        + request.header("host").orElse("").replaceFirst(":\\d+$", ""))
                .toList();
    }

    private long questions() {
        return emulator.requests().stream()
                .filter(request -> request.header("authorization").isEmpty())
                .count();
    }

    private static Payload helloOnce() {
        return Payload.of(new ByteArrayInputStream("hello".getBytes(UTF_8)), 5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theErrorNamesTheZone(boolean virtualHostStyle) throws IOException {
        try (QingStorClient client = client().virtualHostStyle(virtualHostStyle).build()) {
            WrongRegionException failure =
                    catchThrowableOfType(WrongRegionException.class, () -> client.get(GetObjectRequest.of(FAR)));

            assertThat(failure.actualRegion()).isEqualTo("sh1a");
            assertThat(failure)
                    .hasMessageEndingWith("The bucket is in zone sh1a: set zone=sh1a, or zoneAutoDetect=true");
        }
    }

    @Test
    void everyKindOfCallFindsOut() throws IOException {
        try (QingStorClient client = client().build()) {
            assertThatThrownBy(() -> client.head(HeadObjectRequest.of(FAR))).isInstanceOf(WrongRegionException.class);
            assertThatThrownBy(() -> client.bucketExists(new HeadBucketRequest("far-away")))
                    .isInstanceOf(WrongRegionException.class);
            assertThatThrownBy(() -> client.list(new ListObjectsRequest("far-away", "", "", ListCursor.START, 10)))
                    .isInstanceOf(WrongRegionException.class);
            assertThatThrownBy(() -> client.put(PutObjectRequest.of(FAR, helloOnce())))
                    .isInstanceOf(WrongRegionException.class);
            assertThatThrownBy(() -> client.testConnection(new TestConnectionRequest("far-away")))
                    .isInstanceOf(WrongRegionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void detectionSendsTheCallToTheRightZoneAndLaterOnesStraightThere(boolean virtualHostStyle) throws IOException {
        try (QingStorClient client =
                client().zoneAutoDetect(true).virtualHostStyle(virtualHostStyle).build()) {
            client.get(GetObjectRequest.of(FAR)).close();
            emulator.clearRequests();

            client.head(HeadObjectRequest.of(FAR));

            String host = virtualHostStyle ? "far-away.sh1a.qingstor.test" : "sh1a.qingstor.test";
            assertThat(hosts()).containsExactly("HEAD " + host);
        }
    }

    @Test
    void theOtherFormOfTheQuestionHelpsWhereTheFirstIsNotUnderstood() throws IOException {
        emulator.faults()
                .on(request -> request.header("host").orElse("").startsWith("qingstor.test"))
                .bareStatus(404);
        try (QingStorClient client = detecting()) {
            assertThat(client.head(HeadObjectRequest.of(FAR)).size()).isEqualTo(5);
        }
        assertThat(hosts())
                .containsExactly(
                        "HEAD pek3a.qingstor.test",
                        "HEAD qingstor.test",
                        "HEAD far-away.qingstor.test",
                        "HEAD sh1a.qingstor.test");
    }

    /** Half of a stream cannot be taken back. */
    @Test
    void aStreamIsSentOnlyOnceTheZoneIsKnown() throws IOException {
        try (QingStorClient client = detecting()) {
            client.put(PutObjectRequest.of(new ObjectRef("far-away", "stream"), helloOnce()));

            assertThat(hosts()).containsExactly("HEAD qingstor.test", "PUT sh1a.qingstor.test");
            assertThat(emulator.objectBytes("far-away", "stream")).asString().isEqualTo("hello");
        }
    }

    @Test
    void aMissingObjectAsksOnceAndStaysMissing() throws IOException {
        try (QingStorClient client = detecting()) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> client.head(HeadObjectRequest.of(NEAR)))
                        .isInstanceOf(ObjectNotFoundException.class);
            }
            assertThat(questions()).isEqualTo(1);

            emulator.clearRequests();
            assertThatThrownBy(() -> client.get(GetObjectRequest.of(NEAR))).isInstanceOf(ObjectNotFoundException.class);
            assertThat(questions()).as("the answer's body says what is missing").isZero();
        }
    }

    @Test
    void aMissingBucketAsksAgainAfterAMinute() throws IOException {
        ObjectRef nowhere = new ObjectRef("nowhere", "a");
        try (QingStorClient client = client().build()) {
            assertThatThrownBy(() -> client.get(GetObjectRequest.of(nowhere)))
                    .isInstanceOf(BucketNotFoundException.class);
            long once = questions();
            assertThatThrownBy(() -> client.get(GetObjectRequest.of(nowhere)))
                    .isInstanceOf(BucketNotFoundException.class);
            assertThat(questions()).isEqualTo(once);

            clock.advance(Duration.ofSeconds(61));
            assertThatThrownBy(() -> client.get(GetObjectRequest.of(nowhere)))
                    .isInstanceOf(BucketNotFoundException.class);
            assertThat(questions()).isEqualTo(2 * once);
        }
    }

    @Test
    void aQuestionThatFailsDoesNotHideTheError() throws IOException {
        emulator.faults()
                .on(request -> request.header("authorization").isEmpty())
                .dropBeforeEffect();
        try (QingStorClient client = client().build()) {
            assertThatThrownBy(() -> client.get(GetObjectRequest.of(FAR)))
                    .isInstanceOf(BucketNotFoundException.class)
                    .hasMessageContaining("bucket_not_exists");
        }
    }

    @Test
    void aGlobalHostThatDoesNotAnswerIsLeftAloneForAWhile() throws IOException {
        emulator.faults()
                .on(request -> request.header("authorization").isEmpty())
                .dropBeforeEffect();
        try (QingStorClient client = client().build()) {
            assertThatThrownBy(() -> client.head(HeadObjectRequest.of(FAR)))
                    .isInstanceOf(ObjectNotFoundException.class);
            long once = questions();
            clock.advance(Duration.ofMinutes(9));
            assertThatThrownBy(() -> client.head(HeadObjectRequest.of(NEAR)))
                    .isInstanceOf(ObjectNotFoundException.class);
            assertThat(questions()).isEqualTo(once);

            emulator.faults().clear();
            clock.advance(Duration.ofMinutes(2));
            assertThatThrownBy(() -> client.head(HeadObjectRequest.of(FAR))).isInstanceOf(WrongRegionException.class);
        }
    }

    @Test
    void theQuestionCarriesNoSignature() throws IOException {
        try (QingStorClient client = detecting()) {
            client.get(GetObjectRequest.of(FAR)).close();
        }
        RecordedRequest question = emulator.requests().stream()
                .filter(request -> request.header("host").orElse("").startsWith("qingstor.test"))
                .findFirst()
                .orElseThrow();
        assertThat(question.header("authorization")).isEmpty();
    }

    /** The bucket was removed over there and made anew here. */
    @Test
    void aBucketThatMovedIsFoundAgain() throws IOException {
        try (QingStorClient client = detecting()) {
            assertThat(client.bucketExists(new HeadBucketRequest("far-away"))).isTrue();
            emulator.store().removeBucket("far-away");

            client.createBucket(new CreateBucketRequest("far-away"));
            emulator.clearRequests();

            assertThat(client.bucketExists(new HeadBucketRequest("far-away"))).isTrue();
            assertThat(hosts()).containsExactly("HEAD pek3a.qingstor.test");
            client.deleteBucket(new DeleteBucketRequest("far-away"));
        }
    }

    @Test
    void linksLeadToTheZoneThatWasFound() throws IOException {
        try (QingStorClient client = detecting()) {
            client.head(HeadObjectRequest.of(FAR));

            URI link = client.createLink(new CreateLinkRequest(
                    FAR, CreateLinkRequest.Method.GET, Duration.ofMinutes(1), Map.of(), Map.of()));

            assertThat(link.getHost()).isEqualTo("sh1a.qingstor.test");
        }
    }

    // ---------------------------------------------------------------- redirects

    private URI at(String host) {
        return URI.create("http://" + host + ":" + emulator.port() + "/far-away/a");
    }

    @Test
    void aRedirectWithinTheServiceIsFollowedAndSignedAnew() throws IOException {
        emulator.faults()
                .on(request -> request.header("host").orElse("").startsWith("pek3a"))
                .redirect(at("sh1a.qingstor.test"));
        try (QingStorClient client = detecting()) {
            client.put(PutObjectRequest.of(FAR, Payload.of("again".getBytes(UTF_8))));
            client.head(HeadObjectRequest.of(FAR));
        }
        assertThat(emulator.objectBytes("far-away", "a")).asString().isEqualTo("again");
        assertThat(hosts())
                .containsExactly("PUT pek3a.qingstor.test", "PUT sh1a.qingstor.test", "HEAD sh1a.qingstor.test");
    }

    @Test
    void aRedirectIsAnErrorThatNamesTheZoneIfZonesAreNotDetected() throws IOException {
        emulator.faults().on("GET", "/far-away").redirect(at("sh1a.qingstor.test"));
        try (QingStorClient client = client().build()) {
            WrongRegionException failure =
                    catchThrowableOfType(WrongRegionException.class, () -> client.get(GetObjectRequest.of(FAR)));

            assertThat(failure.actualRegion()).isEqualTo("sh1a");
        }
        assertThat(hosts()).containsExactly("GET pek3a.qingstor.test");
    }

    @Test
    void aRedirectToAnotherSiteNeverTakesOurSignatureAlong() throws IOException {
        emulator.faults().on("GET", "/far-away").redirect(URI.create("http://evil.example/far-away/a"));
        try (QingStorClient client = detecting()) {
            assertThatThrownBy(() -> client.get(GetObjectRequest.of(FAR))).hasMessageContaining("this is not followed");
        }
    }

    @Test
    void aStreamThatWasSentCannotBeRedirected() throws IOException {
        try (QingStorClient client = detecting()) {
            client.head(HeadObjectRequest.of(FAR));
            emulator.faults().on("PUT", "/far-away").redirect(at("pek3a.qingstor.test"));

            assertThatThrownBy(() -> client.put(PutObjectRequest.of(FAR, helloOnce())))
                    .isInstanceOf(WrongRegionException.class)
                    .hasMessageContaining("cannot be read again");
        }
    }
}
