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
package io.github.camelcn.component.kodo;

import java.io.File;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.error.ObjectArchivedException;
import io.github.camelcn.common.error.UnsupportedByServiceException;
import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.component.kodo.client.KodoBucketSetting;
import io.github.camelcn.component.kodo.management.BatchResult;
import io.github.camelcn.component.kodo.management.BucketEventRule;
import io.github.camelcn.component.kodo.management.BucketInfo;
import io.github.camelcn.component.kodo.management.BucketName;
import io.github.camelcn.component.kodo.management.BucketQuota;
import io.github.camelcn.component.kodo.management.LifecycleRule;
import io.github.camelcn.component.kodo.management.NativeDeleteRequest;
import io.github.camelcn.component.kodo.management.ObjectStat;
import io.github.camelcn.component.kodo.management.StatObjectRequest;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;
import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.kodo.store.Thaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every operation through Camel at least once, and every header; the last tests count. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryOperationTest {

    private static final Set<KodoOperation> DONE = EnumSet.noneOf(KodoOperation.class);
    private static final Set<String> SEEN = new TreeSet<>();

    private static KodoEmulator elsewhere;
    private static URI site;
    private static EmulatorRig rig;

    @BeforeAll
    static void start(@TempDir Path downloads) {
        elsewhere = KodoEmulator.builder()
                .bucket(KodoBucket.named("public-files").publicRead())
                .start();
        elsewhere.putObject("public-files", "from.txt", bytes("fetched"));
        site = URI.create("http://" + elsewhere.downloadDomain("public-files") + "/");
        rig = new EmulatorRig(
                KodoEmulator.builder().bucket(KodoBucket.named("mirror").mirroring(site)));
        rig.component.getResume().setDownloadDirectory(downloads.toString());
    }

    @AfterAll
    static void stop() {
        rig.close();
        elsewhere.close();
    }

    @BeforeEach
    void empty() {
        rig.emulator.reset();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a message that names its operation by header, with further headers in pairs. */
    private static Message run(KodoOperation operation, Object body, Object... headers) {
        Map<String, Object> all = new HashMap<>();
        all.put(KodoHeaders.OPERATION, operation);
        all.put(KodoHeaders.REQUEST_ID, "of a step before");
        for (int i = 0; i < headers.length; i += 2) {
            all.put((String) headers[i], headers[i + 1]);
        }
        SEEN.addAll(all.keySet());
        rig.emulator.clearRequests();
        Exchange exchange = rig.sent("kodo:photos", body, all);
        SEEN.addAll(exchange.getMessage().getHeaders().keySet());
        DONE.add(operation);
        tellsItsRequest(exchange.getMessage());
        return exchange.getMessage();
    }

    /** Whatever asked the store has the id of a request that was answered; what asked nothing has none. */
    private static void tellsItsRequest(Message done) {
        List<String> answered =
                rig.emulator.requests().stream().map(RecordedRequest::id).toList();
        if (answered.isEmpty()) {
            assertThat(done.getHeader(KodoHeaders.REQUEST_ID)).isNull();
        } else {
            assertThat(done.getHeader(KodoHeaders.REQUEST_ID)).isIn(answered);
        }
    }

    private static Exception refused(String uri, Object body, Map<String, Object> headers) {
        return rig.send(uri, body, headers).getException();
    }

    // ---------------------------------------------------------------- objects

    @Test
    void objectsAreWrittenReadAndRemoved() {
        run(
                KodoOperation.putObject,
                "0123456789",
                KodoHeaders.KEY,
                "k",
                KodoHeaders.CONTENT_TYPE,
                "text/plain",
                KodoHeaders.CONTENT_ENCODING,
                "identity",
                KodoHeaders.CONTENT_DISPOSITION,
                "inline",
                KodoHeaders.CONTENT_LANGUAGE,
                "en",
                KodoHeaders.CACHE_CONTROL,
                "no-cache",
                KodoHeaders.EXPIRES,
                Instant.parse("2030-01-01T00:00:00Z"),
                KodoHeaders.CONTENT_MD5,
                "eB5eJF1ptWaXm4bijSPyxw==",
                KodoHeaders.METADATA,
                Map.of("a", "b"));
        Message read = run(KodoOperation.getObject, null, KodoHeaders.KEY, "k");
        assertThat(read.getBody(String.class)).isEqualTo("0123456789");
        assertThat(read.getHeader(KodoHeaders.METADATA)).isEqualTo(Map.of("a", "b"));
        assertThat(read.getHeader(KodoHeaders.CACHE_CONTROL)).isEqualTo("no-cache");
        assertThat(run(
                                KodoOperation.getObjectRange,
                                null,
                                KodoHeaders.KEY,
                                "k",
                                KodoHeaders.RANGE_START,
                                7,
                                KodoHeaders.RANGE_END,
                                8)
                        .getBody(String.class))
                .isEqualTo("78");
        assertThat(run(KodoOperation.getObjectToFile, null, KodoHeaders.KEY, "k")
                        .getBody(File.class))
                .hasContent("0123456789");
        Message head = run(
                KodoOperation.headObject,
                null,
                KodoHeaders.KEY,
                "k",
                KodoHeaders.IF_MATCH_CONDITION,
                read.getHeader(KodoHeaders.ETAG),
                KodoHeaders.IF_NONE_MATCH_CONDITION,
                "other",
                KodoHeaders.IF_MODIFIED_SINCE_CONDITION,
                "2020-01-01T00:00:00Z",
                KodoHeaders.IF_UNMODIFIED_SINCE_CONDITION,
                Instant.now().plus(Duration.ofDays(1)));
        assertThat(head.getHeader(KodoHeaders.CONTENT_LENGTH)).isEqualTo(10L);
        assertThat(head.getHeader(KodoHeaders.RESTORE_STATUS)).isNull();
        run(
                KodoOperation.copyObject,
                null,
                KodoHeaders.KEY,
                "k",
                KodoHeaders.DESTINATION_KEY,
                "copy",
                KodoHeaders.BUCKET_DESTINATION_NAME,
                "archive",
                KodoHeaders.METADATA_DIRECTIVE,
                "REPLACE");
        run(
                KodoOperation.moveObject,
                null,
                KodoHeaders.KEY,
                "copy",
                KodoHeaders.OVERRIDE_BUCKET_NAME,
                "archive",
                KodoHeaders.DESTINATION_KEY,
                "moved");
        assertThat(rig.emulator.keys("archive")).containsExactly("moved");
        assertThat(rig.emulator.store().metadata("archive", "moved")).isEmpty();
        run(KodoOperation.deleteObject, null, KodoHeaders.KEY, "k");
        Message deleted = run(KodoOperation.deleteObjects, null, KodoHeaders.KEYS_TO_DELETE, List.of("x", "never was"));
        assertThat(deleted.getHeader(KodoHeaders.DELETED_KEYS)).isEqualTo(List.of("x", "never was"));
        assertThat(rig.emulator.keys("photos")).isEmpty();
    }

    @Test
    void listingsGoPageByPage() {
        for (String key : List.of("a/1", "a/2", "b/1", "c")) {
            rig.emulator.putObject("photos", key, bytes("x"));
        }
        Message first = run(KodoOperation.listObjects, null, KodoHeaders.DELIMITER, "/", KodoHeaders.MAX_KEYS, 2);
        assertThat(first.getHeader(KodoHeaders.COMMON_PREFIXES)).isEqualTo(List.of("a/", "b/"));
        assertThat(first.getHeader(KodoHeaders.IS_TRUNCATED)).isEqualTo(true);
        Message second = run(
                KodoOperation.listObjects,
                null,
                KodoHeaders.DELIMITER,
                "/",
                KodoHeaders.MARKER,
                first.getHeader(KodoHeaders.NEXT_MARKER));
        assertThat(second.getBody(Object[].class)).hasSize(1);
        assertThat(run(KodoOperation.listObjects, null, KodoHeaders.PREFIX, "a/", KodoHeaders.START_AFTER, "a/1")
                        .getBody(Object[].class))
                .hasSize(1);
    }

    @Test
    void rightsEncryptionAndClassTravelWithPutsPartsCopiesAndMoves() {
        Object[] wishes = {
            KodoHeaders.ACL, "public-read",
            KodoHeaders.SERVER_SIDE_ENCRYPTION, "aws:kms",
            KodoHeaders.KMS_KEY_ID, "key-1",
            KodoHeaders.STORAGE_CLASS, "LINE"
        };
        run(KodoOperation.putObject, "x", with(wishes, KodoHeaders.KEY, "put"));
        run(
                KodoOperation.copyObject,
                null,
                with(wishes, KodoHeaders.KEY, "put", KodoHeaders.DESTINATION_KEY, "copied"));
        run(
                KodoOperation.copyObject,
                null,
                with(wishes, KodoHeaders.KEY, "put", KodoHeaders.DESTINATION_KEY, "to move"));
        run(
                KodoOperation.moveObject,
                null,
                with(wishes, KodoHeaders.KEY, "to move", KodoHeaders.DESTINATION_KEY, "moved"));
        Exchange parts = rig.sent(
                "kodo:photos/parts?uploadCutoff=5MiB&acl=public-read&serverSideEncryption=aws:kms&kmsKeyId=key-1"
                        + "&storageClass=LINE",
                new byte[(5 << 20) + 1],
                Map.of());
        assertThat(parts.getMessage().getHeader(KodoHeaders.PRODUCED_KEY)).isEqualTo("parts");

        for (String key : List.of("put", "copied", "moved", "parts")) {
            assertThat(rig.emulator.store().acl("photos", key)).as(key).isEqualTo("public-read");
            assertThat(rig.emulator.store().storageClass("photos", key)).as(key).isEqualTo(StorageClass.LINE);
            assertThat(rig.emulator.store().encryption("photos", key).values())
                    .as(key)
                    .containsExactlyInAnyOrder("aws:kms", "key-1");
        }
    }

    private static Object[] with(Object[] headers, Object... more) {
        List<Object> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray();
    }

    @Test
    void anArchivedObjectIsRestored() {
        rig.emulator.store().putObject("photos", "old", bytes("x"), "text/plain", StorageClass.GLACIER, Map.of());
        assertThat(refused("kodo:photos/old?operation=getObject", null, Map.of()))
                .isInstanceOf(ObjectArchivedException.class);

        assertThat(run(KodoOperation.restoreObject, null, KodoHeaders.KEY, "old", KodoHeaders.RESTORE_DAYS, 2)
                        .getHeader(KodoHeaders.RESTORE_STATUS))
                .isEqualTo("STARTED");
        assertThat(run(KodoOperation.headObject, null, KodoHeaders.KEY, "old").getHeader(KodoHeaders.RESTORE_STATUS))
                .isEqualTo("IN_PROGRESS");
        rig.emulator.store().finishRestores();
        Message head = run(KodoOperation.headObject, null, KodoHeaders.KEY, "old");
        assertThat(head.getHeader(KodoHeaders.RESTORE_STATUS)).isEqualTo("READABLE");
        assertThat(head.getHeader(KodoHeaders.RESTORE_EXPIRY_TIME, Instant.class))
                .isAfter(Instant.now());
        assertThat(run(KodoOperation.getObject, null, KodoHeaders.KEY, "old").getBody(String.class))
                .isEqualTo("x");
    }

    @Test
    void linksWorkWithoutCredentials() throws Exception {
        rig.emulator.putObject("photos", "a b", bytes("linked"));
        String download = run(
                        KodoOperation.createDownloadLink,
                        null,
                        KodoHeaders.KEY,
                        "a b",
                        KodoHeaders.DOWNLOAD_LINK_EXPIRATION_TIME,
                        "5m",
                        KodoHeaders.RESPONSE_HEADERS,
                        Map.of("content-disposition", "attachment"))
                .getBody(String.class);
        assertThat(content(download)).isEqualTo("linked");

        Message link = run(
                KodoOperation.createUploadLink,
                null,
                KodoHeaders.KEY,
                "up",
                KodoHeaders.UPLOAD_LINK_EXPIRATION_TIME,
                Duration.ofMinutes(5),
                KodoHeaders.UPLOAD_LINK_HTTP_REQUEST_HEADERS,
                Map.of("Content-Type", "text/plain"));
        HttpURLConnection put = (HttpURLConnection)
                URI.create(link.getBody(String.class)).toURL().openConnection();
        put.setRequestMethod("PUT");
        put.setDoOutput(true);
        put.setRequestProperty("Content-Type", "text/plain");
        put.getOutputStream().write(bytes("uploaded"));
        assertThat(put.getResponseCode()).isEqualTo(200);
        assertThat(rig.emulator.objectBytes("photos", "up")).asString().isEqualTo("uploaded");
    }

    private static String content(String url) throws Exception {
        return new String(URI.create(url).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void rightsOfAnObjectAreOneWord() {
        rig.emulator.putObject("photos", "k", bytes("x"));
        run(KodoOperation.putObjectAcl, null, KodoHeaders.KEY, "k", KodoHeaders.ACL, "public-read");
        run(KodoOperation.putObjectAcl, "public-read", KodoHeaders.KEY, "k");
        Message acl = run(KodoOperation.getObjectAcl, null, KodoHeaders.KEY, "k");
        assertThat(acl.getBody()).isEqualTo("public-read");
        assertThat(acl.getHeader(KodoHeaders.ACL)).isEqualTo("public-read");
    }

    /** As the real service, in all likelihood. */
    @ParameterizedTest
    @CsvSource({"getObjectTagging", "putObjectTagging", "deleteObjectTagging"})
    void tagsOfObjectsAreNotOffered(KodoOperation operation) {
        rig.emulator.putObject("photos", "k", bytes("x"));
        Map<String, Object> headers = Map.of(KodoHeaders.OBJECT_TAGS, Map.of("a", "b"));
        SEEN.addAll(headers.keySet());
        assertThat(refused("kodo:photos/k?operation=" + operation, null, headers))
                .isInstanceOf(UnsupportedByServiceException.class);
        DONE.add(operation);
    }

    // ---------------------------------------------------------------- objects, natively

    @Test
    void theServiceFetchesAUrl() {
        String url = site + "from.txt";
        Message fetched = run(KodoOperation.fetchObject, url, KodoHeaders.KEY, "by-body");
        assertThat(fetched.getHeader(KodoHeaders.PRODUCED_KEY)).isEqualTo("by-body");
        assertThat(fetched.getHeader(KodoHeaders.HASH))
                .isEqualTo(rig.emulator.store().qetag("photos", "by-body"));
        run(KodoOperation.fetchObject, null, KodoHeaders.KEY, "by-header", KodoHeaders.FETCH_SOURCE, url);
        assertThat(rig.emulator.objectBytes("photos", "by-header")).asString().isEqualTo("fetched");

        Message later = run(KodoOperation.asyncFetch, url, KodoHeaders.KEY, "later", KodoHeaders.STORAGE_CLASS, "LINE");
        await().untilAsserted(() -> assertThat(run(
                                KodoOperation.getAsyncFetchStatus,
                                null,
                                KodoHeaders.FETCH_ID,
                                later.getHeader(KodoHeaders.FETCH_ID))
                        .getHeader(KodoHeaders.FETCH_WAITING, Integer.class))
                .isNegative());
        assertThat(rig.emulator.store().storageClass("photos", "later")).isEqualTo(StorageClass.LINE);
    }

    @Test
    void theHostOfAFetchIsAskedFor() {
        Map<String, Object> headers =
                Map.of(KodoHeaders.FETCH_HOST, "other.example.com", KodoHeaders.FETCH_SOURCE, site + "from.txt");
        SEEN.addAll(headers.keySet());

        assertThat(refused("kodo:photos/k?operation=fetchObject", null, headers))
                .hasMessageContaining("the emulator cannot send another Host header");
    }

    @Test
    void anObjectIsChangedWhereItIs() {
        rig.emulator.putObject("photos", "k", bytes("x"));
        run(KodoOperation.changeType, null, KodoHeaders.KEY, "k", KodoHeaders.STORAGE_CLASS, "Infrequent Access");
        run(KodoOperation.changeMime, null, KodoHeaders.KEY, "k", KodoHeaders.CONTENT_TYPE, "text/css");
        run(KodoOperation.changeMetadata, null, KodoHeaders.KEY, "k", KodoHeaders.METADATA, Map.of("a", "b"));
        run(KodoOperation.changeStatus, null, KodoHeaders.KEY, "k", KodoHeaders.OBJECT_ENABLED, false);
        run(KodoOperation.deleteAfterDays, null, KodoHeaders.KEY, "k", KodoHeaders.DAYS, 5);
        run(
                KodoOperation.setObjectLifecycle,
                null,
                KodoHeaders.KEY,
                "k",
                KodoHeaders.TO_LINE_AFTER_DAYS,
                -1,
                KodoHeaders.TO_GLACIER_IR_AFTER_DAYS,
                10,
                KodoHeaders.TO_GLACIER_AFTER_DAYS,
                20,
                KodoHeaders.TO_DEEP_ARCHIVE_AFTER_DAYS,
                30,
                KodoHeaders.DELETE_AFTER_DAYS,
                40);

        Message message = run(KodoOperation.statObject, null, KodoHeaders.KEY, "k");
        ObjectStat stat = message.getBody(ObjectStat.class);
        assertThat(stat.enabled()).isFalse();
        assertThat(stat.transitionToGlacier()).isPresent();
        assertThat(stat.expiration()).isPresent();
        assertThat(message.getHeader(KodoHeaders.STORAGE_CLASS)).isEqualTo("LINE");
        assertThat(message.getHeader(KodoHeaders.FILE_TYPE)).isEqualTo(1);
        assertThat(message.getHeader(KodoHeaders.CONTENT_TYPE)).isEqualTo("text/css");
        assertThat(message.getHeader(KodoHeaders.METADATA)).isEqualTo(Map.of("a", "b"));
        assertThat(message.getHeader(KodoHeaders.OBJECT_ENABLED)).isEqualTo(false);
        assertThat(message.getHeader(KodoHeaders.HASH))
                .isEqualTo(rig.emulator.store().qetag("photos", "k"));
    }

    @Test
    void anArchivedObjectIsRestoredNatively() {
        rig.emulator.store().putObject("photos", "old", bytes("x"), "text/plain", StorageClass.DEEP_ARCHIVE, Map.of());
        run(KodoOperation.restoreArchive, null, KodoHeaders.KEY, "old", KodoHeaders.RESTORE_DAYS, 2);
        assertThat(rig.emulator.store().phase("photos", "old")).isEqualTo(Thaw.Phase.THAWING);
    }

    @Test
    void aBatchTellsOfEachEntryWhatBecameOfIt() {
        rig.emulator.putObject("photos", "k", bytes("x"));
        Message typed = run(
                KodoOperation.batch,
                List.of(
                        StatObjectRequest.of(new ObjectRef("photos", "k")),
                        new NativeDeleteRequest(new ObjectRef("photos", "missing"))));
        assertThat(typed.getHeader(KodoHeaders.BATCH_ALL_DONE)).isEqualTo(false);
        assertThat(typed.getBody(BatchResult.class).entries())
                .extracting(BatchResult.Entry::code)
                .containsExactly(200, 612);

        Message written = run(
                KodoOperation.batch,
                List.of(
                        Map.of("operation", "changeMime", "key", "k", "contentType", "text/css"),
                        Map.of("operation", "changeType", "key", "k", "storageClass", "LINE"),
                        Map.of("operation", "changeMetadata", "key", "k", "metadata", Map.of("a", "b")),
                        Map.of("operation", "changeStatus", "key", "k", "enabled", false),
                        Map.of("operation", "deleteAfterDays", "key", "k", "days", 3),
                        Map.of("operation", "setObjectLifecycle", "key", "k", "toGlacierAfterDays", 3),
                        Map.of("operation", "copyObject", "key", "k", "destinationKey", "k2"),
                        Map.of(
                                "operation",
                                "moveObject",
                                "key",
                                "k2",
                                "destinationBucket",
                                "archive",
                                "destinationKey",
                                "k3",
                                "replace",
                                true),
                        Map.of("operation", "statObject", "key", "k3", "bucket", "archive"),
                        Map.of("operation", "deleteObject", "key", "k3", "bucket", "archive")));
        assertThat(written.getBody(BatchResult.class).notDone()).isEmpty();
        assertThat(written.getHeader(KodoHeaders.BATCH_ALL_DONE)).isEqualTo(true);
        assertThat(rig.emulator.store().contentType("photos", "k")).isEqualTo("text/css");
        assertThat(rig.emulator.keys("archive")).isEmpty();
    }

    @Test
    void aMirroringBucketFetchesAgain() {
        run(KodoOperation.prefetch, null, KodoHeaders.OVERRIDE_BUCKET_NAME, "mirror", KodoHeaders.KEY, "from.txt");
        assertThat(rig.emulator.objectBytes("mirror", "from.txt")).asString().isEqualTo("fetched");
    }

    @Test
    void aTokenIsGoodForAnUpload() throws Exception {
        String token = run(
                        KodoOperation.createUploadToken,
                        null,
                        KodoHeaders.KEY,
                        "app.txt",
                        KodoHeaders.TOKEN_EXPIRATION_TIME,
                        "5m",
                        KodoHeaders.TOKEN_POLICY,
                        Map.of("fsizeLimit", 100, "insertOnly", true))
                .getBody(String.class);
        HttpURLConnection post =
                (HttpURLConnection) rig.emulator.endpoint().toURL().openConnection();
        post.setRequestMethod("POST");
        post.setDoOutput(true);
        post.setRequestProperty("Content-Type", "multipart/form-data; boundary=edge");
        post.getOutputStream()
                .write(bytes("--edge\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token
                        + "\r\n--edge\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\napp.txt"
                        + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nby token"
                        + "\r\n--edge--\r\n"));
        assertThat(post.getResponseCode()).isEqualTo(200);
        assertThat(rig.emulator.objectBytes("photos", "app.txt")).asString().isEqualTo("by token");
    }

    @Test
    void aPrivateUrlLeadsToADomainOfTheBucket() throws Exception {
        rig.emulator.putObject("photos", "a b", bytes("linked"));
        String own = run(KodoOperation.createPrivateUrl, null, KodoHeaders.KEY, "a b", KodoHeaders.SAVE_AS, "c.txt")
                .getBody(String.class);
        assertThat(own).startsWith("http://" + rig.emulator.downloadDomain("photos") + "/a%20b?attname=c.txt&e=");
        assertThat(content(own)).isEqualTo("linked");

        assertThat(run(
                                KodoOperation.createPrivateUrl,
                                null,
                                KodoHeaders.KEY,
                                "a.jpg",
                                KodoHeaders.DOWNLOAD_DOMAIN,
                                "https://cdn.example.com",
                                KodoHeaders.PROCESS,
                                "imageView2/1/w/120")
                        .getBody(String.class))
                .startsWith("https://cdn.example.com/a.jpg?imageView2/1/w/120&e=");
    }

    // ---------------------------------------------------------------- buckets

    @Test
    void bucketsComeAndGo() {
        run(
                KodoOperation.createBucket,
                null,
                KodoHeaders.OVERRIDE_BUCKET_NAME,
                "brand-new",
                KodoHeaders.BUCKET_ACL,
                "public-read");
        assertThat(rig.emulator.store().isPrivate("brand-new")).isFalse();
        assertThat(run(KodoOperation.headBucket, null, KodoHeaders.OVERRIDE_BUCKET_NAME, "brand-new")
                        .getHeader(KodoHeaders.BUCKET_EXISTS))
                .isEqualTo(true);
        assertThat(run(KodoOperation.listBuckets, null).getBody(Bucket[].class))
                .extracting(Bucket::name)
                .contains("photos", "archive", "brand-new");
        assertThat(run(KodoOperation.getBucketLocation, null).getHeader(KodoHeaders.BUCKET_LOCATION))
                .isEqualTo("cn-east-1");
        run(KodoOperation.deleteBucket, null, KodoHeaders.OVERRIDE_BUCKET_NAME, "brand-new");
        assertThat(run(KodoOperation.headBucket, null, KodoHeaders.OVERRIDE_BUCKET_NAME, "brand-new")
                        .getHeader(KodoHeaders.BUCKET_EXISTS))
                .isEqualTo(false);
        assertThat(run(KodoOperation.testConnection, null).getBody(ConnectionReport.class))
                .satisfies(report -> {
                    assertThat(report.bucketVisible()).isTrue();
                    assertThat(report.accessKey()).isEqualTo(KodoEmulator.ACCESS_KEY);
                });
    }

    @Test
    void aTokenIsMadeAndUsed() {
        Object token = run(KodoOperation.createUploadToken, null, KodoHeaders.KEY, "by-token")
                .getBody();

        Message stored = run(
                KodoOperation.putObjectWithToken,
                "hello",
                KodoHeaders.KEY,
                "by-token",
                KodoHeaders.UPLOAD_TOKEN,
                token);

        assertThat(stored.getHeader(KodoHeaders.UPLOAD_ANSWER)).asString().contains("key=by-token");
        assertThat(rig.emulator.objectBytes("photos", "by-token")).asString().isEqualTo("hello");
    }

    @Test
    void whatIsThereStaysIfTheOptionWantsIt() {
        run(KodoOperation.putObject, "first", KodoHeaders.KEY, "once");

        Map<String, Object> ignored = rig.sent("kodo:photos/once?fileExist=Ignore", "second", Map.of())
                .getMessage()
                .getHeaders();

        assertThat(ignored).containsEntry(KodoHeaders.OBJECT_EXISTS, true).containsKey(KodoHeaders.REQUEST_ID);
        assertThat(rig.emulator.objectBytes("photos", "once")).asString().isEqualTo("first");
        SEEN.addAll(ignored.keySet());
    }

    @Test
    void aBucketIsPrivateUnlessAskedOtherwise() {
        run(KodoOperation.createBucket, null, KodoHeaders.OVERRIDE_BUCKET_NAME, "through-s3");
        run(
                KodoOperation.createNativeBucket,
                null,
                KodoHeaders.OVERRIDE_BUCKET_NAME,
                "natively",
                KodoHeaders.REGION,
                "South China-Guangdong");

        assertThat(rig.emulator.store().isPrivate("through-s3")).isTrue();
        assertThat(rig.emulator.store().isPrivate("natively")).isTrue();
        assertThat(rig.emulator.store().region("natively")).isEqualTo("cn-south-1");
        run(
                KodoOperation.setBucketAccess,
                null,
                KodoHeaders.OVERRIDE_BUCKET_NAME,
                "natively",
                KodoHeaders.BUCKET_ACL,
                "public-read");
        assertThat(rig.emulator.store().isPrivate("natively")).isFalse();
    }

    @Test
    void whatTheNativeApiKnowsOfBuckets() {
        assertThat(run(KodoOperation.listBucketNames, null).getBody(BucketName[].class))
                .extracting(BucketName::kodoName)
                .contains("photos", "archive");
        assertThat(run(KodoOperation.getBucketInfo, null).getBody(BucketInfo.class))
                .extracting(BucketInfo::region, BucketInfo::privateRead)
                .containsExactly("z0", true);
        assertThat(run(KodoOperation.listBucketDomains, null).getBody(String[].class))
                .containsExactly(rig.emulator.downloadDomain("photos"));
        run(KodoOperation.setBucketQuota, null, KodoHeaders.QUOTA_SIZE, 1 << 30, KodoHeaders.QUOTA_COUNT, 1000);
        assertThat(run(KodoOperation.getBucketQuota, null).getBody()).isEqualTo(new BucketQuota(1 << 30, 1000));
    }

    @Test
    void lifecycleRulesAreAddedReplacedAndRemoved() {
        run(KodoOperation.putBucketLifecycle, "{\"name\":\"tidy\",\"prefix\":\"tmp/\",\"deleteAfterDays\":9}");
        run(KodoOperation.putBucketLifecycle, new LifecycleRule("tidy", "tmp/", 0, 0, 0, 0, 30));
        assertThat(run(KodoOperation.getBucketLifecycle, null).getBody(LifecycleRule[].class))
                .containsExactly(new LifecycleRule("tidy", "tmp/", 0, 0, 0, 0, 30));
        run(KodoOperation.deleteBucketLifecycle, null, KodoHeaders.RULE_NAME, "tidy");
        assertThat(run(KodoOperation.getBucketLifecycle, null).getBody(Object[].class))
                .isEmpty();
    }

    @Test
    void eventRulesAreAddedReplacedAndRemoved() {
        List<String> types = List.of("put", "mkfile");
        run(
                KodoOperation.putBucketEvent,
                "{\"name\":\"hook\",\"prefix\":\"in/\",\"events\":[\"put\"],\"callbackUrls\":[\"https://a.example/?b=c&d\"]}");
        run(KodoOperation.putBucketEvent, BucketEventRule.of("hook", "in/", types, "https://a.example/hook"));

        assertThat(run(KodoOperation.getBucketEvents, null).getBody(BucketEventRule[].class))
                .as("signed with the key it was put with")
                .containsExactly(new BucketEventRule(
                        "hook", "in/", "", types, List.of("https://a.example/hook"), KodoEmulator.ACCESS_KEY, ""));
        run(KodoOperation.deleteBucketEvent, null, KodoHeaders.RULE_NAME, "hook");
        assertThat(run(KodoOperation.getBucketEvents, null).getBody(Object[].class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Acl | public-read | public-read",
                "Cors | <CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration> | a.example",
                "Policy | {\"Version\":\"2024-05-20\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\"]},\"Action\":[\"s3:GetObject\"],\"Resource\":[\"arn:aws:s3:::photos/*\"]}]} | s3:GetObject",
                "Tagging | <Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging> | <Key>k</Key>"
            })
    void settingsAreMadeReadAndRemoved(String setting, String document, String sign) {
        run(KodoOperation.valueOf("putBucket" + setting), document);
        assertThat(run(KodoOperation.valueOf("getBucket" + setting), null).getBody(String.class))
                .contains(sign);
        if (setting.equals("Acl")) {
            return;
        }
        run(KodoOperation.valueOf("deleteBucket" + setting), null);
        Exchange gone = rig.send("kodo:photos", null, Map.of(KodoHeaders.OPERATION, "getBucket" + setting));
        assertThat(gone.getException() != null
                        || !gone.getMessage().getBody(String.class).contains(sign))
                .isTrue();
    }

    @Test
    void aTypedRequestForAnotherSettingIsRefused() {
        assertThat(refused(
                        "kodo:photos?operation=getBucketAcl",
                        new GetSettingRequest("photos", KodoBucketSetting.CORS),
                        Map.of()))
                .hasMessage("the operation is about the setting ACL, but the request in the body about CORS");
    }

    // ---------------------------------------------------------------- parts

    @Test
    void uploadsGoStepByStep() {
        String upload = run(KodoOperation.initiateMultipartUpload, null, KodoHeaders.KEY, "big")
                .getHeader(KodoHeaders.UPLOAD_ID, String.class);
        List<UploadedPart> parts = new ArrayList<>();
        parts.add(run(
                        KodoOperation.uploadPart,
                        new byte[5 << 20],
                        KodoHeaders.KEY,
                        "big",
                        KodoHeaders.UPLOAD_ID,
                        upload,
                        KodoHeaders.PART_NUMBER,
                        1)
                .getBody(UploadedPart.class));
        rig.emulator.putObject("archive", "tail", bytes("tail"));
        parts.add(run(
                        KodoOperation.uploadPartCopy,
                        null,
                        KodoHeaders.OVERRIDE_BUCKET_NAME,
                        "archive",
                        KodoHeaders.KEY,
                        "tail",
                        KodoHeaders.BUCKET_DESTINATION_NAME,
                        "photos",
                        KodoHeaders.DESTINATION_KEY,
                        "big",
                        KodoHeaders.UPLOAD_ID,
                        upload,
                        KodoHeaders.PART_NUMBER,
                        2)
                .getBody(UploadedPart.class));
        assertThat(run(KodoOperation.listParts, null, KodoHeaders.KEY, "big", KodoHeaders.UPLOAD_ID, upload)
                        .getBody(UploadedPart[].class))
                .extracting(UploadedPart::number)
                .containsExactly(1, 2);
        run(
                KodoOperation.completeMultipartUpload,
                null,
                KodoHeaders.KEY,
                "big",
                KodoHeaders.UPLOAD_ID,
                upload,
                KodoHeaders.PARTS,
                parts);
        assertThat(rig.emulator.objectBytes("photos", "big")).hasSize((5 << 20) + 4);
    }

    @Test
    void leftoverUploadsAreSeenAbortedAndCleaned() {
        String upload = run(KodoOperation.initiateMultipartUpload, null, KodoHeaders.KEY, "left")
                .getHeader(KodoHeaders.UPLOAD_ID, String.class);
        assertThat(run(KodoOperation.listMultipartUploads, null).getBody(UploadRef[].class))
                .extracting(UploadRef::uploadId)
                .containsExactly(upload);
        assertThat(run(KodoOperation.cleanMultipartUploads, null, KodoHeaders.OLDER_THAN, "1h")
                        .getBody(Object[].class))
                .isEmpty();
        run(KodoOperation.abortMultipartUpload, null, KodoHeaders.KEY, "left", KodoHeaders.UPLOAD_ID, upload);
        assertThat(rig.emulator.uploads("photos")).isEmpty();
    }

    @Test
    void aLongTransferIsToldInAHeader() {
        Message stored = run(KodoOperation.putObject, new byte[2 << 20], KodoHeaders.KEY, "long");
        assertThat(stored.getHeader(KodoHeaders.TRANSFER).toString()).contains("percent=100");
    }

    // ---------------------------------------------------------------- counting

    @Test
    void makesAnObjectOfMessages() {
        Exchange exchange =
                rig.sent("kodo:photos/log.txt?streamingUploadMode=true&batchMessageNumber=1", "a line", Map.of());

        Message message = exchange.getMessage();
        assertThat(message.getHeader(KodoHeaders.BATCH_MESSAGES)).isEqualTo(1);
        assertThat(message.getHeader(KodoHeaders.BATCH_BYTES)).isEqualTo(6L);
        assertThat(message.getHeader(KodoHeaders.BATCH_MESSAGE_INDEX)).isEqualTo(0);
        SEEN.addAll(message.getHeaders().keySet());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void noOperationWasLeftOut() {
        Set<String> missing = new TreeSet<>();
        EnumSet.complementOf(EnumSet.copyOf(DONE)).forEach(operation -> missing.add(operation.name()));

        assertThat(missing).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void noHeaderWasLeftOut() throws IllegalAccessException {
        Set<String> missing = new TreeSet<>();
        for (Field field : KodoHeaders.class.getFields()) {
            missing.add((String) field.get(null));
        }
        missing.removeAll(SEEN);

        assertThat(missing).isEmpty();
    }
}
