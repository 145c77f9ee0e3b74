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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.CreateLinkRequest.Method;
import io.github.camelcn.component.kodo.client.KodoClient;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;

import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static io.github.camelcn.component.kodo.independent.TwoClients.OWNER;
import static io.github.camelcn.component.kodo.independent.TwoClients.ref;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Links that carry their signature, made by us and by the AWS SDK, opened by an HTTP client that knows of neither. */
class AwsSdkLinksTest {

    private static final String KEYS = "io.github.camelcn.component.kodo.independent.AwkwardKeys#all";
    private static final Credentials TEMPORARY =
            new Credentials("TEMPORARYKEY", "temporarySecret", "session/token+with=signs&more");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Duration HOUR = Duration.ofHours(1);

    /** What browsers are told instead of what is stored. */
    private static final Map<String, String> OVERRIDES = Map.of(
            "content-type",
            "text/plain; charset=utf-8",
            "content-disposition",
            "attachment; filename=\"猫 + 100%.txt\"; filename*=UTF-8''%E7%8C%AB.txt",
            "cache-control",
            "max-age=60, private",
            "content-language",
            "zh-CN",
            "content-encoding",
            "identity",
            "expires",
            "Fri, 01 Jan 2027 00:00:00 GMT");

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(KodoEmulator.builder()
            .bucket(BUCKET)
            .credentials(OWNER.accessKey(), OWNER.secretKey())
            .temporaryCredentials(
                    TEMPORARY.accessKey(),
                    TEMPORARY.secretKey(),
                    TEMPORARY.securityToken(),
                    Instant.parse("2999-01-01T00:00:00Z")));

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @AutoClose
    private final TwoClients clients = new TwoClients(KODO.emulator());

    private static HttpResponse<String> get(URI link) throws IOException, InterruptedException {
        return BROWSER.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static HttpResponse<String> put(URI link, String text, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(link).PUT(HttpRequest.BodyPublishers.ofString(text));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static CreateLinkRequest link(
            Method method, String key, Map<String, String> overrides, Map<String, String> headers) {
        return new CreateLinkRequest(ref(key), method, HOUR, overrides, headers);
    }

    private static URI theirs(Credentials who, String key, Map<String, String> overrides) {
        try (S3Presigner presigner = TwoClients.presigner(KODO.emulator(), who)) {
            return URI.create(presigner
                    .presignGetObject(presign -> presign.signatureDuration(HOUR).getObjectRequest(get -> get.bucket(
                                    BUCKET)
                            .key(key)
                            .responseContentType(overrides.get("content-type"))
                            .responseContentDisposition(overrides.get("content-disposition"))
                            .responseCacheControl(overrides.get("cache-control"))
                            .responseContentLanguage(overrides.get("content-language"))
                            .responseContentEncoding(overrides.get("content-encoding"))
                            .responseExpires(overrides.isEmpty() ? null : Instant.parse("2027-01-01T00:00:00Z"))))
                    .url()
                    .toString());
        }
    }

    private static URI theirUpload(Credentials who, String key, String type, Map<String, String> metadata) {
        try (S3Presigner presigner = TwoClients.presigner(KODO.emulator(), who)) {
            return URI.create(presigner
                    .presignPutObject(
                            presign -> presign.signatureDuration(HOUR).putObjectRequest(put -> put.bucket(BUCKET)
                                    .key(key)
                                    .contentType(type)
                                    .metadata(metadata)))
                    .url()
                    .toString());
        }
    }

    // ---------------------------------------------------------------- used

    @ParameterizedTest
    @MethodSource(KEYS)
    void aBareHttpClientUploadsAndDownloadsWithOurLinks(String key) throws Exception {
        URI upload = clients.kodo.createLink(link(Method.PUT, key, Map.of(), Map.of("Content-Type", "text/x-own")));
        assertThat(put(upload, "of " + key, "Content-Type", "text/x-own").statusCode())
                .isEqualTo(200);
        assertThat(put(upload, "of " + key, "Content-Type", "text/other").statusCode())
                .isEqualTo(403);

        HttpResponse<String> download = get(clients.kodo.createLink(link(Method.GET, key, OVERRIDES, Map.of())));
        assertThat(download.body()).isEqualTo("of " + key);
        assertThat(download.headers().firstValue("content-type")).contains(OVERRIDES.get("content-type"));
        assertThat(download.headers().firstValue("cache-control")).contains(OVERRIDES.get("cache-control"));
        assertThat(clients.sdk.headObject(head -> head.bucket(BUCKET).key(key)).contentType())
                .isEqualTo("text/x-own");
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void aBareHttpClientUploadsAndDownloadsWithTheSdksLinks(String key) throws Exception {
        URI upload = theirUpload(OWNER, key, "text/x-own", Map.of("colour", "blue"));
        assertThat(put(upload, "of " + key, "Content-Type", "text/x-own", "x-amz-meta-colour", "blue")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> download = get(theirs(OWNER, key, OVERRIDES));
        assertThat(download.body()).isEqualTo("of " + key);
        assertThat(download.headers().firstValue("content-type")).contains(OVERRIDES.get("content-type"));
        assertThat(clients.head(key).userMetadata()).containsExactly(Map.entry("colour", "blue"));
    }

    @Test
    void aChangedLinkOpensNothing() throws Exception {
        clients.put("k", "secret");
        clients.put("l", "more secret");
        for (URI link : List.of(
                clients.kodo.createLink(link(Method.GET, "k", Map.of(), Map.of())), theirs(OWNER, "k", Map.of()))) {
            assertThat(get(link).statusCode()).isEqualTo(200);
            assertThat(get(URI.create(link.toString().replace("/k?", "/l?"))).statusCode())
                    .isEqualTo(403);
            assertThat(get(URI.create(link.toString().replace("Expires=3600", "Expires=3601")))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(URI.create(link + "&response-content-type=text%2Fhtml"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(put(link, "overwritten").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void anExpiredLinkOpensNothing() throws Exception {
        clients.put("k", "secret");
        try (KodoClient late = TwoClients.kodo(KODO.emulator())
                .clock(Clock.fixed(Instant.now().minus(HOUR).minusSeconds(1), ZoneOffset.UTC))
                .build()) {
            HttpResponse<String> answer = get(late.createLink(link(Method.GET, "k", Map.of(), Map.of())));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("<Code>AccessDenied</Code>", "expired")
                    .doesNotContain("secret");
        }
    }

    @Test
    void temporaryCredentialsSignRequestsAndLinksOfBoth() throws Exception {
        try (KodoClient kodo = TwoClients.kodo(KODO.emulator())
                        .credentials(CredentialsProvider.of(TEMPORARY))
                        .build();
                S3Client sdk = TwoClients.sdk(KODO.emulator())
                        .credentialsProvider(TwoClients.provider(TEMPORARY))
                        .build()) {
            URI upload = kodo.createLink(link(Method.PUT, "k", Map.of(), Map.of()));
            assertThat(put(upload, "hello").statusCode()).isEqualTo(200);

            assertThat(sdk.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")).asUtf8String())
                    .isEqualTo("hello");
            assertThat(get(kodo.createLink(link(Method.GET, "k", Map.of(), Map.of())))
                            .body())
                    .isEqualTo("hello");
            assertThat(get(theirs(TEMPORARY, "k", Map.of())).body()).isEqualTo("hello");
            assertThat(get(URI.create(upload.toString().replaceAll("&X-Amz-Security-Token=[^&]*", "")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    // ---------------------------------------------------------------- compared

    @ParameterizedTest
    @MethodSource(KEYS)
    void ourDownloadLinksAreTheSdksByteForByte(String key) throws IOException {
        for (Credentials who : List.of(OWNER, TEMPORARY)) {
            for (Map<String, String> overrides : List.of(OVERRIDES, Map.<String, String>of())) {
                URI theirs = theirs(who, key, overrides);

                assertSame(ourLink(who, theirs, link(Method.GET, key, overrides, Map.of())), theirs);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void ourUploadLinksAreTheSdksByteForByte(String key) throws IOException {
        for (Credentials who : List.of(OWNER, TEMPORARY)) {
            URI theirs = theirUpload(who, key, "text/plain; charset=utf-8", Map.of("colour", "a  b"));
            Map<String, String> signed =
                    Map.of("Content-Type", "text/plain; charset=utf-8", "x-amz-meta-colour", "a  b");

            assertSame(ourLink(who, theirs, link(Method.PUT, key, Map.of(), signed)), theirs);
        }
    }

    /** At the second at which they signed theirs. */
    private static URI ourLink(Credentials who, URI theirs, CreateLinkRequest link) throws IOException {
        Instant signed =
                LocalDateTime.parse(parameters(theirs).get("X-Amz-Date"), STAMP).toInstant(ZoneOffset.UTC);
        try (KodoClient kodo = TwoClients.kodo(KODO.emulator())
                .credentials(CredentialsProvider.of(who))
                .clock(Clock.fixed(signed, ZoneOffset.UTC))
                .build()) {
            return kodo.createLink(link);
        }
    }

    /** The order of the parameters is free; all else is not, the signature least. */
    private static void assertSame(URI ours, URI theirs) {
        assertThat(ours.getRawAuthority()).isEqualTo(theirs.getRawAuthority());
        assertThat(ours.getRawPath()).isEqualTo(theirs.getRawPath());
        assertThat(parameters(ours)).containsExactlyEntriesOf(parameters(theirs));
    }

    private static Map<String, String> parameters(URI link) {
        return Arrays.stream(link.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, TreeMap::new));
    }
}
