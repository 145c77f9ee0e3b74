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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.StorageClassException;
import io.github.camelcn.common.error.WrongBucketNameException;
import io.github.camelcn.common.error.WrongRegionException;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.KodoEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where requests go when nobody says where, and what is said when they went to the wrong place. */
class KodoRegionsTest {

    private static final ObjectRef NORTHERN = new ObjectRef("northern", "a");

    private static KodoEmulator emulator;

    private final MovingClock clock = new MovingClock();
    private final List<String> asked = new ArrayList<>();
    private boolean silent;
    private Optional<BucketLocator.Place> place;

    /** Moves when it is told to. */
    private static final class MovingClock extends Clock {

        private Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeAll
    static void start() {
        emulator = KodoEmulator.builder()
                .bucket("eastern", "cn-east-1")
                .bucket("northern", "cn-north-1")
                .start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void inTheNorth() {
        place = Optional.of(place("cn-north-1"));
    }

    private static BucketLocator.Place place(String region) {
        return new BucketLocator.Place(region, emulator.namedEndpoint(region).toString(), Duration.ofHours(1));
    }

    private Optional<BucketLocator.Place> locate(String accessKey, String bucket) throws IOException {
        asked.add(accessKey + " " + bucket);
        if (silent) {
            throw new IOException("nobody answers");
        }
        return place;
    }

    private KodoClient detecting() {
        return EmulatorClients.patient(KodoClient.builder())
                .bucketLocator(this::locate)
                .clock(clock)
                .build();
    }

    private KodoClient inTheEast() {
        return EmulatorClients.byName(emulator)
                .bucketLocator(this::locate)
                .clock(clock)
                .build();
    }

    @Test
    void aDetectedRegionIsRememberedAsLongAsItLasts() throws IOException {
        try (KodoClient client = detecting()) {
            client.put(PutObjectRequest.of(NORTHERN, Payload.empty()));
            client.head(HeadObjectRequest.of(NORTHERN));
            assertThat(asked).containsExactly(KodoEmulator.ACCESS_KEY + " northern");

            clock.pass(Duration.ofMinutes(61));
            client.head(HeadObjectRequest.of(NORTHERN));
            assertThat(asked).hasSize(2);

            silent = true;
            clock.pass(Duration.ofMinutes(61));
            client.head(HeadObjectRequest.of(NORTHERN));
            assertThat(asked).hasSize(3);
        }
    }

    /** Where a bucket is decides whether the connection protects its bytes, not where the client begins to look. */
    @Test
    void aCorruptedDownloadFromAPlaceOverPlainHttpFails() throws IOException {
        emulator.putObject("northern", "a", "hello".getBytes(UTF_8));
        emulator.faults().on("GET", "/northern/a").times(1).corruptBody();
        try (KodoClient client = detecting();
                StoredObject object = client.get(GetObjectRequest.of(NORTHERN))) {
            assertThatThrownBy(() -> object.content().readAllBytes()).isInstanceOf(IntegrityException.class);
        }
    }

    @Test
    void errorsNameTheRegionThatWasAsked() throws IOException {
        try (KodoClient client = detecting()) {
            assertThatThrownBy(() -> client.put(
                            PutObjectRequest.of(NORTHERN, Payload.empty()).withStorageClass("STANDARD_IA")))
                    .isInstanceOf(StorageClassException.class)
                    .hasMessageContaining("STANDARD_IA is not offered in cn-north-1");
        }
    }

    @Test
    void aRegionThatNobodyTellsIsAFailure() throws IOException {
        silent = true;
        try (KodoClient client = detecting()) {
            assertThatThrownBy(() -> client.head(HeadObjectRequest.of(NORTHERN)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("nobody answers");
        }
    }

    @Test
    void aBucketThatIsToBeMadeNeedsARegion() throws IOException {
        try (KodoClient client = detecting()) {
            assertThatThrownBy(() -> client.createBucket(new CreateBucketRequest("another")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("set region");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aBucketInAnotherRegionIsExplained() throws IOException {
        try (KodoClient client = inTheEast()) {
            assertThatThrownBy(() -> client.list(new ListObjectsRequest("northern", "", "", ListCursor.START, 10)))
                    .isInstanceOfSatisfying(WrongRegionException.class, e -> {
                        assertThat(e.actualRegion()).isEqualTo("cn-north-1");
                        assertThat(e)
                                .hasMessageContaining("signed for region cn-east-1")
                                .hasMessageContaining("set region=cn-north-1");
                    });
        }
    }

    @Test
    void aMissingBucketStaysMissing() throws IOException {
        place = Optional.empty();
        try (KodoClient client = inTheEast()) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> client.list(new ListObjectsRequest("nowhere", "", "", ListCursor.START, 10)))
                        .isInstanceOf(BucketNotFoundException.class);
            }
        }
        assertThat(asked).as("not asked again at once").hasSize(1);
    }

    @Test
    void anUnansweredQuestionExplainsNothing() throws IOException {
        silent = true;
        try (KodoClient client = inTheEast()) {
            assertThatThrownBy(() -> client.list(new ListObjectsRequest("nowhere", "", "", ListCursor.START, 10)))
                    .isInstanceOf(BucketNotFoundException.class);
        }
    }

    @Test
    void theOtherNameOfABucketIsExplained() throws IOException {
        try (KodoClient client = EmulatorClients.byName(emulator)
                .bucketNames(name -> name.equals("holiday") ? Optional.of("holiday-7f3a") : Optional.empty())
                .build()) {
            assertThatThrownBy(() -> client.list(new ListObjectsRequest("holiday", "", "", ListCursor.START, 10)))
                    .isInstanceOfSatisfying(WrongBucketNameException.class, e -> assertThat(e.rightName())
                            .isEqualTo("holiday-7f3a"))
                    .hasMessageContaining("holiday is its Kodo name, and S3 requests need its S3 name, holiday-7f3a");
        }
    }

    /** A place may name any host; the region of its signatures is remembered with it. */
    @Test
    void hostsThatDoNotNameTheirRegionAreRemembered() throws IOException {
        KodoRegions regions = new KodoRegions(
                "",
                "",
                true,
                (accessKey, bucket) -> Optional.of(
                        new BucketLocator.Place("cn-private-1", "https://objects.example", Duration.ofHours(1))),
                S3BucketNames.NONE,
                clock,
                () -> "ak");

        assertThat(regions.of("photos").region()).isEqualTo("cn-private-1");
        assertThat(regions.regionOfHost("objects.example")).isEqualTo("cn-private-1");
        assertThat(regions.regionOfHost("photos.objects.example")).isEqualTo("cn-private-1");
        assertThat(regions.regionOfHost("s3.cn-south-1.qiniucs.com")).isEqualTo("cn-south-1");
    }

    /** The service knows better than the locator; only a client that may choose its region follows. */
    @Test
    void aDetectingClientMovesWhereTheServiceSays() {
        KodoRegions detecting = new KodoRegions("", "", false, this::locate, S3BucketNames.NONE, clock, () -> "ak");
        KodoRegions fixed =
                new KodoRegions("", "cn-east-1", false, this::locate, S3BucketNames.NONE, clock, () -> "ak");

        assertThat(detecting.moved("b", "cn-south-1", detecting.home()))
                .hasValueSatisfying(
                        hosts -> assertThat(hosts.endpoint()).hasToString("https://s3.cn-south-1.qiniucs.com"));
        assertThat(detecting.moved("b", "cn-east-1", detecting.home())).isEmpty();
        assertThat(detecting.moved("b", "", detecting.home())).isEmpty();
        assertThat(fixed.moved("b", "cn-south-1", fixed.home())).isEmpty();
    }

    /** An answer decides about a host, and is not to be believed blindly. */
    @Test
    void aDetectingClientFollowsNobodyOutOfAPrivateCloudOrIntoNowhere() {
        KodoRegions detecting = new KodoRegions("", "", false, this::locate, S3BucketNames.NONE, clock, () -> "ak");
        KodoHosts ours = KodoHosts.of("https://objects.example", "cn-private-1", false);

        assertThat(detecting.moved("b", "cn-south-1", ours)).isEmpty();
        for (String nowhere : List.of("south", "cn south 1", "evil.example/cn-south-1", "cn-south-1.evil")) {
            assertThat(detecting.moved("b", nowhere, detecting.home())).isEmpty();
        }
    }

    @Test
    void placesSayWhatTheyNeed() {
        assertThatThrownBy(() -> new BucketLocator.Place(" ", "", Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BucketLocator.Place("cn-east-1", "", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
