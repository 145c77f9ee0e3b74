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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.retry.RetryPolicy;

import static io.github.camelcn.component.kodo.management.ManagementWire.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegionQueryTest {

    private final ManualClock clock = new ManualClock(ManagementWire.NOW);
    private ManagementWire server;
    private RegionQuery query;

    @BeforeEach
    void start() {
        server = new ManagementWire();
        server.answers(200, "");
        query = query(server.url("uc.test"));
    }

    @AfterEach
    void stop() {
        query.close();
        server.close();
    }

    private RegionQuery query(String ucEndpoint) {
        ManagementCalls calls = ManagementClient.builder()
                .clock(clock)
                .retryPolicy(RetryPolicy.NEVER)
                .http(http -> http.dns(RegionQueryTest::here))
                .unsignedCalls();
        return new RegionQuery(UcEndpoint.of(ucEndpoint), calls, clock);
    }

    private static List<InetAddress> here(String host) throws UnknownHostException {
        if (!host.endsWith(".test")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    }

    private RegionHosts find() throws IOException {
        return query.find("AK", "demo", "");
    }

    private int questions() {
        return server.regionQuestions().size();
    }

    @Test
    void readsTheFirstRegionWithTheSchemeOfTheEndpoint() throws IOException {
        RegionHosts hosts = find();

        assertThat(hosts.nativeRegion()).isEqualTo("z0");
        assertThat(hosts.s3Region()).isEqualTo("cn-east-1");
        assertThat(hosts.s3Endpoint()).contains(URI.create(server.url("s3.test")));
        assertThat(hosts.rs()).containsExactly(server.url("rs.test"));
        assertThat(hosts.rsf()).containsExactly(server.url("rsf.test"));
        assertThat(hosts.io()).containsExactly(server.url("io.test"));
        assertThat(hosts.ioSrc()).containsExactly(server.url("src.test"));
        assertThat(hosts.api()).containsExactly(server.url("api.test"));
        assertThat(hosts.uc()).containsExactly(server.url("uc.test"));
        assertThat(hosts.up()).containsExactly(server.url("up.test"), server.url("old-up.test"));
        assertThat(hosts.ttl()).isEqualTo(Duration.ofDays(1));
        assertThat(hosts.offers("LINE")).isTrue();
        assertThat(hosts.offers("STANDARD")).isTrue();
        assertThat(hosts.offers("GLACIER")).isFalse();
    }

    @Test
    void aPrivateCloudMayHaveNothingButOneHost() throws IOException {
        server.region(answer(200, "{\"hosts\":[{\"region\":\"mine\",\"rs\":{\"domains\":[\"https://a.test:9\"]}}]}"));

        RegionHosts hosts = find();

        assertThat(hosts.rs()).containsExactly("https://a.test:9");
        assertThat(hosts.s3Endpoint()).isEmpty();
        assertThat(hosts.ttl()).isEqualTo(Duration.ofDays(1));
        assertThat(hosts.offers("GLACIER")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.test/path", "user@a.test", "a b", "ftp://a.test", "a.test:x"})
    void anAnswerThatNamesNoHostIsNone(String host) {
        server.region(answer(200, "{\"hosts\":[{\"region\":\"z0\",\"s3\":{\"domains\":[\"" + host + "\"]}}]}"));

        assertThatThrownBy(this::find).isInstanceOf(IntegrityException.class).hasMessageContaining("a host");
    }

    /** Signed requests follow these hosts. */
    @Test
    void anAnswerThatCameOverHttpsSendsNobodyToPlainHttp() throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree("{\"hosts\":[{\"region\":\"z0\",\"s3\":{\"domains\":[\"http://s3.test\"]}}]}");

        assertThat(RegionAnswer.read(answer, "https").s3()).containsExactly("https://s3.test");
        assertThat(RegionAnswer.read(answer, "http").s3()).containsExactly("http://s3.test");
    }

    @Test
    void anAnswerWithoutARegionIsNone() {
        server.region(answer(200, "{\"hosts\":[]}"));

        assertThatThrownBy(this::find).hasMessageContaining("queryRegion demo").hasMessageContaining("names no region");
    }

    @Test
    void remembersUntilHalfOfTheTimeHasPassed() throws IOException {
        find();
        clock.advance(Duration.ofHours(12).minusSeconds(1));
        find();
        assertThat(questions()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        find();
        find();
        assertThat(questions()).isEqualTo(2);
    }

    @Test
    void bucketsAndKeysAreToldApart() throws IOException {
        find();
        query.find("AK", "other", "");
        query.find("AK2", "demo", "");

        assertThat(questions()).isEqualTo(3);
    }

    @Test
    void absurdTimesAreBounded() throws IOException {
        server.region(answer(200, server.regionAnswer(1)));
        assertThat(find().ttl()).isEqualTo(Duration.ofMinutes(1));

        server.region(answer(200, server.regionAnswer(Long.MAX_VALUE / 4)));
        assertThat(query.find("AK", "other", "").ttl()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void whatIsKnownHoldsWhileItCannotBeRefreshed() throws IOException {
        RegionHosts known = find();
        server.region(answer(599, "{}"));
        clock.advance(Duration.ofHours(13));

        assertThat(find()).isEqualTo(known);
        assertThat(find()).isEqualTo(known);
        assertThat(questions()).isEqualTo(2);

        clock.advance(RegionQuery.PAUSE);
        assertThat(find()).isEqualTo(known);
        assertThat(questions()).isEqualTo(3);

        clock.advance(Duration.ofHours(11));
        assertThatThrownBy(this::find).hasMessageContaining("599");
    }

    @Test
    void aFailureIsNotRememberedForLong() throws IOException {
        server.region(answer(599, "{\"error\":\"broken\"}"));
        assertThatThrownBy(this::find).hasMessageContaining("(599");
        assertThatThrownBy(this::find)
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("nobody answered a moment ago");
        assertThat(questions()).isEqualTo(1);

        server.region(answer(200, server.regionAnswer()));
        clock.advance(RegionQuery.SILENCE);
        assertThat(find().nativeRegion()).isEqualTo("z0");
    }

    @ParameterizedTest
    @CsvSource({"404", "612", "631"})
    void aBucketThatIsCreatedMeanwhileIsFoundAtOnce(int status) throws IOException {
        server.region(answer(status, "{\"error\":\"no such bucket\"}"));
        assertThatThrownBy(this::find).isInstanceOf(BucketNotFoundException.class);

        server.region(answer(200, server.regionAnswer()));
        assertThat(find().nativeRegion()).isEqualTo("z0");
    }

    @Test
    void forgetsABucketThatIsMadeAnew() throws IOException {
        find();
        query.forget("AK", "demo");
        find();

        assertThat(questions()).isEqualTo(2);
    }

    // ---------------------------------------------------------------- documented hosts

    @Test
    void theDocumentedHostsServeWhenNobodyAnswers() throws IOException {
        try (RegionQuery publicCloud = query(ManagementClient.DEFAULT_UC_ENDPOINT)) {
            RegionHosts zhejiang = publicCloud.find("AK", "demo", "cn-east-1");

            assertThat(zhejiang.nativeRegion()).isEqualTo("z0");
            assertThat(zhejiang.ttl()).isEqualTo(RegionQuery.SILENCE);
            assertThat(zhejiang.rs()).containsExactly("https://rs-z0.qiniuapi.com", "https://rs.qbox.me");
            assertThat(zhejiang.rsf()).containsExactly("https://rsf-z0.qiniuapi.com", "https://rsf.qbox.me");
            assertThat(zhejiang.io()).containsExactly("https://iovip-z0.qiniuio.com");
            assertThat(zhejiang.api()).containsExactly("https://api.qiniuapi.com", "https://api-z0.qiniuapi.com");
            assertThat(zhejiang.s3Endpoint()).contains(URI.create("https://s3.cn-east-1.qiniucs.com"));

            RegionHosts hanoi = publicCloud.find("AK", "demo", "ap-southeast-2");
            assertThat(hanoi.rs()).containsExactly("https://rs-ap-southeast-2.qiniuapi.com");
            assertThat(hanoi.api()).containsExactly("https://api-ap-southeast-2.qiniuapi.com");

            assertThat(publicCloud.find("AK", "demo", "z2").rs())
                    .containsExactly("https://rs-z2.qiniuapi.com", "https://rs-z2.qbox.me");
        }
    }

    @Test
    void thereAreNoDocumentedHostsOfUnknownRegions() {
        try (RegionQuery publicCloud = query(ManagementClient.DEFAULT_UC_ENDPOINT)) {
            assertThatThrownBy(() -> publicCloud.find("AK", "demo", "mars-1"))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("queryRegion demo");
        }
    }

    /** The hosts of the public cloud are the wrong ones for a private cloud that does not answer. */
    @Test
    void thereAreNoDocumentedHostsOfPrivateClouds() {
        server.region(answer(599, "{}"));

        assertThatThrownBy(() -> query.find("AK", "demo", "cn-east-1")).hasMessageContaining("599");
    }

    // ---------------------------------------------------------------- many threads

    @Test
    void callersWaitForOneQuestion() throws Exception {
        server.region(answer(200, server.regionAnswer()).withFixedDelay(300));

        assertThat(together(8, this::find))
                .allSatisfy(hosts -> assertThat(hosts.nativeRegion()).isEqualTo("z0"));
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void callersWhoWaitedShareAFailure() {
        server.region(answer(631, "{\"error\":\"no such bucket\"}").withFixedDelay(2000));

        assertThatThrownBy(() -> together(8, this::find)).hasRootCauseInstanceOf(BucketNotFoundException.class);
        // somebody who came too late to wait may have asked again
        assertThat(questions()).isLessThan(8);
    }

    @Test
    void oneCallerRefreshesWhileTheOthersGoOn() throws Exception {
        find();
        clock.advance(Duration.ofHours(13));
        server.region(answer(200, server.regionAnswer()).withFixedDelay((int) TimeUnit.HOURS.toMillis(1)));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<RegionHosts> refreshing = thread.submit(this::find);
            Awaitility.await().until(() -> questions() == 2);

            assertThat(find().nativeRegion()).isEqualTo("z0");
            assertThat(refreshing).isNotDone();
        } finally {
            thread.shutdownNow();
        }
        assertThat(questions()).isEqualTo(2);
    }

    private interface Call {
        RegionHosts call() throws IOException;
    }

    private static List<RegionHosts> together(int threads, Call call) throws Exception {
        ExecutorService crew = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<RegionHosts>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(crew.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<RegionHosts> found = new ArrayList<>();
            for (Future<RegionHosts> result : results) {
                found.add(result.get(2, TimeUnit.MINUTES));
            }
            return found;
        } finally {
            crew.shutdownNow();
        }
    }
}
