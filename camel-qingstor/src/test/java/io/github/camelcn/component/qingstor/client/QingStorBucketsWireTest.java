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
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.BucketPage;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteSettingRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.PutSettingRequest;
import io.github.camelcn.common.objectstore.TestConnectionRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The requests about buckets, byte for byte, and what is made of the documentation's own sample answers. */
class QingStorBucketsWireTest {

    @AutoClose
    private static final WireServer server = new WireServer();

    @AutoClose
    private final QingStorClient client = server.client().build();

    /** The sample of "GET Service" in the API documentation. */
    @Test
    void listBucketsReadsAPage() throws IOException {
        server.answers(200, """
                {"count": 2, "buckets": [
                  {"name": "mybucket", "location": "pek3a", "url": "https://mybucket.pek3a.qingstor.com",
                   "created": "2024-03-01T08:00:00Z"}]}""");

        BucketPage page = client.listBuckets(new ListBucketsRequest("pek3a", 0, 1));

        assertThat(server.sent()).isEqualTo("""
                GET /?offset=0&limit=1
                location: pek3a
                """);
        assertThat(page.buckets())
                .containsExactly(new Bucket(
                        "mybucket", "pek3a", Optional.of(WireServer.NOW), "https://mybucket.pek3a.qingstor.com"));
        assertThat(page.last()).isFalse();
        assertThat(client.listBuckets(new ListBucketsRequest("", 1, 1)).last()).isTrue();
    }

    @Test
    void anAclCannotBeGivenToABucketThatIsCreated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.createBucket(new CreateBucketRequest("photos", "public-read")))
                .withMessage("createBucket photos: QingStor makes every bucket private, and cannot be asked for the acl"
                        + " 'public-read' with it: use putBucketAcl afterwards");
    }

    @Test
    void bucketsAreCreatedDeletedAndLookedFor() throws IOException {
        server.answers(201, "");
        client.createBucket(new CreateBucketRequest("photos"));
        assertThat(server.sent()).isEqualTo("PUT /photos\n");

        server.answers(204, "");
        client.deleteBucket(new DeleteBucketRequest("photos"));
        assertThat(server.sent()).isEqualTo("DELETE /photos\n");

        server.answers(200, "");
        assertThat(client.bucketExists(new HeadBucketRequest("photos"))).isTrue();
        assertThat(server.sent()).isEqualTo("HEAD /photos\n");

        server.answers(404, "");
        assertThat(client.bucketExists(new HeadBucketRequest("photos"))).isFalse();
    }

    /** The sample of "GET Bucket Statistics" in the API documentation. */
    @Test
    void statisticsAreRead() throws IOException {
        server.answers(200, """
                {"count":10,"size":6000,"name":"mybucket","location":"pek3a","url":"mybucket.pek3a.qingstor.com",
                 "status":"active","created":"2024-03-01T08:00:00.000Z",
                 "storage_classes":{"STANDARD":{"count":5,"size":3000,"billing_size":3000}}}""");

        BucketStatistics statistics = client.getStatistics(new BucketStatisticsRequest("mybucket"));

        assertThat(server.sent()).isEqualTo("GET /mybucket?stats\n");
        assertThat(statistics)
                .isEqualTo(new BucketStatistics(
                        "mybucket",
                        "pek3a",
                        "active",
                        10,
                        6000,
                        Optional.of(WireServer.NOW),
                        Map.of("STANDARD", new BucketStatistics.ClassStatistics(5, 3000, 3000)),
                        WireServer.REQUEST_ID));
    }

    @ParameterizedTest
    @EnumSource(QingStorSetting.class)
    void settingsTravelUntouched(QingStorSetting setting) throws IOException {
        String target = "/photos?" + setting.subResource() + "\n";
        server.answers(200, "{ \"any\" : \"中\" }");

        assertThat(client.getSetting(new GetSettingRequest("photos", setting))).isEqualTo("{ \"any\" : \"中\" }");
        assertThat(server.sent()).isEqualTo("GET " + target);

        client.putSetting(new PutSettingRequest("photos", setting, "{ \"any\" : \"中\" }"));
        assertThat(server.sent())
                .isEqualTo("PUT " + target + "content-type: application/json\n\n{ \"any\" : \"中\" }\n");

        if (setting.deletable()) {
            server.answers(204, "");
            String body = setting.deletionDocument().isEmpty() ? "" : "{\"domain\":\"example.com\"}";
            client.deleteSetting(new DeleteSettingRequest("photos", setting, body));
            assertThat(server.sent())
                    .isEqualTo("DELETE " + target
                            + (body.isEmpty() ? "" : "content-type: application/json\n\n" + body + "\n"));
        }
    }

    @Test
    void whyABucketIsRefusedIsAskedForByListingOneObject() {
        try (QingStorClient narrow = server.client().workDir("home").build()) {
            server.answers(403, "{\"code\":\"permission_denied\"}");

            assertThatThrownBy(() -> narrow.testConnection(new TestConnectionRequest("photos")))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageStartingWith("testConnection photos: permission_denied (403")
                    .hasMessageContaining("head_bucket");
            assertThat(server.sent()).isEqualTo("GET /photos?limit=1&prefix=home%2F\n");
        }
    }

    @Test
    void aConnectionIsTestedWithOneCheapQuestion() throws IOException {
        server.answers(200, "{\"count\":0,\"buckets\":[]}");
        ConnectionReport account = client.testConnection(new TestConnectionRequest(""));
        assertThat(server.sent()).isEqualTo("GET /?offset=0&limit=1\n");
        assertThat(account.accessKey()).isEqualTo("ACCESSKEY");
        assertThat(account.bucketVisible()).isFalse();

        ConnectionReport bucket = client.testConnection(new TestConnectionRequest("photos"));
        assertThat(server.sent()).isEqualTo("HEAD /photos\n");
        assertThat(bucket.bucketVisible()).isTrue();
        assertThat(bucket.endpoint()).isEqualTo(URI.create("http://127.0.0.1:" + server.port()));
    }
}
