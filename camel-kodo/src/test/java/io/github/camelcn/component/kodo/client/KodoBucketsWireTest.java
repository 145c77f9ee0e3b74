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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.BucketPage;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteSettingRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutSettingRequest;
import io.github.camelcn.common.objectstore.TestConnectionRequest;
import io.github.camelcn.common.payload.Digests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The requests about buckets, settings and archived objects, byte for byte, and what is made of their answers. */
class KodoBucketsWireTest {

    private static final ObjectRef OBJECT = new ObjectRef("photos", "a");

    @AutoClose
    private static final WireServer server = new WireServer();

    @AutoClose
    private final KodoClient client = server.client().build();

    private static String withoutBody(String line) {
        return line + "\nx-amz-content-sha256: " + Sha256.OF_NOTHING + "\n";
    }

    private static String withBody(String line, String type, String body) {
        return line + "\ncontent-type: " + type + "\nx-amz-content-sha256: " + Sha256.hex(body.getBytes(UTF_8)) + "\n\n"
                + body + "\n";
    }

    private static String withCheckedBody(String line, String type, String body) {
        String digest = Digests.base64(Digests.md5(body.getBytes(UTF_8)));
        return withBody(line + "\ncontent-md5: " + digest, type, body);
    }

    // ---------------------------------------------------------------- buckets

    @Test
    void bucketsComeInPagesThoughTheServiceNamesThemAll() throws IOException {
        server.answers(200, """
                <ListAllMyBucketsResult><Buckets><Bucket><Name>one</Name></Bucket><Bucket><Name>two</Name></Bucket>
                <Bucket><Name>three</Name></Bucket></Buckets></ListAllMyBucketsResult>""");

        BucketPage first = client.listBuckets(new ListBucketsRequest("", 0, 2));
        BucketPage second = client.listBuckets(new ListBucketsRequest("", 2, 2));

        assertThat(server.sent()).isEqualTo(withoutBody("GET /"));
        assertThat(first.buckets()).extracting(Bucket::name).containsExactly("one", "two");
        assertThat(first.last()).isFalse();
        assertThat(second.buckets()).extracting(Bucket::name).containsExactly("three");
        assertThat(second.last()).isTrue();
    }

    @Test
    void bucketsOfARegionAreFoundByAskingEach() throws IOException {
        server.answersInTurn(
                aResponse()
                        .withBody("<ListAllMyBucketsResult><Buckets><Bucket><Name>one</Name></Bucket>"
                                + "<Bucket><Name>two</Name></Bucket></Buckets></ListAllMyBucketsResult>"),
                aResponse().withBody("<LocationConstraint>cn-east-1</LocationConstraint>"),
                aResponse().withBody("<LocationConstraint>cn-north-1</LocationConstraint>"));

        BucketPage page = client.listBuckets(new ListBucketsRequest("z1", 0, 10));

        assertThat(page.buckets()).containsExactly(new Bucket("two", "cn-north-1", Optional.empty(), ""));
        assertThat(server.sent()).isEqualTo(withoutBody("GET /two?location"));
    }

    /** The questions must not wait for the connection that the list came on. */
    @Test
    void bucketsOfARegionAreFoundWithASingleConnection() throws IOException {
        server.answersInTurn(
                aResponse()
                        .withBody("<ListAllMyBucketsResult><Buckets><Bucket><Name>one</Name></Bucket></Buckets>"
                                + "</ListAllMyBucketsResult>" + " ".repeat(100_000)),
                aResponse().withBody("<LocationConstraint>cn-north-1</LocationConstraint>"));
        HttpOptions single = HttpOptions.builder()
                .maxConnections(1)
                .callTimeout(Duration.ofMinutes(1))
                .build();
        try (KodoClient narrow = server.client().httpOptions(single).build()) {
            assertThat(narrow.listBuckets(new ListBucketsRequest("cn-north-1", 0, 10))
                            .buckets())
                    .extracting(Bucket::name)
                    .containsExactly("one");
        }
    }

    @Test
    void aBucketThatIsDeletedWhileBucketsAreListedIsLeftOut() throws IOException {
        server.answersInTurn(
                aResponse()
                        .withBody("<ListAllMyBucketsResult><Buckets><Bucket><Name>one</Name></Bucket>"
                                + "<Bucket><Name>two</Name></Bucket></Buckets></ListAllMyBucketsResult>"),
                aResponse().withStatus(404).withBody("<Error><Code>NoSuchBucket</Code></Error>"),
                aResponse().withBody("<LocationConstraint>cn-north-1</LocationConstraint>"));

        assertThat(client.listBuckets(new ListBucketsRequest("cn-north-1", 0, 10))
                        .buckets())
                .extracting(Bucket::name)
                .containsExactly("two");
    }

    /** To look at it is refused then, but that is not what is wrong. */
    @Test
    void aNameThatSomebodyElseHasIsAConflict() {
        server.answersInTurn(
                aResponse().withStatus(409).withBody("<Error><Code>BucketAlreadyExists</Code></Error>"),
                aResponse().withStatus(403));

        assertThatThrownBy(() -> client.createBucket(new CreateBucketRequest("photos")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("choose another");
    }

    @Test
    void createSaysWhereAndForWhom() throws IOException {
        server.answers(200, "");

        client.createBucket(new CreateBucketRequest("photos", "private"));

        String body = "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + "<LocationConstraint>cn-east-1</LocationConstraint></CreateBucketConfiguration>";
        assertThat(server.sent())
                .isEqualTo(withBody("PUT /photos", "application/xml", body)
                        .replace("x-amz-content", "x-amz-acl: private\nx-amz-content"));
    }

    @Test
    void aBucketOfOursIsNoConflict() throws IOException {
        server.answers(409, "<Error><Code>BucketAlreadyOwnedByYou</Code></Error>");
        client.createBucket(new CreateBucketRequest("photos"));

        server.answersInTurn(
                aResponse().withStatus(409).withBody("<Error><Code>BucketAlreadyExists</Code></Error>"),
                aResponse().withStatus(200));
        client.createBucket(new CreateBucketRequest("photos"));

        server.answersInTurn(
                aResponse().withStatus(409).withBody("<Error><Code>BucketAlreadyExists</Code></Error>"),
                aResponse().withStatus(404));
        assertThatThrownBy(() -> client.createBucket(new CreateBucketRequest("photos")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("shared by all accounts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Photos", "-ab", "ab-", "a_b", "a.b", "中中中"})
    void namesTheServiceWouldRefuseAreRefused(String name) {
        assertThatThrownBy(() -> client.createBucket(new CreateBucketRequest(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 to 63 characters a-z, 0-9 and -");
    }

    @Test
    void deleteAndHeadAsk() throws IOException {
        server.answers(204, "");
        client.deleteBucket(new DeleteBucketRequest("photos"));
        assertThat(server.sent()).isEqualTo(withoutBody("DELETE /photos"));

        assertThat(client.bucketExists(new HeadBucketRequest("photos"))).isTrue();
        assertThat(server.sent()).isEqualTo(withoutBody("HEAD /photos"));

        server.answers(404, "");
        assertThat(client.bucketExists(new HeadBucketRequest("photos"))).isFalse();
    }

    @Test
    void whyABucketIsRefusedIsAskedForByListingOneObject() {
        try (KodoClient paying =
                server.client().workDir("home").requesterPays(true).build()) {
            server.answers(403, "<Error><Code>AccessDenied</Code></Error>");

            assertThatThrownBy(() -> paying.bucketExists(new HeadBucketRequest("photos")))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageStartingWith("headBucket photos: AccessDenied (403")
                    .hasMessageContaining("s3:ListBucket");
            assertThat(server.requests())
                    .extracting(request -> request.getMethod() + " " + request.getUrl())
                    .containsExactly("HEAD /photos", "GET /photos?list-type=2&max-keys=1&prefix=home%2F");
            assertThat(server.last().getHeader("x-amz-request-payer")).isEqualTo("requester");
        }
    }

    @Test
    void locationIsAskedFor() throws IOException {
        server.answers(200, "<LocationConstraint>ap-southeast-1</LocationConstraint>");

        assertThat(client.getBucketLocation("photos")).isEqualTo("ap-southeast-1");
        assertThat(server.sent()).isEqualTo(withoutBody("GET /photos?location"));
    }

    @Test
    void aConnectionTestSaysWhatItFound() throws IOException {
        server.answers(200, "<ListAllMyBucketsResult/>");
        ConnectionReport account = client.testConnection(new TestConnectionRequest(""));
        assertThat(server.sent()).isEqualTo(withoutBody("GET /"));
        assertThat(account)
                .isEqualTo(new ConnectionReport(
                        URI.create("http://127.0.0.1:" + server.port()), "cn-east-1", "ACCESSKEY", "", false));

        ConnectionReport bucket = client.testConnection(new TestConnectionRequest("photos"));
        assertThat(server.sent()).isEqualTo(withoutBody("HEAD /photos"));
        assertThat(bucket.bucketVisible()).isTrue();
    }

    // ---------------------------------------------------------------- settings

    @ParameterizedTest
    @CsvSource({"CORS,cors,application/xml", "POLICY,policy,application/json", "TAGGING,tagging,application/xml"})
    void settingsAreDocuments(KodoBucketSetting setting, String subResource, String type) throws IOException {
        server.answers(200, "<the document/>");

        assertThat(client.getSetting(new GetSettingRequest("photos", setting))).isEqualTo("<the document/>");
        assertThat(server.sent()).isEqualTo(withoutBody("GET /photos?" + subResource));

        client.putSetting(new PutSettingRequest("photos", setting, "<my document/>"));
        assertThat(server.sent()).isEqualTo(withCheckedBody("PUT /photos?" + subResource, type, "<my document/>"));

        client.deleteSetting(new DeleteSettingRequest("photos", setting, ""));
        assertThat(server.sent()).isEqualTo(withoutBody("DELETE /photos?" + subResource));
    }

    @ParameterizedTest
    @CsvSource({
        "NoSuchCORSConfiguration,CORS",
        "NoSuchBucketPolicy,POLICY",
        "NoSuchTagSet,TAGGING",
        "NoSuchSomethingElse,CORS"
    })
    void settingsThatWereNeverMadeAreNotFound(String code, KodoBucketSetting setting) {
        server.answers(404, "<Error><Code>" + code + "</Code></Error>");

        assertThatThrownBy(() -> client.getSetting(new GetSettingRequest("photos", setting)))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }

    private static String grants(String... permissions) {
        StringBuilder xml = new StringBuilder("<AccessControlPolicy><Owner><ID>o</ID></Owner><AccessControlList>")
                .append("<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
                .append(
                        " xsi:type=\"CanonicalUser\"><ID>o</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>");
        for (String permission : permissions) {
            xml.append("<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Group\">")
                    .append("<URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>")
                    .append(permission)
                    .append("</Permission></Grant>");
        }
        return xml.append("</AccessControlList></AccessControlPolicy>").toString();
    }

    @Test
    void rightsAreOneWord() throws IOException {
        server.answers(200, grants());
        assertThat(client.getSetting(new GetSettingRequest("photos", KodoBucketSetting.ACL)))
                .isEqualTo("private");
        assertThat(server.sent()).isEqualTo(withoutBody("GET /photos?acl"));
        server.answers(200, grants("READ"));
        assertThat(client.getObjectAcl(OBJECT)).isEqualTo("public-read");
        assertThat(server.sent()).isEqualTo(withoutBody("GET /photos/a?acl"));
        server.answers(200, grants("READ", "WRITE"));
        assertThat(client.getObjectAcl(OBJECT)).isEqualTo("public-read-write");

        client.putSetting(new PutSettingRequest("photos", KodoBucketSetting.ACL, "public-read\n"));
        assertThat(server.sent())
                .isEqualTo(
                        "PUT /photos?acl\nx-amz-acl: public-read\nx-amz-content-sha256: " + Sha256.OF_NOTHING + "\n");
        client.putObjectAcl(OBJECT, "private");
        assertThat(server.sent())
                .isEqualTo("PUT /photos/a?acl\nx-amz-acl: private\nx-amz-content-sha256: " + Sha256.OF_NOTHING + "\n");
        assertThatThrownBy(() -> client.putObjectAcl(OBJECT, "<AccessControlPolicy/>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one word such as private or public-read");
    }

    @Test
    void objectsHaveTags() throws IOException {
        server.answers(
                200,
                "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>b</Key></Tag></TagSet></Tagging>");
        assertThat(client.getObjectTags(OBJECT)).isEqualTo(Map.of("a", "1", "b", ""));
        assertThat(server.sent()).isEqualTo(withoutBody("GET /photos/a?tagging"));

        client.putObjectTags(OBJECT, Map.of("k", "v"));
        assertThat(server.sent())
                .isEqualTo(withCheckedBody(
                        "PUT /photos/a?tagging",
                        "application/xml",
                        "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet><Tag><Key>k</Key>"
                                + "<Value>v</Value></Tag></TagSet></Tagging>"));

        client.deleteObjectTags(OBJECT);
        assertThat(server.sent()).isEqualTo(withoutBody("DELETE /photos/a?tagging"));
    }

    // ---------------------------------------------------------------- archive

    @Test
    void restoreSaysForHowLong() throws IOException {
        server.answers(202, "");

        assertThat(client.restore(new RestoreObjectRequest(OBJECT, 3))).isEqualTo(RestoreResult.STARTED);

        assertThat(server.sent())
                .isEqualTo(
                        withBody(
                                "POST /photos/a?restore",
                                "application/xml",
                                "<RestoreRequest xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Days>3</Days>"
                                        + "<GlacierJobParameters><Tier>Standard</Tier></GlacierJobParameters></RestoreRequest>"));
        server.answers(200, "");
        assertThat(client.restore(new RestoreObjectRequest(OBJECT, 1))).isEqualTo(RestoreResult.READABLE);
        server.answers(409, "<Error><Code>RestoreAlreadyInProgress</Code></Error>");
        assertThat(client.restore(new RestoreObjectRequest(OBJECT, 7))).isEqualTo(RestoreResult.IN_PROGRESS);
        server.answers(409, "<Error><Code>OperationAborted</Code></Error>");
        assertThatThrownBy(() -> client.restore(new RestoreObjectRequest(OBJECT, 7)))
                .isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void restoringHasItsLimits(int days) {
        assertThatThrownBy(() -> new RestoreObjectRequest(OBJECT, days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("restoreObject photos/a: the days must be 1 to 7, but are " + days);
    }

    @Test
    void aHeadSaysHowFarARestorationIs() {
        assertThat(status(Map.of())).isEmpty();
        assertThat(status(Map.of("x-amz-restore", "ongoing-request=\"true\"")))
                .contains(new RestoreStatus(true, Optional.empty()));
        assertThat(status(Map.of(
                        "x-amz-restore", "ongoing-request=\"false\", expiry-date=\"Mon, 21 Dec 2026 00:00:00 GMT\"")))
                .contains(new RestoreStatus(false, Optional.of(Instant.parse("2026-12-21T00:00:00Z"))));
        assertThat(status(Map.of("x-amz-restore", "ongoing-request=\"false\", expiry-date=\"cut")))
                .contains(new RestoreStatus(false, Optional.empty()));
    }

    private static Optional<RestoreStatus> status(Map<String, String> attributes) {
        ObjectInfo listed = ObjectInfo.listed(OBJECT, 1, "", Optional.empty(), "", "", false);
        return RestoreStatus.of(new ObjectInfo(
                listed.ref(), 1, "", Optional.empty(), "", false, listed.content(), Map.of(), attributes, ""));
    }

    @Test
    void allSettingsSayWhatTheyAre() {
        assertThat(List.of(KodoBucketSetting.values()))
                .extracting(KodoBucketSetting::operationSuffix)
                .containsExactly("Acl", "Cors", "Policy", "Tagging");
        assertThat(KodoBucketSetting.ACL.deletable()).isFalse();
        assertThat(KodoBucketSetting.POLICY.contentType()).isEqualTo("application/json");
    }
}
