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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.kodo.management.ObjectStat.ArchiveState;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

import static io.github.camelcn.component.kodo.management.ManagementWire.base64;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every request about objects as it arrives; the paths are those of the official SDK for Java 7.19.0. */
class NativeObjectsWireTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final ObjectRef PHOTO = new ObjectRef("demo", "数据/a b+c?.jpg");
    private static final ObjectRef OTHER = new ObjectRef("other", "b");
    private static final String E = base64("demo:数据/a b+c?.jpg");
    private static final String E2 = base64("other:b");

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
    void asksForTheRegionFirstAndUnsigned() throws IOException {
        client.changeStatus(new ChangeStatusRequest(PHOTO, true));
        client.changeStatus(new ChangeStatusRequest(PHOTO, true));

        assertThat(server.regionQuestions()).singleElement().satisfies(question -> {
            assertThat(question.getUrl()).isEqualTo("/v4/query?ak=ACCESSKEY&bucket=demo");
            assertThat(question.getHost()).isEqualTo("uc.test");
            assertThat(question.getHeader("Authorization")).isNull();
        });
    }

    @Test
    void statReadsEverything() throws IOException {
        server.answers(200, """
                {"fsize":5122935,"hash":"ljfockr0lOil_bZfyaI2ZY78HWoH","mimeType":"application/octet-stream",
                "putTime":17683986001234567,"type":2,"restoreStatus":1,"status":1,"endUser":"u","md5":"0cc175b9c0f1b6a8",
                "expiration":1800000000,"transitionToIA":1800000001,"transitionToArchiveIR":1800000002,
                "transitionToARCHIVE":1800000003,"transitionToDeepArchive":1800000004,
                "x-qn-meta":{"Owner":"%E7%8C%AB"},"parts":[4194304,928631],"new":{"a":[1]}}""");

        ObjectStat stat = client.stat(new StatObjectRequest(PHOTO, true));

        assertSent("POST rs.test /stat/" + E + "?needparts=true\n" + FORM);
        assertThat(stat.size()).isEqualTo(5122935);
        assertThat(stat.hash()).isEqualTo("ljfockr0lOil_bZfyaI2ZY78HWoH");
        assertThat(stat.mimeType()).isEqualTo("application/octet-stream");
        assertThat(stat.putTime()).isEqualTo(Instant.ofEpochSecond(1768398600, 123456700));
        assertThat(stat.fileType()).isEqualTo(2);
        assertThat(stat.storageClass()).contains(KodoStorageClass.GLACIER);
        assertThat(stat.archive()).isEqualTo(ArchiveState.RESTORING);
        assertThat(stat.enabled()).isFalse();
        assertThat(stat.endUser()).isEqualTo("u");
        assertThat(stat.md5()).isEqualTo("0cc175b9c0f1b6a8");
        assertThat(stat.expiration()).contains(Instant.ofEpochSecond(1800000000));
        assertThat(stat.transitionToLine()).contains(Instant.ofEpochSecond(1800000001));
        assertThat(stat.transitionToGlacierIr()).contains(Instant.ofEpochSecond(1800000002));
        assertThat(stat.transitionToGlacier()).contains(Instant.ofEpochSecond(1800000003));
        assertThat(stat.transitionToDeepArchive()).contains(Instant.ofEpochSecond(1800000004));
        assertThat(stat.metadata()).isEqualTo(Map.of("owner", "猫"));
        assertThat(stat.parts()).containsExactly(4194304L, 928631L);
    }

    @Test
    void aShortStatIsAReadableObject() throws IOException {
        server.answers(200, "{\"fsize\":0,\"hash\":\"Fto5o-5ea0sNMlW_75VgGJCv2AcJ\",\"putTime\":1}");

        ObjectStat stat = client.stat(StatObjectRequest.of(PHOTO));

        assertSent("POST rs.test /stat/" + E + "\n" + FORM);
        assertThat(stat.enabled()).isTrue();
        assertThat(stat.archive()).isEqualTo(ArchiveState.NOT_ARCHIVED);
        assertThat(stat.putTime()).isEqualTo(Instant.ofEpochSecond(0, 100));
        assertThat(stat.expiration()).isEmpty();
        assertThat(stat.metadata()).isEmpty();
    }

    @Test
    void anArchivedObjectWithoutAStateIsFrozen() throws IOException {
        server.answers(200, "{\"fsize\":1,\"hash\":\"h\",\"type\":3}");
        assertThat(client.stat(StatObjectRequest.of(PHOTO)).archive()).isEqualTo(ArchiveState.FROZEN);

        server.answers(200, "{\"fsize\":1,\"hash\":\"h\",\"type\":3,\"restoreStatus\":2}");
        assertThat(client.stat(StatObjectRequest.of(PHOTO)).archive()).isEqualTo(ArchiveState.RESTORED);
    }

    @Test
    void changesType() throws IOException {
        client.changeType(ChangeTypeRequest.of(PHOTO, KodoStorageClass.GLACIER_IR));

        assertSent("POST rs.test /chtype/" + E + "/type/4\n" + FORM);
    }

    @Test
    void changesMime() throws IOException {
        client.changeMime(ChangeMimeRequest.of(PHOTO, "image/png"));

        assertSent("POST rs.test /chgm/" + E + "/mime/" + base64("image/png") + "\n" + FORM);
    }

    @Test
    void changesMimeUnderAllConditions() throws IOException {
        client.changeMime(new ChangeMimeRequest(PHOTO, "image/png", new ChangeCondition("FhGx", "text/plain", 7, 42)));

        assertSent("POST rs.test /chgm/" + E + "/mime/" + base64("image/png") + "/cond/"
                + base64("hash=FhGx&mime=text/plain&fsize=7&putTime=42") + "\n" + FORM);
    }

    @Test
    void changesMetadataWithValuesThatHeadersCanCarry() throws IOException {
        client.changeMetadata(new ChangeMetadataRequest(
                PHOTO, Map.of("Color", "red", "owner", "猫"), "image/png", ChangeCondition.hash("FhGx")));

        assertSent("POST rs.test /chgm/" + E + "/mime/" + base64("image/png") + "/x-qn-meta-color/" + base64("red")
                + "/x-qn-meta-owner/" + base64("%E7%8C%AB") + "/cond/" + base64("hash=FhGx") + "\n" + FORM);
    }

    @Test
    void changesStatus() throws IOException {
        client.changeStatus(new ChangeStatusRequest(PHOTO, false));
        assertSent("POST rs.test /chstatus/" + E + "/status/1\n" + FORM);

        server.forgetRequests();
        client.changeStatus(new ChangeStatusRequest(PHOTO, true));
        assertSent("POST rs.test /chstatus/" + E + "/status/0\n" + FORM);
    }

    @Test
    void deletesAfterDays() throws IOException {
        client.deleteAfterDays(new DeleteAfterDaysRequest(PHOTO, 30));

        assertSent("POST rs.test /deleteAfterDays/" + E + "/30\n" + FORM);
    }

    @Test
    void setsTheWholeLifecycle() throws IOException {
        client.setObjectLifecycle(new ObjectLifecycleRequest(PHOTO, 1, 2, 3, 4, 5));

        assertSent("POST rs.test /lifecycle/" + E + "/toIAAfterDays/1/toArchiveIRAfterDays/2/toArchiveAfterDays/3"
                + "/toDeepArchiveAfterDays/4/deleteAfterDays/5\n" + FORM);
    }

    @Test
    void leavesOutWhatStaysInALifecycle() throws IOException {
        client.setObjectLifecycle(new ObjectLifecycleRequest(PHOTO, 0, 0, -1, 0, 0));

        assertSent("POST rs.test /lifecycle/" + E + "/toArchiveAfterDays/-1\n" + FORM);
    }

    @Test
    void restores() throws IOException {
        client.restoreArchive(new RestoreArchiveRequest(PHOTO, 7));

        assertSent("POST rs.test /restoreAr/" + E + "/freezeAfterDays/7\n" + FORM);
    }

    @Test
    void copiesAndMovesAndDeletes() throws IOException {
        client.copy(new NativeCopyRequest(PHOTO, OTHER, true));
        assertSent("POST rs.test /copy/" + E + "/" + E2 + "/force/true\n" + FORM);

        server.forgetRequests();
        client.move(new NativeMoveRequest(PHOTO, OTHER, false));
        assertSent("POST rs.test /move/" + E + "/" + E2 + "\n" + FORM);

        server.forgetRequests();
        client.delete(new NativeDeleteRequest(PHOTO));
        assertSent("POST rs.test /delete/" + E + "\n" + FORM);
    }

    /** Native keys travel inside base64 text, which no HTTP client resolves. */
    @Test
    void keysWithDotSegmentsCanBeNamed() throws IOException {
        client.delete(new NativeDeleteRequest(new ObjectRef("demo", "a/../b\n")));

        assertSent("POST rs.test /delete/" + base64("demo:a/../b\n") + "\n" + FORM);
    }

    @Test
    void fetches() throws IOException {
        server.answers(200, "{\"key\":\"k\",\"hash\":\"FhGx\",\"fsize\":7,\"mimeType\":\"image/png\"}");
        URI source = URI.create("https://example.com/a.png?x=1");

        FetchResult result = client.fetch(new FetchObjectRequest("demo", "k", source, "cdn.example.com"));

        assertSent("POST io.test /fetch/" + base64(source.toString()) + "/to/" + base64("demo:k") + "/host/"
                + base64("cdn.example.com") + "\n" + FORM);
        assertThat(result).isEqualTo(new FetchResult("k", "FhGx", 7, "image/png"));
    }

    @Test
    void fetchesUnderTheHash() throws IOException {
        server.answers(200, "{\"key\":\"FhGx\",\"hash\":\"FhGx\",\"fsize\":7,\"mimeType\":\"image/png\"}");
        URI source = URI.create("https://example.com/a.png");

        assertThat(client.fetch(FetchObjectRequest.of("demo", "", source)).key())
                .isEqualTo("FhGx");
        assertSent("POST io.test /fetch/" + base64(source.toString()) + "/to/" + base64("demo") + "\n" + FORM);
    }

    @Test
    void fetchesAsynchronously() throws IOException {
        server.answers(200, "{\"id\":\"job-1\",\"wait\":3}");
        AsyncFetchRequest request = new AsyncFetchRequest(
                "demo",
                "猫.png",
                List.of(URI.create("https://a/x"), URI.create("https://b/x")),
                "h",
                "0123456789abcdef0123456789ABCDEF",
                "FhGx",
                "https://me/cb",
                "key=$(key)",
                "application/x-www-form-urlencoded",
                "cb.me",
                1,
                true);

        AsyncFetchState state = client.asyncFetch(request);

        assertSent("POST api.test /sisyphus/fetch\napplication/json\n\n"
                + "{\"url\":\"https://a/x;https://b/x\",\"bucket\":\"demo\",\"key\":\"猫.png\",\"host\":\"h\","
                + "\"md5\":\"0123456789abcdef0123456789ABCDEF\",\"etag\":\"FhGx\",\"callbackurl\":\"https://me/cb\","
                + "\"callbackbody\":\"key=$(key)\",\"callbackbodytype\":\"application/x-www-form-urlencoded\","
                + "\"callbackhost\":\"cb.me\",\"file_type\":1,\"ignore_same_key\":true}");
        assertThat(state).isEqualTo(new AsyncFetchState("job-1", 3));
        assertThat(state.isProcessed()).isFalse();
    }

    @Test
    void leavesOutOfAJobWhatIsNotSaid() throws IOException {
        server.answers(200, "{\"id\":\"job-1\",\"wait\":0}");

        client.asyncFetch(AsyncFetchRequest.of("demo", "", URI.create("https://a/x")));

        assertSent("POST api.test /sisyphus/fetch\napplication/json\n\n"
                + "{\"url\":\"https://a/x\",\"bucket\":\"demo\",\"file_type\":0,\"ignore_same_key\":false}");
    }

    @Test
    void asksHowFarAJobIs() throws IOException {
        server.answers(200, "{\"id\":\"job/1 +\",\"wait\":-1}");

        AsyncFetchState state = client.asyncFetchStatus(new AsyncFetchStatusRequest("demo", "job/1 +"));

        assertSent("GET api.test /sisyphus/fetch?id=job%2F1%20%2B");
        assertThat(state.isProcessed()).isTrue();
    }

    @Test
    void prefetches() throws IOException {
        client.prefetch(new PrefetchObjectRequest(PHOTO));

        assertSent("POST io.test /prefetch/" + E + "\n" + FORM);
    }

    /** The policy is {"scope":"demo:a/\"猫\".txt"}. */
    private static final String TOKEN = "THEIRKEY:sign:" + base64("{\"scope\":\"demo:a/\\\"猫\\\".txt\"}");

    private static PutWithTokenRequest withToken(Payload payload) {
        return new PutWithTokenRequest(TOKEN, "a/\"猫\".txt", payload, "text/plain", Map.of("owner", "ann"));
    }

    /** The checksum is that of RFC 3720's and everybody's "123456789", 0xcbf43926. */
    @Test
    void uploadsAFormWithATokenAndWithoutASignature() throws IOException {
        server.answers(200, "{\"key\":\"a/猫.txt\",\"hash\":\"FhGx\"}");

        TokenUploadResult stored = client.putWithToken(withToken(Payload.of("123456789".getBytes(UTF_8))));

        assertThat(server.last().getHeader("Authorization")).isNull();
        String boundary = server.last().getHeader("Content-Type").replace("multipart/form-data; boundary=", "");
        assertThat(ManagementWire.text(server.last()).replace(boundary, "B").replace("\r\n", "\n"))
                .isEqualTo("POST up.test /\nmultipart/form-data; boundary=B\n\n"
                        + "--B\nContent-Disposition: form-data; name=\"token\"\n\n" + TOKEN
                        + "\n--B\nContent-Disposition: form-data; name=\"key\"\n\na/\"猫\".txt"
                        + "\n--B\nContent-Disposition: form-data; name=\"x-qn-meta-owner\"\n\nann"
                        + "\n--B\nContent-Disposition: form-data; name=\"crc32\"\n\n3421780262"
                        + "\n--B\nContent-Disposition: form-data; name=\"file\"; filename=\"_猫_.txt\""
                        + "\nContent-Type: text/plain\n\n123456789\n--B--\n");
        assertThat(server.regionQuestions())
                .extracting(LoggedRequest::getUrl)
                .containsExactly("/v4/query?ak=THEIRKEY&bucket=demo");
        assertThat(stored)
                .isEqualTo(new TokenUploadResult("demo", "a/猫.txt", Map.of("key", "a/猫.txt", "hash", "FhGx")));
    }

    @Test
    void bytesThatChangedOnTheWayAreSentAgain() throws IOException {
        server.answers(406, "{\"error\":\"unmatched checksum\"}");
        try (ManagementClient patient =
                server.client().retryPolicy(ManagementWire.QUICK).build()) {
            assertThatThrownBy(() -> patient.putWithToken(withToken(Payload.of(new byte[3]))))
                    .isInstanceOf(ServiceException.class);
        }
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aContentTypeCannotMakeHeadersOfItsOwn() {
        assertThatThrownBy(() -> new PutWithTokenRequest(TOKEN, "k", Payload.empty(), "text/plain\r\nX: y", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the content type of k has control characters");
    }

    @Test
    void tokensStayOutOfTexts() {
        assertThat(withToken(Payload.empty()).toString()).doesNotContain("sign").doesNotContain("THEIRKEY");
    }
}
