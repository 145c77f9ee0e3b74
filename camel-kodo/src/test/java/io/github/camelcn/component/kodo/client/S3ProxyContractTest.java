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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.NotModifiedException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.MultipartContract;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.ObjectStoreContract;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client keeps the port's contract against a server of other people's. */
class S3ProxyContractTest extends ObjectStoreContract {

    private static S3ProxyServer server;

    private final KodoClient client = server.client().build();

    @BeforeAll
    static void start() {
        server = new S3ProxyServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public ObjectStore store() {
        return client;
    }

    @Override
    public String bucket() {
        return S3ProxyServer.BUCKET;
    }

    @Override
    public Optional<String> otherStorageClass() {
        return Optional.empty();
    }

    @Override
    public boolean encryptsWithCustomerKeys() {
        return false;
    }

    @Override
    public boolean makesBuckets() {
        return true;
    }

    @Override
    public boolean ownBucketsMayBeMadeAgain() {
        return true;
    }

    // ---------------------------------------------------------------- what S3Proxy does not do

    /** Keys are files there: neither doubled slashes nor bytes behind a slash survive. */
    private static final Set<String> NO_FILES = Set.of("double//slash", "trailing/");

    private List<ObjectRef> files() {
        return AWKWARD_NAMES.stream()
                .filter(name -> !NO_FILES.contains(name))
                .map(this::ref)
                .toList();
    }

    @Override
    @Test
    public void everyKeyIsStoredReadAndDeletedExactly() throws IOException {
        for (ObjectRef ref : files()) {
            put(ref, ref.key());
        }
        for (ObjectRef ref : files()) {
            assertThat(read(ref)).isEqualTo(ref.key());
            store().delete(new DeleteObjectRequest(ref));
            assertThatThrownBy(() -> head(ref)).isInstanceOf(ObjectNotFoundException.class);
        }
        put(ref("trailing/"), "lost");
        assertThat(read(ref("trailing/"))).isEmpty();
    }

    @Override
    @Test
    public void everyKeyIsListedExactly() throws IOException {
        for (ObjectRef ref : files()) {
            put(ref, "x");
        }
        put(ref("double//slash"), "x");

        List<String> expected =
                new ArrayList<>(files().stream().map(ObjectRef::key).toList());
        expected.add(prefix() + "double/slash");
        assertThat(pages(prefix(), "", 3).stream()
                        .flatMap(page -> page.objects().stream())
                        .map(info -> info.ref().key()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Override
    @Test
    public void everyKeyIsCopiedAndMovedExactly() throws IOException {
        for (ObjectRef ref : files()) {
            put(ref("source"), ref.key());
            store().copy(CopyObjectRequest.of(ref("source"), ref));
            store().move(new MoveObjectRequest(ref, ref("moved"), Conditions.NONE));

            assertThat(read(ref("moved"))).isEqualTo(ref.key());
            assertThatThrownBy(() -> head(ref)).as(ref.key()).isInstanceOf(ObjectNotFoundException.class);
        }
    }

    @Override
    @Test
    public void everyKeyMayBeUploadedInParts() throws IOException {
        for (ObjectRef ref : files()) {
            UploadRef upload = store().startUpload(MultipartContract.start(ref));
            UploadedPart part = store().uploadPart(
                            MultipartContract.part(upload, 1, ref.key().getBytes(UTF_8)));
            store().completeUpload(new CompleteUploadRequest(upload, List.of(part), ""));

            assertThat(read(ref)).isEqualTo(ref.key());
        }
        UploadRef doubled = store().startUpload(MultipartContract.start(ref("double//slash")));
        UploadedPart part = store().uploadPart(MultipartContract.part(doubled, 1, new byte[1]));
        assertThatThrownBy(() -> store().completeUpload(new CompleteUploadRequest(doubled, List.of(part), "")))
                .isInstanceOf(UploadNotFoundException.class);
    }

    /** It takes parts of uploads that are not there. */
    @Override
    @Test
    public void abortsAndForgets() throws IOException {
        UploadRef upload = store().startUpload(MultipartContract.start(ref("a")));
        store().abortUpload(upload);
        store().abortUpload(upload);

        assertThat(store().uploadPart(MultipartContract.part(upload, 1, new byte[1]))
                        .size())
                .isEqualTo(1);
        assertThatThrownBy(() -> head(ref("a"))).isInstanceOf(ObjectNotFoundException.class);
    }

    /** It keeps fractions of a second, so that an object is younger than its own Last-Modified. */
    @Override
    @Test
    public void givesOnlyWhatChangedInTime() throws IOException {
        put(ref("v"), "one");
        Instant modified = head(ref("v")).lastModified().orElseThrow();

        Conditions notSince = new Conditions("", "", Optional.empty(), Optional.of(modified.minusSeconds(60)));
        assertThatThrownBy(() -> readBytes(GetObjectRequest.of(ref("v")).withConditions(notSince)))
                .isInstanceOf(PreconditionFailedException.class);
        Conditions since = new Conditions("", "", Optional.of(modified.plusSeconds(1)), Optional.empty());
        assertThatThrownBy(() -> readBytes(GetObjectRequest.of(ref("v")).withConditions(since)))
                .isInstanceOf(NotModifiedException.class);
    }

    /** It writes media types anew. */
    @Override
    @Test
    public void keepsContentHeaders() throws IOException {
        ContentHeaders content = new ContentHeaders(
                "text/plain; charset=utf-8", "max-age=60", "attachment; filename=\"a b.txt\"", "identity", "", "");
        store().put(PutObjectRequest.of(ref("a"), Payload.of(new byte[1])).withContent(content));

        assertThat(head(ref("a")).content().contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(head(ref("a")).content())
                .usingRecursiveComparison()
                .ignoringFields("contentType")
                .isEqualTo(content);
    }

    @Test
    void itDoesNotKnowKodosStorageClasses() {
        PutObjectRequest put =
                PutObjectRequest.of(ref("a"), Payload.of(new byte[1])).withStorageClass("LINE");

        assertThatThrownBy(() -> store().put(put))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    /** The largest request, with the most keys that the protocol takes. */
    @Test
    void aThousandKeysAreDeletedInOneRequest() throws IOException {
        List<String> keys =
                IntStream.range(0, 1000).mapToObj(number -> prefix() + number).toList();
        put(ref("7"), "x");

        assertThat(store().deleteAll(new DeleteObjectsRequest(bucket(), keys)).deleted())
                .hasSize(1000);
        assertThat(keys(prefix())).isEmpty();
    }

    @Test
    void linksWorkBothWays() throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        URI upload = store().createLink(new CreateLinkRequest(
                ref("中 +"),
                CreateLinkRequest.Method.PUT,
                Duration.ofMinutes(1),
                Map.of(),
                Map.of("Content-Type", "text/x-own")));
        HttpResponse<String> put = browser.send(
                HttpRequest.newBuilder(upload)
                        .header("Content-Type", "text/x-own")
                        .PUT(HttpRequest.BodyPublishers.ofString("hello"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(put.statusCode()).isEqualTo(200);

        URI download = store().createLink(new CreateLinkRequest(
                ref("中 +"),
                CreateLinkRequest.Method.GET,
                Duration.ofDays(7),
                Map.of("content-disposition", "attachment; filename=\"猫.txt\""),
                Map.of()));
        HttpResponse<String> get =
                browser.send(HttpRequest.newBuilder(download).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(get.body()).isEqualTo("hello");
        assertThat(get.headers().firstValue("content-type")).contains("text/x-own");
    }
}
