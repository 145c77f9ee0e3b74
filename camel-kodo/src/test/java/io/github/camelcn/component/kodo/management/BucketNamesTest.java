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
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.ObjectRef;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelcn.component.kodo.management.ManagementWire.answer;
import static io.github.camelcn.component.kodo.management.ManagementWire.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A bucket given by its S3 name, which the native API does not know. */
class BucketNamesTest {

    private static final String UNKNOWN = "{\"error\":\"no such bucket\"}";

    private final ManualClock clock = new ManualClock(ManagementWire.NOW);
    private ManagementWire server;
    private ManagementClient client;

    @BeforeEach
    void start() {
        server = new ManagementWire();
        server.answers(200, "{}")
                .on(get(urlPathEqualTo("/v4/query")).withQueryParam("bucket", equalTo("demo-s3")), answer(631, UNKNOWN))
                .on(
                        post(urlPathEqualTo("/v2/bucketInfo")).withQueryParam("bucket", equalTo("demo-s3")),
                        answer(631, UNKNOWN))
                .on(
                        get(urlPathEqualTo("/v2/buckets")),
                        answer(200, "[{\"id\":\"demo-s3\",\"tbl\":\"demo\"},{\"id\":\"x\",\"tbl\":\"x\"}]"));
        client = server.client().clock(clock).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private long listings() {
        return server.requests().stream()
                .filter(request -> request.getUrl().startsWith("/v2/buckets"))
                .count();
    }

    @Test
    void theKodoNameIsFoundAndKept() throws IOException {
        client.stat(StatObjectRequest.of(new ObjectRef("demo-s3", "a")));
        client.delete(new NativeDeleteRequest(new ObjectRef("demo-s3", "b")));

        assertThat(server.requests())
                .extracting(request -> request.getUrl())
                .containsExactly("/v2/buckets?shared=rd", "/stat/" + base64("demo:a"), "/delete/" + base64("demo:b"));
        assertThat(server.regionQuestions()).hasSize(2);
    }

    @Test
    void callsAboutBucketsAreRepeatedWithTheKodoName() throws IOException {
        client.bucketInfo(new NativeBucketRequest("demo-s3"));

        assertThat(server.last().getUrl()).isEqualTo("/v2/bucketInfo?bucket=demo");
    }

    @Test
    void copiesTranslateBothBuckets() throws IOException {
        client.region("demo-s3");
        client.copy(new NativeCopyRequest(new ObjectRef("demo-s3", "a"), new ObjectRef("demo-s3", "b"), true));

        assertThat(server.last().getUrl())
                .isEqualTo("/copy/" + base64("demo:a") + "/" + base64("demo:b") + "/force/true");
    }

    @Test
    void tokensAreForTheKodoNameOnceItIsKnown() throws IOException {
        client.region("demo-s3");

        UploadToken token = client.createUploadToken(
                PutPolicy.builder("demo-s3", clock.instant().plusSeconds(60)).build());

        assertThat(token.token()).contains(base64("{\"scope\":\"demo\",").substring(0, 20));
    }

    @Test
    void theS3NameIsFoundAndKept() throws IOException {
        assertThat(client.s3Name("demo")).contains("demo-s3");
        assertThat(client.s3Name("x")).contains("x");
        assertThat(client.s3Name("nowhere")).isEmpty();
        assertThat(listings()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        assertThat(client.s3Name("demo")).contains("demo-s3");
        assertThat(listings()).isEqualTo(1);
        assertThat(client.s3Name("nowhere")).isEmpty();
        assertThat(listings()).isEqualTo(2);
    }

    @Test
    void aBucketThatHasNeitherNameStaysUnknownAndIsNotAskedForAgainAtOnce() throws IOException {
        server.on(get(urlPathEqualTo("/v4/query")), answer(631, UNKNOWN));

        assertThatThrownBy(() -> client.region("nowhere")).isInstanceOf(BucketNotFoundException.class);
        assertThatThrownBy(() -> client.region("nowhere"))
                .isInstanceOf(BucketNotFoundException.class)
                .hasMessageContaining("native operations know it by its Kodo name");
        assertThat(listings()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> client.region("nowhere")).isInstanceOf(BucketNotFoundException.class);
        assertThat(listings()).isEqualTo(2);
    }

    @Test
    void ourOwnKodoNameBeatsSomebodysS3Name() throws IOException {
        server.on(
                get(urlPathEqualTo("/v2/buckets")),
                answer(200, "[{\"id\":\"demo-s3\",\"tbl\":\"demo\"},{\"id\":\"other-s3\",\"tbl\":\"demo-s3\"}]"));

        assertThatThrownBy(() -> client.region("demo-s3")).isInstanceOf(BucketNotFoundException.class);
    }

    @Test
    void namesThatCannotBeAskedForDoNotHideWhatWentWrong() {
        server.on(get(urlPathEqualTo("/v2/buckets")), answer(401, "{\"error\":\"bad token\"}"));

        assertThatThrownBy(() -> client.region("demo-s3"))
                .isInstanceOf(BucketNotFoundException.class)
                .satisfies(e ->
                        assertThat(e.getSuppressed()).singleElement().asString().contains("bad token"));
    }

    @Test
    void temporaryKeysThatMayNotAskForNamesFindTheRegionOfAKodoName() throws IOException {
        try (ManagementClient guest = server.client()
                .credentials(CredentialsProvider.of(new Credentials("ak", "sk", "token")))
                .build()) {
            assertThat(guest.region("demo").nativeRegion()).isEqualTo("z0");
            assertThatThrownBy(() -> guest.region("demo-s3"))
                    .isInstanceOf(BucketNotFoundException.class)
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .asString()
                            .contains("permanent keys"));
        }
    }
}
