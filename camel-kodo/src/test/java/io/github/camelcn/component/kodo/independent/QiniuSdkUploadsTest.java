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
package io.github.camelcn.component.kodo.independent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

import com.qiniu.http.Response;
import com.qiniu.storage.model.DefaultPutRet;
import com.qiniu.util.Etag;
import com.qiniu.util.StringMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.kodo.management.PutPolicy;
import io.github.camelcn.component.kodo.management.PutWithTokenRequest;
import io.github.camelcn.component.kodo.management.Qetag;
import io.github.camelcn.component.kodo.management.StatObjectRequest;
import io.github.camelcn.component.kodo.management.TokenUploadResult;
import io.github.camelcn.component.kodo.names.KodoStorageClass;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;

import static io.github.camelcn.component.kodo.independent.QiniuSdk.status;
import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static io.github.camelcn.component.kodo.independent.TwoClients.ref;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The provider's SDK uploads with the tokens that we make, within their limits; we read what it uploaded. */
class QiniuSdkUploadsTest {

    private static final String KEYS = "io.github.camelcn.component.kodo.independent.AwkwardKeys#all";
    private static final byte[] HELLO = "hello 世界".getBytes(UTF_8);

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket(BUCKET));

    private TwoClients clients;
    private QiniuSdk qiniu;

    @BeforeEach
    void connect() {
        clients = new TwoClients(KODO.emulator());
        qiniu = new QiniuSdk(KODO.emulator());
    }

    @AfterEach
    void disconnect() {
        qiniu.close();
        clients.close();
    }

    private static PutPolicy.Builder policy() {
        return PutPolicy.builder(BUCKET, Instant.now().plusSeconds(600));
    }

    private String token(PutPolicy.Builder policy) {
        return qiniu.management.createUploadToken(policy.build()).token();
    }

    private int upload(byte[] bytes, String key, PutPolicy.Builder policy) {
        String token = token(policy);
        return status(() -> qiniu.uploads.put(bytes, key, token));
    }

    private int upload(byte[] bytes, String key, String type, PutPolicy.Builder policy) {
        String token = token(policy);
        return status(() -> qiniu.uploads.put(bytes, key, token, null, type, false));
    }

    // ---------------------------------------------------------------- uploads

    @ParameterizedTest
    @MethodSource(KEYS)
    void weUploadWithTheTokensThatTheSdkMakes(String key) throws IOException {
        TokenUploadResult stored = qiniu.management.putWithToken(new PutWithTokenRequest(
                qiniu.auth.uploadToken(BUCKET, key), key, Payload.of(HELLO), "text/x-own", Map.of("colour", "blue")));

        assertThat(stored.answer()).containsEntry("key", key).containsEntry("hash", Etag.data(HELLO));
        assertThat(qiniu.buckets.stat(BUCKET, key).mimeType).isEqualTo("text/x-own");
        assertThat(qiniu.buckets.stat(BUCKET, key).meta).containsEntry("colour", "blue");
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void weReadTheFormThatTheSdkUploads(String key) throws IOException {
        StringMap about = new StringMap().put("x-qn-meta-colour", "blue");
        Response answer = qiniu.uploads.put(HELLO, key, qiniu.auth.uploadToken(BUCKET), about, "text/x-own", true);

        DefaultPutRet stored = answer.jsonToObject(DefaultPutRet.class);
        assertThat(stored.key).isEqualTo(key);
        assertThat(stored.hash).isEqualTo(Qetag.of(HELLO));
        ObjectInfo info = clients.head(key);
        assertThat(clients.bytes(GetObjectRequest.of(ref(key)))).isEqualTo(HELLO);
        assertThat(info.content().contentType()).isEqualTo("text/x-own");
        assertThat(info.userMetadata()).containsExactly(Map.entry("colour", "blue"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "数据/a b+c*'()!~😀"})
    void weReadThePartsThatTheSdkUploads(String key) throws IOException {
        byte[] large = new byte[(9 << 20) + 17];
        new Random(1).nextBytes(large);

        DefaultPutRet stored = qiniu.uploads
                .put(new ByteArrayInputStream(large), key, token(policy().key(key)), null, "a/b")
                .jsonToObject(DefaultPutRet.class);

        assertThat(clients.bytes(GetObjectRequest.of(ref(key)))).isEqualTo(large);
        assertThat(clients.head(key).content().contentType()).isEqualTo("a/b");
        assertThat(stored.hash)
                .isEqualTo(Etag.data(large))
                .isEqualTo(Qetag.of(large))
                .isEqualTo(qiniu.management.stat(StatObjectRequest.of(ref(key))).hash());
        assertThat(KODO.emulator().uploads(BUCKET)).isEmpty();
    }

    @Test
    void anEmptyObjectIsAnObjectToo() throws IOException {
        qiniu.uploads.put(new byte[0], "empty", token(policy()));

        assertThat(clients.bytes(GetObjectRequest.of(ref("empty")))).isEmpty();
        assertThat(qiniu.management.stat(StatObjectRequest.of(ref("empty"))).hash())
                .isEqualTo(Etag.data(new byte[0]));
    }

    /** Parts that are not blocks give another hash, of which the service and we have the same idea. */
    @Test
    void partsOfAnotherSizeThanBlocksAreHashedAsWeDo() throws IOException {
        byte[] large = new byte[(7 << 20) + 17];
        new Random(2).nextBytes(large);
        Qetag ours = new Qetag();
        for (int start = 0; start < large.length; start += 3 << 20) {
            ours.write(large, start, Math.min(3 << 20, large.length - start));
            ours.endPart();
        }
        try (QiniuSdk smaller = new QiniuSdk(KODO.emulator(), 3 << 20)) {
            DefaultPutRet stored = smaller.uploads
                    .put(new ByteArrayInputStream(large), "odd", token(policy()), null, null)
                    .jsonToObject(DefaultPutRet.class);

            assertThat(stored.hash).isEqualTo(ours.value()).isNotEqualTo(Etag.data(large));
            assertThat(qiniu.management.stat(StatObjectRequest.of(ref("odd"))).hash())
                    .isEqualTo(stored.hash);
        }
        assertThat(clients.bytes(GetObjectRequest.of(ref("odd")))).isEqualTo(large);
    }

    // ---------------------------------------------------------------- our tokens

    @ParameterizedTest
    @MethodSource(KEYS)
    void aTokenOfOursForOneKeyUploadsThatKeyOnly(String key) throws IOException {
        assertThat(upload(HELLO, key, policy().key(key))).isEqualTo(200);
        assertThat(upload(new byte[3], key, policy().key(key))).isEqualTo(200);
        assertThat(upload(HELLO, "another key", policy().key(key))).isEqualTo(403);

        assertThat(clients.bytes(GetObjectRequest.of(ref(key)))).isEqualTo(new byte[3]);
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly(key);
    }

    @Test
    void aTokenForTheBucketOrInsertOnlyReplacesNothing() {
        assertThat(upload(HELLO, "k", policy())).isEqualTo(200);

        assertThat(upload(new byte[3], "k", policy())).isEqualTo(614);
        assertThat(upload(new byte[3], "k", policy().key("k").insertOnly(true))).isEqualTo(614);
        assertThat(KODO.emulator().objectBytes(BUCKET, "k")).isEqualTo(HELLO);
    }

    @Test
    void aTokenForAPrefixUploadsBelowItOnly() {
        assertThat(upload(HELLO, "图/a b", policy().keyPrefix("图/"))).isEqualTo(200);
        assertThat(upload(HELLO, "other/a", policy().keyPrefix("图/"))).isEqualTo(403);
        assertThat(upload(new byte[3], "图/a b", policy().keyPrefix("图/"))).isEqualTo(614);
    }

    @Test
    void sizesOutsideOfTheLimitsAreRefused() {
        assertThat(upload(new byte[10], "fits", policy().fsizeMin(10).fsizeLimit(10)))
                .isEqualTo(200);
        assertThat(upload(new byte[11], "large", policy().fsizeLimit(10))).isEqualTo(413);
        assertThat(upload(new byte[9], "small", policy().fsizeMin(10))).isEqualTo(403);
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("fits");
    }

    @Test
    void typesOutsideOfTheLimitAreRefused() {
        assertThat(upload(HELLO, "a", "image/png", policy().mimeLimit("image/*")))
                .isEqualTo(200);
        assertThat(upload(HELLO, "b", "text/plain", policy().mimeLimit("image/*")))
                .isEqualTo(403);
        assertThat(upload(HELLO, "c", "text/plain", policy().mimeLimit("!text/plain")))
                .isEqualTo(403);
        assertThat(upload(HELLO, "d", "image/gif", policy().mimeLimit("image/png;image/gif")))
                .isEqualTo(200);
    }

    @Test
    void aTokenNamesStoresClassifiesAndAnswers() throws IOException {
        String token = token(policy().saveKey("saved/$(etag)")
                .forceSaveKey(true)
                .storageClass(KodoStorageClass.LINE)
                .deleteAfterDays(3)
                .endUser("somebody")
                .returnBody("{\"size\":$(fsize),\"key\":\"$(key)\",\"bucket\":\"$(bucket)\",\"who\":\"$(endUser)\"}"));

        StringMap answer = qiniu.uploads.put(HELLO, "ignored", token).jsonToMap();

        String key = "saved/" + Etag.data(HELLO);
        assertThat(answer.get("key")).isEqualTo(key);
        assertThat(answer.get("bucket")).isEqualTo(BUCKET);
        assertThat(answer.get("who")).isEqualTo("somebody");
        assertThat(((Number) answer.get("size")).intValue()).isEqualTo(HELLO.length);
        var stat = qiniu.management.stat(StatObjectRequest.of(ref(key)));
        assertThat(stat.storageClass()).contains(KodoStorageClass.LINE);
        assertThat(stat.endUser()).isEqualTo("somebody");
        assertThat(stat.expiration()).isPresent();
        assertThat(clients.head(key).storageClass()).isEqualTo("LINE");
    }

    @Test
    void anExpiredOrForgedTokenUploadsNothing() {
        String expired = qiniu.auth.uploadTokenWithDeadline(BUCKET, null, 1_000_000_000L, null, true);
        assertThat(status(() -> qiniu.uploads.put(HELLO, "k", expired))).isEqualTo(401);

        String good = token(policy());
        String forged = good.substring(0, good.lastIndexOf(':') + 1)
                + token(policy().fsizeLimit(1 << 30)).split(":")[2];
        assertThat(status(() -> qiniu.uploads.put(HELLO, "k", forged))).isEqualTo(401);
        assertThat(KODO.emulator().keys(BUCKET)).isEmpty();
    }

    /** A part of the limits only shows when the parts are put together. */
    @Test
    void limitsHoldForPartsToo() {
        byte[] large = new byte[5 << 20];
        String small = token(policy().fsizeLimit(1 << 20));
        String typed = token(policy().mimeLimit("image/*"));
        String elsewhere = token(policy().keyPrefix("else/"));

        assertThat(status(() -> qiniu.uploads.put(new ByteArrayInputStream(large), "k", small, null, null)))
                .isEqualTo(413);
        assertThat(status(() -> qiniu.uploads.put(new ByteArrayInputStream(large), "k", typed, null, "a/b")))
                .isEqualTo(403);
        assertThat(status(() -> qiniu.uploads.put(new ByteArrayInputStream(large), "k", elsewhere, null, null)))
                .isEqualTo(403);
        assertThat(KODO.emulator().keys(BUCKET)).isEmpty();
    }
}
