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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.management.BatchResult.Entry;
import io.github.camelcn.component.kodo.management.BatchResult.Outcome;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static io.github.camelcn.component.kodo.management.ManagementWire.answer;
import static io.github.camelcn.component.kodo.management.ManagementWire.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NativeBatchesTest {

    private ManagementWire server;
    private ManagementClient client;

    @BeforeEach
    void start() {
        server = new ManagementWire();
        server.answers(200, "");
        client = server.client().build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static ObjectRef object(String key) {
        return new ObjectRef("demo", key);
    }

    private static List<String> commands(String body) {
        return Arrays.stream(body.split("&"))
                .map(op -> URLDecoder.decode(op, StandardCharsets.UTF_8))
                .toList();
    }

    private static String done(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"code\":200}").collect(Collectors.joining(",", "[", "]"));
    }

    private static BatchRequest deletions(int count) {
        List<BatchEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new NativeDeleteRequest(object("k" + i)));
        }
        return new BatchRequest(entries);
    }

    @Test
    void sendsEverythingAtOnceAndReportsEachEntryInOrder() throws IOException {
        server.answers(
                298,
                "[{\"code\":200,\"data\":{\"fsize\":7,\"hash\":\"h\"}},{\"code\":200},"
                        + "{\"code\":612,\"data\":{\"error\":\"no such file or directory\"}},"
                        + "{\"code\":614,\"data\":{\"error\":\"file exists\"}}]");
        BatchEntry stat = StatObjectRequest.of(object("a"));
        BatchEntry type = new ChangeTypeRequest(object("b"), 1);
        BatchEntry delete = new NativeDeleteRequest(object("c"));
        BatchEntry copy = new NativeCopyRequest(object("d"), object("e"), false);

        BatchResult result = client.batch(BatchRequest.of(stat, type, delete, copy));

        assertThat(server.requests()).hasSize(1);
        assertThat(server.last().getHost()).isEqualTo("rs.test");
        assertThat(server.sent()).startsWith("POST rs.test /batch\napplication/x-www-form-urlencoded\n\nop=%2Fstat%2F");
        assertThat(commands(server.last().getBodyAsString()))
                .containsExactly(
                        "op=/stat/" + base64("demo:a"),
                        "op=/chtype/" + base64("demo:b") + "/type/1",
                        "op=/delete/" + base64("demo:c"),
                        "op=/copy/" + base64("demo:d") + "/" + base64("demo:e"));
        assertThat(result.entries()).extracting(Entry::request).containsExactly(stat, type, delete, copy);
        assertThat(result.entries()).extracting(Entry::code).containsExactly(200, 200, 612, 614);
        assertThat(result.entries().get(0).stat().orElseThrow().size()).isEqualTo(7);
        assertThat(result.entries().get(1).stat()).isEmpty();
        assertThat(result.entries().get(2).kind()).contains(ErrorKind.OBJECT_NOT_FOUND);
        assertThat(result.entries().get(2).message()).isEqualTo("no such file or directory");
        assertThat(result.notDone()).extracting(Entry::outcome).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(result.allDone()).isFalse();
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void sendsAThousandAtATime() throws IOException {
        server.on(
                        post(urlPathEqualTo("/batch"))
                                .inScenario("batch")
                                .whenScenarioStateIs(STARTED)
                                .willSetStateTo("2"),
                        answer(200, done(1000)))
                .on(post(urlPathEqualTo("/batch")).inScenario("batch").whenScenarioStateIs("2"), answer(200, done(1)));

        BatchResult result = client.batch(deletions(1001));

        assertThat(result.entries()).hasSize(1001);
        assertThat(result.allDone()).isTrue();
        assertThat(commands(server.requests().get(0).getBodyAsString())).hasSize(1000);
        assertThat(commands(server.requests().get(1).getBodyAsString()))
                .containsExactly("op=/delete/" + base64("demo:k1000"));
    }

    @Test
    void aLaterFailureDoesNotLoseWhatWasAnswered() throws IOException {
        server.on(
                        post(urlPathEqualTo("/batch"))
                                .inScenario("batch")
                                .whenScenarioStateIs(STARTED)
                                .willSetStateTo("2"),
                        answer(200, done(1000)))
                .on(
                        post(urlPathEqualTo("/batch")).inScenario("batch").whenScenarioStateIs("2"),
                        answer(401, "{\"error\":\"bad token\"}"));

        BatchResult result = client.batch(deletions(2500));

        assertThat(server.requests()).hasSize(2);
        assertThat(result.failure()).containsInstanceOf(InvalidCredentialsException.class);
        assertThat(result.entries().subList(0, 1000))
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.DONE));
        assertThat(result.notDone()).hasSize(1500).allSatisfy(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(entry.kind()).contains(ErrorKind.INVALID_CREDENTIALS);
            assertThat(entry.message()).contains("bad token");
        });
    }

    @Test
    void entriesWhoseAnswerWasLostMayHaveHappened() throws IOException {
        server.on(
                        post(urlPathEqualTo("/batch"))
                                .inScenario("batch")
                                .whenScenarioStateIs(STARTED)
                                .willSetStateTo("2"),
                        answer(200, done(1000)))
                .on(
                        post(urlPathEqualTo("/batch")).inScenario("batch").whenScenarioStateIs("2"),
                        aResponse().withFault(Fault.EMPTY_RESPONSE));

        BatchResult result = client.batch(deletions(2500));

        assertThat(result.entries().subList(1000, 2000))
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(result.entries().subList(2000, 2500))
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.NOT_DONE));
    }

    @Test
    void aBatchOfWhichNothingWasAnsweredFails() {
        server.answers(401, "{\"error\":\"bad token\"}");

        assertThatThrownBy(() -> client.batch(deletions(2500))).isInstanceOf(InvalidCredentialsException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerAboutOtherEntriesIsNotBelieved() {
        server.answers(200, done(2));

        assertThatThrownBy(() -> client.batch(deletions(3)))
                .isInstanceOf(IntegrityException.class)
                .hasMessage("batch 3 entries: the answer is about 2 entries");
    }

    @Test
    void aBatchWithACopyIsNotRepeatedAfterALostAnswer() {
        server.on(post(urlPathEqualTo("/batch")), aResponse().withFault(Fault.EMPTY_RESPONSE));
        try (ManagementClient patient =
                server.client().retryPolicy(ManagementWire.QUICK).build()) {
            assertThatThrownBy(() ->
                            patient.batch(BatchRequest.of(new NativeCopyRequest(object("d"), object("e"), false))))
                    .isInstanceOf(TransportException.class);
            assertThat(server.requests()).hasSize(1);

            server.forgetRequests();
            assertThatThrownBy(() -> patient.batch(deletions(1))).isInstanceOf(TransportException.class);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void everyRegionGetsItsOwnRequest() throws IOException {
        server.region(answer(200, server.regionAnswer("rs-1.test")))
                .on(
                        get(urlPathEqualTo("/v4/query")).withQueryParam("bucket", equalTo("far")),
                        answer(200, server.regionAnswer("rs-2.test")))
                .on(post(urlPathEqualTo("/batch")).withHost(equalTo("rs-1.test")), answer(200, done(2)))
                .on(
                        post(urlPathEqualTo("/batch")).withHost(equalTo("rs-2.test")),
                        answer(298, "[{\"code\":612,\"data\":{\"error\":\"x\"}}]"));

        BatchResult result = client.batch(BatchRequest.of(
                new NativeDeleteRequest(object("a")),
                new NativeDeleteRequest(new ObjectRef("far", "b")),
                new NativeDeleteRequest(object("c"))));

        assertThat(result.entries()).extracting(Entry::code).containsExactly(200, 612, 200);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aBucketThatDoesNotExistFailsItsEntriesOnly() throws IOException {
        server.on(
                        get(urlPathEqualTo("/v4/query")).withQueryParam("bucket", equalTo("gone")),
                        answer(631, "{\"error\":\"no such bucket\"}"))
                .on(get(urlPathEqualTo("/v2/buckets")), answer(200, "[]"))
                .on(post(urlPathEqualTo("/batch")), answer(200, done(1)));

        BatchResult result = client.batch(BatchRequest.of(
                new NativeDeleteRequest(new ObjectRef("gone", "b")), new NativeDeleteRequest(object("a"))));

        assertThat(result.entries()).extracting(Entry::code).containsExactly(631, 200);
        assertThat(result.entries().get(0).kind()).contains(ErrorKind.BUCKET_NOT_FOUND);
        assertThat(result.failure()).isEmpty();
    }

    /** As when the documented hosts serve because nobody could be asked for the region. */
    @Test
    void entriesOfABucketGivenByItsS3NameAreSentAgain() throws IOException {
        server.on(get(urlPathEqualTo("/v2/buckets")), answer(200, "[{\"id\":\"demo-s3\",\"tbl\":\"demo\"}]"))
                .on(
                        post(urlPathEqualTo("/batch"))
                                .inScenario("batch")
                                .whenScenarioStateIs(STARTED)
                                .willSetStateTo("2"),
                        answer(
                                298,
                                "[{\"code\":200},{\"code\":631,\"data\":{\"error\":\"no such bucket\"}},{\"code\":200}]"))
                .on(post(urlPathEqualTo("/batch")).inScenario("batch").whenScenarioStateIs("2"), answer(200, done(1)));

        BatchResult result = client.batch(BatchRequest.of(
                new NativeDeleteRequest(object("a")),
                new NativeDeleteRequest(new ObjectRef("demo-s3", "b")),
                new NativeDeleteRequest(object("c"))));

        assertThat(result.allDone()).isTrue();
        assertThat(commands(server.last().getBodyAsString())).containsExactly("op=/delete/" + base64("demo:b"));
    }
}
