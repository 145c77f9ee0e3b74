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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutSettingRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What users see beyond the contract: links, refusals before anything is sent, answers that make no sense. */
class QingStorClientTest {

    private static final ObjectRef ODD = new ObjectRef("photos", "/a b+c%41=&中?#😀//d");

    private static final ObjectRef PLAIN = new ObjectRef("photos", "a");

    private QingStorEmulator emulator;
    private QingStorClient client;

    @BeforeEach
    void start() {
        emulator = QingStorEmulator.builder().bucket("photos").start();
        client = EmulatorClients.byAddress(emulator).build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    private static Payload hello() {
        return Payload.of("hello".getBytes(StandardCharsets.UTF_8));
    }

    // ---------------------------------------------------------------- links

    private CreateLinkRequest link(
            CreateLinkRequest.Method method, Map<String, String> overrides, Map<String, String> headers) {
        return new CreateLinkRequest(ODD, method, Duration.ofMinutes(1), overrides, headers);
    }

    private static HttpURLConnection open(URI link) throws IOException {
        return (HttpURLConnection) link.toURL().openConnection();
    }

    @Test
    void anyoneMayDownloadByALink() throws IOException {
        client.put(PutObjectRequest.of(ODD, hello()));

        HttpURLConnection download = open(client.createLink(link(
                CreateLinkRequest.Method.GET,
                Map.of("content-disposition", "attachment; filename=\"a+b c.txt\""),
                Map.of())));

        assertThat(download.getInputStream().readAllBytes()).asString().isEqualTo("hello");
        assertThat(download.getHeaderField("Content-Disposition")).isEqualTo("attachment; filename=\"a+b c.txt\"");
    }

    @Test
    void anyoneMayUploadByALinkWithTheHeadersItWasMadeFor() throws IOException {
        HttpURLConnection upload = open(
                client.createLink(link(CreateLinkRequest.Method.PUT, Map.of(), Map.of("Content-Type", "text/plain"))));
        upload.setRequestMethod("PUT");
        upload.setDoOutput(true);
        upload.setRequestProperty("Content-Type", "text/plain");
        upload.getOutputStream().write("by link".getBytes(StandardCharsets.UTF_8));

        assertThat(upload.getResponseCode()).isEqualTo(201);
        assertThat(emulator.objectBytes(ODD.bucket(), ODD.key())).asString().isEqualTo("by link");
    }

    @Test
    void nobodyMayMakeALinkWithoutCredentials() {
        try (QingStorClient anonymous = EmulatorClients.byAddress(emulator)
                .credentials(CredentialsProvider.of(Credentials.ANONYMOUS))
                .build()) {
            assertThatThrownBy(() -> anonymous.createLink(link(CreateLinkRequest.Method.GET, Map.of(), Map.of())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("createDownloadLink " + ODD + ": a link has to be signed, but there are no credentials;"
                            + " set accessKey and secretKey");
            assertThatThrownBy(() -> anonymous.get(new GetObjectRequest(
                            ODD, Optional.empty(), Conditions.NONE, Optional.empty(), Map.of("expires", "never"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("an anonymous request cannot override response headers");
        }
    }

    @Test
    void onlySomeHeadersCanBeOverriddenAndOnlyForDownloads() {
        assertThatThrownBy(() -> client.createLink(link(CreateLinkRequest.Method.GET, Map.of("etag", "x"), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the response header 'etag' cannot be overridden, only [cache-control, ");
        assertThatThrownBy(
                        () -> client.createLink(link(CreateLinkRequest.Method.PUT, Map.of("expires", "x"), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for downloads only");
    }

    // ---------------------------------------------------------------- anonymous reading

    @Test
    void anonymousRequestsGoOutUnsigned() throws IOException {
        client.put(PutObjectRequest.of(ODD, hello()));
        client.putSetting(new PutSettingRequest("photos", QingStorSetting.POLICY, """
                {"statement":[{"id":"read","user":"*","action":["get_object"],"effect":"allow",
                               "resource":["photos/*"]}]}"""));
        try (QingStorClient anonymous = EmulatorClients.byAddress(emulator)
                .credentials(CredentialsProvider.of(Credentials.ANONYMOUS))
                .build()) {
            try (StoredObject object = anonymous.get(GetObjectRequest.of(ODD))) {
                assertThat(object.content().readAllBytes()).asString().isEqualTo("hello");
            }
        }
        assertThat(emulator.requests().get(2).header("authorization")).isEmpty();
    }

    // ---------------------------------------------------------------- refused before anything is sent

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/./b", "a/..", "."})
    void keysThatWouldBecomeOthersAreRefused(String key) {
        ObjectRef ref = new ObjectRef("photos", key);

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(ref, hello())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Choose a key without . and .. segments");
        assertThatThrownBy(() -> client.delete(new DeleteObjectRequest(ref)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.deleteAll(new DeleteObjectsRequest("photos", List.of("fine", key))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void bodiesOfUnknownLengthAreRefused() {
        Payload unknown = Payload.of(new ByteArrayInputStream(new byte[1]), Payload.UNKNOWN_LENGTH);

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(ODD, unknown)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("upload it in parts");
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void bodiesThatOneRequestCannotCarryAreRefused() {
        Payload huge = Payload.reopenable(() -> new ByteArrayInputStream(new byte[0]), (5L << 30) + 1);

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(ODD, huge)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5368709121 bytes are too many for one request, which takes 5 GiB");
    }

    @Test
    void partNumbersEndAtTenThousand() {
        UploadPartRequest part = new UploadPartRequest(UploadRef.of(ODD, "u1"), 10_001, hello(), Optional.empty());

        assertThatThrownBy(() -> client.uploadPart(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the part number must be 0 to 10000, but is 10001");
    }

    @Test
    void bucketsThatCannotBeAddressedAreRefused() {
        assertThatThrownBy(() -> client.bucketExists(new HeadBucketRequest("a/b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the bucket name 'a/b' cannot be part of a URL");
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void aClosedClientSaysSo() {
        client.close();

        assertThatThrownBy(() -> client.bucketExists(new HeadBucketRequest("photos")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    // ---------------------------------------------------------------- answers that make no sense

    @Test
    void wholeObjectsAreNotTakenForRanges() throws IOException {
        try (WireServer server = new WireServer().answers(200, "hello", "Content-Length", "5");
                QingStorClient confused = server.client().build()) {
            assertThatThrownBy(() -> confused.get(GetObjectRequest.of(PLAIN).withRange(ByteRange.closed(1, 2))))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("asked for bytes=1-2, but the service sent the whole object");
            confused.get(GetObjectRequest.of(PLAIN).withRange(ByteRange.suffix(10)))
                    .close();
            confused.get(GetObjectRequest.of(PLAIN).withRange(ByteRange.from(0)))
                    .close();
        }
    }

    @Test
    void aListingThatDoesNotAdvanceEnds() throws IOException {
        try (WireServer server =
                        new WireServer().answers(200, "{\"keys\":[],\"has_more\":true,\"next_marker\":\"m\"}");
                QingStorClient confused = server.client().build()) {
            assertThatThrownBy(() -> confused.list(new ListObjectsRequest("photos", "", "", new ListCursor("m"), 10)))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("the listing does not advance");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[],\"has_more\":true}", "{\"keys\":[],\"has_more\":true,\"next_marker\":\"\"}"})
    void aListingThatHasMoreButDoesNotSayWhereDoesNotEndSilently(String body) throws IOException {
        try (WireServer server = new WireServer().answers(200, body);
                QingStorClient confused = server.client().build()) {
            assertThatThrownBy(() -> confused.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10)))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("there are more objects, but not where they begin");
        }
    }

    /** A marker outside of the working directory cannot be spelled the user's way, and still works. */
    @Test
    void foreignMarkersGoBackAsTheyCame() throws IOException {
        try (WireServer server =
                        new WireServer().answers(200, "{\"keys\":[],\"has_more\":true,\"next_marker\":\"opaque/1\"}");
                QingStorClient inside = server.client().workDir("home").build()) {
            ListObjectsRequest first = new ListObjectsRequest("photos", "", "", ListCursor.START, 10);
            ListCursor next = inside.list(first).next().orElseThrow();

            server.answers(200, "{\"keys\":[],\"has_more\":false}");
            inside.list(first.at(next));

            assertThat(server.last().getUrl()).contains("&marker=opaque%2F1&");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "<html>", "{\"keys\":[{\"key\":\"a\"", "{\"keys\":tru}", "7"})
    void answersThatAreNoJsonAreExplained(String body) throws IOException {
        try (WireServer server = new WireServer().answers(200, body);
                QingStorClient confused = server.client().build()) {
            assertThatThrownBy(() -> confused.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10)))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageStartingWith("listObjects photos: the answer is not the JSON that was expected: ");
        }
    }

    @Test
    void nullsInAListingDoNotMatter() throws IOException {
        try (WireServer server = new WireServer().answers(200, """
                {"keys":[{"key":"a","size":null,"etag":null,"modified":null,"more":{"x":[1]}},null],
                 "common_prefixes":null,"next_marker":null,"has_more":false}""");
                QingStorClient patient = server.client().build()) {
            assertThat(patient.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10))
                            .objects())
                    .extracting(object -> object.ref().key())
                    .containsExactly("a");
        }
    }

    @Test
    void anUploadWithoutIdIsNoUpload() throws IOException {
        try (WireServer server = new WireServer().answers(200, "{}");
                QingStorClient confused = server.client().build()) {
            assertThatThrownBy(() -> confused.startUpload(StartUploadRequest.of(PutObjectRequest.of(PLAIN, hello()))))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("the answer names no upload id");
        }
    }
}
