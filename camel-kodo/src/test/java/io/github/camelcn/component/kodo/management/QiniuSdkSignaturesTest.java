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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.qiniu.common.QiniuException;
import com.qiniu.http.Headers;
import com.qiniu.storage.BucketManager;
import com.qiniu.storage.DownloadUrl;
import com.qiniu.util.Auth;
import com.qiniu.util.Etag;
import com.qiniu.util.StringMap;
import com.qiniu.util.UrlSafeBase64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import okhttp3.Request;
import okhttp3.RequestBody;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** For any input our signatures, tokens, names and hashes are those of the provider's own SDK. */
class QiniuSdkSignaturesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Credentials WHO = Credentials.of("AKID-own_1", "secret/with+signs=");

    private final Auth sdk = Auth.create(WHO.accessKey(), WHO.secretKey());

    // ---------------------------------------------------------------- requests

    /** @param type null for none */
    record Asked(String method, String url, String type, List<Map.Entry<String, String>> headers, byte[] body) {

        boolean hasBody() {
            return method.equals("POST") || method.equals("PUT");
        }
    }

    @Provide
    Arbitrary<Asked> requests() {
        Arbitrary<String> hosts = Arbitraries.of("http://127.0.0.1:8080", "https://rs-z0.qiniuapi.com");
        // escaped characters in a path are signed in two ways by the SDKs of the provider, so that nobody has any
        Arbitrary<String> paths = Arbitraries.strings()
                .withChars("abcXYZ019-_=/".toCharArray())
                .ofMaxLength(40)
                .map(path -> "/" + path);
        Arbitrary<String> queries = texts().map(text -> "?a=" + URLEncoder.encode(text, UTF_8) + "&b&c=%2F+")
                .injectDuplicates(0.1);
        Arbitrary<String> types = Arbitraries.of(
                        "application/x-www-form-urlencoded",
                        "application/json",
                        "application/octet-stream",
                        "text/plain; charset=utf-8")
                .injectNull(0.2);
        // the SDK signs those whose name begins exactly so
        Arbitrary<List<Map.Entry<String, String>>> headers = Combinators.combine(
                        Arbitraries.of(
                                "X-Qiniu-Date", "X-Qiniu-aBc-d", "X-Qiniu-Z", "X-Qiniu-", "X-Other", "X-Qiniu-UPPER"),
                        Arbitraries.strings()
                                .withChars("abc 12;,".toCharArray())
                                .ofMinLength(1)
                                .ofMaxLength(12))
                .as((name, value) -> (Map.Entry<String, String>) new SimpleEntry<>(name, value.strip() + "x"))
                .list()
                .uniqueElements(Map.Entry::getKey)
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of("GET", "POST", "PUT", "DELETE"),
                        Combinators.combine(hosts, paths, Arbitraries.oneOf(queries, Arbitraries.just("")))
                                .as((host, path, query) -> host + path + query),
                        types,
                        headers,
                        texts().injectNull(0.2))
                .as((method, url, type, extra, body) ->
                        new Asked(method, url, type, extra, body == null ? new byte[0] : body.getBytes(UTF_8)));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('\u0001', '\u007e')
                        .ofMinLength(1)
                        .ofMaxLength(30),
                Arbitraries.strings()
                        .withCharRange('\u4e00', '\u9fff')
                        .ofMinLength(1)
                        .ofMaxLength(10),
                Arbitraries.of("😀", "a+b c%20d&e=f?g#h/i", "key=value&other=猫"));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void requestsAreSignedAlike(@ForAll("requests") Asked asked) {
        Headers.Builder theirHeaders = new Headers.Builder();
        Request.Builder ours = new Request.Builder().url(asked.url());
        asked.headers().forEach(header -> {
            theirHeaders.add(header.getKey(), header.getValue());
            ours.addHeader(header.getKey(), header.getValue());
        });
        if (asked.type() != null) {
            theirHeaders.set("Content-Type", asked.type());
            ours.header("Content-Type", asked.type());
        }
        ours.method(asked.method(), asked.hasBody() ? RequestBody.create(asked.body(), null) : null);
        byte[] body = asked.hasBody() ? asked.body() : new byte[0];

        assertThat(QiniuSigner.authorization(ours.build(), Payload.of(body), WHO))
                .isEqualTo(
                        "Qiniu " + sdk.signQiniuAuthorization(asked.url(), asked.method(), body, theirHeaders.build()));
    }

    /** The second spelling of the same signature in the SDK, which knows no headers but the type. */
    @SuppressWarnings("deprecation")
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void requestsWithoutHeadersOfTheProviderAreSignedAlike(@ForAll("requests") Asked asked) {
        Request.Builder ours = new Request.Builder().url(asked.url());
        if (asked.type() != null) {
            ours.header("Content-Type", asked.type());
        }
        ours.method(asked.method(), asked.hasBody() ? RequestBody.create(asked.body(), null) : null);
        byte[] body = asked.hasBody() ? asked.body() : new byte[0];

        assertThat(QiniuSigner.authorization(ours.build(), Payload.of(body), WHO))
                .isEqualTo("Qiniu " + sdk.signRequestV2(asked.url(), asked.method(), body, asked.type()));
    }

    // ---------------------------------------------------------------- tokens

    @Provide("texts")
    Arbitrary<String> anyTexts() {
        return texts();
    }

    /** The order of the members is free, so the policies are compared, and the signatures of the same text. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void policiesMeanTheSame(
            @ForAll("texts") String key, @ForAll("texts") String body, @ForAll @LongRange(min = 1) long limit)
            throws IOException {
        long deadline = 1_900_000_000L;
        PutPolicy policy = PutPolicy.builder("demo", Instant.ofEpochSecond(deadline))
                .key(key)
                .insertOnly(true)
                .returnBody(body)
                .saveKey(key)
                .forceSaveKey(true)
                .fsizeLimit(limit)
                .detectMime(true)
                .mimeLimit("image/*;!image/gif")
                .fileType(4)
                .deleteAfterDays(7)
                .endUser(body)
                .build();
        StringMap theirs = new StringMap()
                .put("insertOnly", 1)
                .put("returnBody", body)
                .put("saveKey", key)
                .put("forceSaveKey", true)
                .put("fsizeLimit", limit)
                .put("detectMime", 1)
                .put("mimeLimit", "image/*;!image/gif")
                .put("fileType", 4)
                .put("deleteAfterDays", 7)
                .put("endUser", body);

        String token = sdk.uploadTokenWithDeadline("demo", key, deadline, theirs, true);

        assertThat(JSON.readTree(UploadTokens.json(policy))).isEqualTo(policyOf(token));
        assertThat(UploadTokens.sign(UrlSafeBase64.decode(token.split(":")[2]), WHO))
                .isEqualTo(token);
    }

    private static JsonNode policyOf(String token) throws IOException {
        return JSON.readTree(UrlSafeBase64.decode(token.split(":")[2]));
    }

    // ---------------------------------------------------------------- addresses and names

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void downloadAddressesAreTheSame(
            @ForAll("texts") String key,
            @ForAll("texts") String saveAs,
            @ForAll @LongRange(min = 1, max = 4_000_000_000L) long deadline)
            throws QiniuException {
        String theirs = new DownloadUrl("down.example.com", true, key)
                .setAttname(saveAs)
                .buildURL(sdk, deadline);
        String base = DownloadUrls.base("https://down.example.com", key, "", saveAs);

        assertThat(DownloadUrls.signed(base, deadline, WHO)).isEqualTo(theirs);
        assertThat(DownloadUrls.signed(base, deadline, WHO))
                .isEqualTo(sdk.privateDownloadUrlWithDeadline(base, deadline));
    }

    @Property(tries = 200)
    void entriesAreTheSame(@ForAll("texts") String key) {
        assertThat(EntryUri.of("demo", key)).isEqualTo(BucketManager.encodedEntry("demo", key));
        assertThat(EntryUri.ofBucket("demo")).isEqualTo(BucketManager.encodedEntry("demo"));
    }

    // ---------------------------------------------------------------- hashes

    /** Around the borders of blocks, where a mistake would show. */
    @Property(tries = 24)
    void hashesAreTheSame(@ForAll("sizes") int size, @ForAll long seed) throws IOException {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);

        String theirs = Etag.data(content);

        assertThat(Qetag.of(content)).isEqualTo(theirs);
        assertThat(Qetag.of(new ByteArrayInputStream(content))).isEqualTo(theirs);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(0, 1, 1000));
        for (int blocks = 1; blocks <= 3; blocks++) {
            sizes.addAll(List.of(blocks * Qetag.BLOCK - 1, blocks * Qetag.BLOCK, blocks * Qetag.BLOCK + 1));
        }
        return Arbitraries.of(sizes);
    }
}
