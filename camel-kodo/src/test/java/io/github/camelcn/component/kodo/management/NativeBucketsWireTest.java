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
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ConflictException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.camelcn.component.kodo.management.ManagementWire.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every request about buckets as it arrives. */
class NativeBucketsWireTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final NativeBucketRequest DEMO = new NativeBucketRequest("demo");

    @AutoClose
    private static final ManagementWire server = new ManagementWire();

    @AutoClose
    private final ManagementClient client = server.client().build();

    @BeforeEach
    void forget() {
        server.answers(200, "");
        server.forgetRequests();
    }

    private static void assertSent(String text) {
        assertThat(server.requests()).hasSize(1);
        assertThat(server.sent()).isEqualTo(text);
    }

    @Test
    void listsBucketsByBothNames() throws IOException {
        server.answers(
                200,
                "[{\"id\":\"demo-s3\",\"tbl\":\"demo\",\"region\":\"z0\",\"ctime\":1,\"perm\":0},{\"tbl\":\"other\",\"perm\":1}]");

        assertThat(client.bucketNames())
                .containsExactly(new BucketName("demo-s3", "demo", "z0", 0), new BucketName("other", "other", "", 1));
        assertSent("GET uc.test /v2/buckets?shared=rd");
    }

    @Test
    void readsWhatTheServiceSaysAboutABucket() throws IOException {
        server.answers(
                200,
                "{\"region\":\"z0\",\"zone\":\"nb\",\"private\":1,\"protected\":1,\"versioning\":true,"
                        + "\"encryption_enabled\":true,\"perm\":2,\"more\":[]}");

        assertThat(client.bucketInfo(DEMO)).isEqualTo(new BucketInfo("z0", "nb", true, true, true, true, 2));
        assertSent("POST uc.test /v2/bucketInfo?bucket=demo\n" + FORM);
    }

    @Test
    void listsDomains() throws IOException {
        server.answers(200, "[\"cdn.example.com\",\"b.example.com\"]");

        assertThat(client.bucketDomains(DEMO)).containsExactly("cdn.example.com", "b.example.com");
        assertSent("GET uc.test /v2/domains?tbl=demo");
    }

    @Test
    void bucketsAreCreatedPrivate() throws IOException {
        client.createBucket(CreateNativeBucketRequest.of("demo", "cn-east-1"));

        assertThat(server.requests())
                .map(ManagementWire::text)
                .containsExactly(
                        "POST uc.test /mkbucketv3/demo/region/z0/private/true\n" + FORM,
                        "POST uc.test /private\n" + FORM + "\n\nbucket=demo&private=1");
        server.requests().forEach(ManagementWire::assertSigned);
    }

    @Test
    void bucketsArePublicOnlyIfAsked() throws IOException {
        client.createBucket(new CreateNativeBucketRequest("demo", "my-region", true));

        assertSent("POST uc.test /mkbucketv3/demo/region/my-region\n" + FORM);
    }

    @Test
    void aTakenNameIsAConflict() {
        server.answers(614, "{\"error\":\"the bucket already exists and you own it.\"}");

        assertThatThrownBy(() -> client.createBucket(CreateNativeBucketRequest.of("demo", "z0")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("createBucket demo")
                .hasMessageEndingWith("The name is taken, possibly by another account");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aConflictWithOurselvesAfterALostAnswerIsNone() throws IOException {
        server.answers(200, "{\"region\":\"z0\"}")
                .on(
                        post(urlPathMatching("/mkbucketv3/.*"))
                                .inScenario("lost")
                                .whenScenarioStateIs(Scenario.STARTED)
                                .willSetStateTo("there"),
                        aResponse().withFault(Fault.EMPTY_RESPONSE))
                .on(
                        post(urlPathMatching("/mkbucketv3/.*"))
                                .inScenario("lost")
                                .whenScenarioStateIs("there"),
                        answer(614, "{\"error\":\"exists\"}"));
        try (ManagementClient patient =
                server.client().retryPolicy(ManagementWire.QUICK).build()) {
            patient.createBucket(CreateNativeBucketRequest.of("demo", "z0"));
        }

        assertThat(server.last().getUrl()).isEqualTo("/private");
    }

    @Test
    void aBucketThatCouldNotBeMadePrivateIsReportedAsSuch() {
        server.answers(200, "").on(post(urlPathEqualTo("/private")), answer(599, "{\"error\":\"broken\"}"));

        assertThatThrownBy(() -> client.createBucket(CreateNativeBucketRequest.of("demo", "z0")))
                .hasMessageContaining("createBucket demo")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .asString()
                        .contains("the bucket demo was created, but may be readable by everybody"));
    }

    @Test
    void setsWhoMayRead() throws IOException {
        client.setBucketPrivate(new SetBucketPrivateRequest("demo", false));

        assertSent("POST uc.test /private\n" + FORM + "\n\nbucket=demo&private=0");
    }

    @Test
    void readsAndSetsQuotas() throws IOException {
        server.answers(200, "{\"size\":1024,\"count\":-1}");

        assertThat(client.bucketQuota(DEMO)).isEqualTo(new BucketQuota(1024, -1));
        assertSent("POST uc.test /getbucketquota/demo\n" + FORM);

        server.forgetRequests();
        client.setBucketQuota(new SetBucketQuotaRequest("demo", new BucketQuota(-1, 5)));
        assertSent("POST uc.test /setbucketquota/demo/size/-1/count/5\n" + FORM);
    }

    private static final String RULES = "[{\"name\":\"old\",\"prefix\":\"logs/\",\"delete_after_days\":30,"
            + "\"to_line_after_days\":1,\"to_archive_ir_after_days\":2,\"to_archive_after_days\":3,"
            + "\"to_deep_archive_after_days\":4,\"ctime\":\"x\"}]";

    @Test
    void readsLifecycleRules() throws IOException {
        server.answers(200, RULES);

        assertThat(client.lifecycleRules(DEMO)).containsExactly(new LifecycleRule("old", "logs/", 1, 2, 3, 4, 30));
        assertSent("GET uc.test /rules/get?bucket=demo");
    }

    @Test
    void noLifecycleRulesAreNull() throws IOException {
        server.answers(200, "null");

        assertThat(client.lifecycleRules(DEMO)).isEmpty();
    }

    @Test
    void addsANewRuleAndReplacesAnOldOne() throws IOException {
        server.answers(200, RULES);
        client.putLifecycleRule(new PutLifecycleRuleRequest("demo", new LifecycleRule("new", "a/&b", 5, 0, 0, 0, 9)));
        assertThat(server.sent())
                .isEqualTo("POST uc.test /rules/add\n" + FORM
                        + "\n\nbucket=demo&name=new&prefix=a%2F%26b&delete_after_days=9&to_line_after_days=5"
                        + "&to_archive_ir_after_days=0&to_archive_after_days=0&to_deep_archive_after_days=0");

        client.putLifecycleRule(new PutLifecycleRuleRequest("demo", new LifecycleRule("old", "", 0, 0, 0, 0, 9)));
        assertThat(server.last().getUrl()).isEqualTo("/rules/update");
    }

    @Test
    void deletesARule() throws IOException {
        client.deleteLifecycleRule(new DeleteLifecycleRuleRequest("demo", "old"));

        assertSent("POST uc.test /rules/delete\n" + FORM + "\n\nbucket=demo&name=old");
    }

    @Test
    void readsEventRules() throws IOException {
        server.answers(
                200,
                "[{\"name\":\"old hook\",\"prefix\":\"in/\",\"suffix\":\".csv\",\"events\":[\"put\",\"copy\"],"
                        + "\"callback_urls\":[\"https://a/\"],\"access_key\":\"ak\",\"host\":\"b\",\"ctime\":\"x\"}]");

        assertThat(client.eventRules(DEMO))
                .containsExactly(new BucketEventRule(
                        "old hook", "in/", ".csv", List.of("put", "copy"), List.of("https://a/"), "ak", "b"));
        assertSent("GET uc.test /events/get?bucket=demo");
    }

    @Test
    void addsANewEventRuleAndReplacesAnOldOne() throws IOException {
        server.answers(200, "[{\"name\":\"old\"}]");
        List<String> two = List.of("put", "restore:completed");
        client.putEventRule(new PutEventRuleRequest(
                "demo", new BucketEventRule("new", "a&b", ".c", two, List.of("https://a/?x=y"), "ak2", "h")));
        assertThat(server.sent())
                .isEqualTo(
                        "POST uc.test /events/add?bucket=demo&name=new&prefix=a%26b&suffix=.c&event=put&event=restore%3Acompleted"
                                + "&callbackURL=https%3A%2F%2Fa%2F%3Fx%3Dy&access_key=ak2&host=h\n" + FORM);

        client.putEventRule(
                new PutEventRuleRequest("demo", BucketEventRule.of("old", "", List.of("put"), "https://a/")));
        assertThat(server.last().getUrl()).startsWith("/events/update?bucket=demo&name=old&event=put&");
    }

    @Test
    void deletesAnEventRule() throws IOException {
        client.deleteEventRule(new DeleteEventRuleRequest("demo", "old"));

        assertSent("POST uc.test /events/delete?bucket=demo&name=old\n" + FORM);
    }

    private static final BucketCorsRule CORS =
            new BucketCorsRule(List.of("https://a"), List.of("GET", "PUT"), List.of("*"), List.of("ETag"), 60);

    private static final String CORS_JSON = "[{\"allowed_origin\":[\"https://a\"],\"allowed_method\":[\"GET\",\"PUT\"],"
            + "\"allowed_header\":[\"*\"],\"exposed_header\":[\"ETag\"],\"max_age\":60}]";

    @Test
    void readsAndSetsCorsRules() throws IOException {
        server.answers(200, CORS_JSON);

        assertThat(client.corsRules(DEMO)).containsExactly(CORS);
        assertSent("GET uc.test /corsRules/get/demo");

        server.forgetRequests();
        client.setCorsRules(new SetCorsRulesRequest("demo", List.of(CORS)));
        assertSent("POST uc.test /corsRules/set/demo\napplication/json\n\n" + CORS_JSON);
    }

    @Test
    void readsAndSetsAndDeletesTags() throws IOException {
        server.answers(200, "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"a b\"}]}");

        assertThat(client.bucketTags(DEMO)).isEqualTo(Map.of("team", "a b"));
        assertSent("GET uc.test /bucketTagging?bucket=demo");

        server.forgetRequests();
        client.setBucketTags(new SetBucketTagsRequest("demo", Map.of("b", "", "a", "1")));
        assertSent("PUT uc.test /bucketTagging?bucket=demo\napplication/json\n\n"
                + "{\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},{\"Key\":\"b\",\"Value\":\"\"}]}");

        server.forgetRequests();
        client.deleteBucketTags(DEMO);
        assertSent("DELETE uc.test /bucketTagging?bucket=demo");
    }

    @Test
    void noTagsToBeFoundAreNoTags() throws IOException {
        server.answers(404, "{\"error\":\"no tags\"}");
        assertThat(client.bucketTags(DEMO)).isEmpty();

        server.answers(631, "{\"error\":\"no such bucket\"}");
        assertThatThrownBy(() -> client.bucketTags(DEMO)).hasMessageContaining("getBucketTags demo");
    }
}
