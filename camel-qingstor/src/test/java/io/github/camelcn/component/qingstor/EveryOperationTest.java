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
package io.github.camelcn.component.qingstor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;

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

import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.component.qingstor.client.BucketStatistics;
import io.github.camelcn.component.qingstor.client.QingStorSetting;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation through Camel at least once; the last test counts. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryOperationTest {

    private static final Set<QingStorOperation> DONE = EnumSet.noneOf(QingStorOperation.class);

    private static EmulatorRig rig;

    @BeforeAll
    static void start(@TempDir Path downloads) {
        rig = new EmulatorRig();
        rig.component.getResume().setDownloadDirectory(downloads.toString());
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void empty() {
        rig.emulator.reset();
    }

    /** Sends a message that names its operation by header, with further headers in pairs. */
    private static Message run(QingStorOperation operation, Object body, Object... headers) {
        Map<String, Object> all = new HashMap<>();
        all.put(QingStorHeaders.OPERATION, operation);
        all.put(QingStorHeaders.REQUEST_ID, "of a step before");
        for (int i = 0; i < headers.length; i += 2) {
            all.put((String) headers[i], headers[i + 1]);
        }
        rig.emulator.clearRequests();
        Exchange exchange = rig.sent("qingstor:photos", body, all);
        DONE.add(operation);
        tellsItsRequest(exchange.getMessage());
        return exchange.getMessage();
    }

    /** Whatever asked the store has the id of a request that was answered; what asked nothing has none. */
    private static void tellsItsRequest(Message done) {
        List<String> answered =
                rig.emulator.requests().stream().map(RecordedRequest::id).toList();
        if (answered.isEmpty()) {
            assertThat(done.getHeader(QingStorHeaders.REQUEST_ID)).isNull();
        } else {
            assertThat(done.getHeader(QingStorHeaders.REQUEST_ID)).isIn(answered);
        }
    }

    @Test
    void objectsAreWrittenReadAndRemoved() {
        run(QingStorOperation.putObject, "0123456789", QingStorHeaders.KEY, "k");
        assertThat(run(QingStorOperation.getObject, null, QingStorHeaders.KEY, "k")
                        .getBody(String.class))
                .isEqualTo("0123456789");
        assertThat(run(QingStorOperation.getObjectRange, null, QingStorHeaders.KEY, "k", QingStorHeaders.RANGE_START, 7)
                        .getBody(String.class))
                .isEqualTo("789");
        assertThat(run(QingStorOperation.getObjectToFile, null, QingStorHeaders.KEY, "k")
                        .getBody(File.class))
                .hasContent("0123456789");
        assertThat(run(QingStorOperation.headObject, null, QingStorHeaders.KEY, "k")
                        .getHeader(QingStorHeaders.CONTENT_LENGTH))
                .isEqualTo(10L);
        assertThat(run(QingStorOperation.listObjects, null).getBody(Object[].class))
                .hasSize(1);
        run(QingStorOperation.copyObject, null, QingStorHeaders.KEY, "k", QingStorHeaders.DESTINATION_KEY, "copy");
        run(QingStorOperation.moveObject, null, QingStorHeaders.KEY, "copy", QingStorHeaders.DESTINATION_KEY, "moved");
        assertThat(rig.emulator.keys("photos")).containsExactly("k", "moved");
        run(QingStorOperation.deleteObject, null, QingStorHeaders.KEY, "k");
        run(QingStorOperation.deleteObjects, null, QingStorHeaders.KEYS_TO_DELETE, List.of("moved", "never was"));
        assertThat(rig.emulator.keys("photos")).isEmpty();
    }

    @Test
    void appendsGoWhereTheObjectEndsOrWhereTheHeaderSays() {
        Message first = run(QingStorOperation.appendObject, "hello, ", QingStorHeaders.KEY, "log");
        assertThat(first.getHeader(QingStorHeaders.NEXT_APPEND_POSITION)).isEqualTo(7L);
        Message second = run(
                QingStorOperation.appendObject,
                "wor",
                QingStorHeaders.KEY,
                "log",
                QingStorHeaders.APPEND_POSITION,
                first.getHeader(QingStorHeaders.NEXT_APPEND_POSITION));
        assertThat(second.getHeader(QingStorHeaders.PRODUCED_KEY)).isEqualTo("log");
        run(QingStorOperation.appendObject, "ld", QingStorHeaders.KEY, "log");

        assertThat(rig.emulator.objectBytes("photos", "log")).asString().isEqualTo("hello, world");
    }

    @Test
    void theServiceFetchesAUrl() {
        try (QingStorEmulator source = QingStorEmulator.builder()
                .bucket("public-files")
                .anonymousRead("public-files")
                .start()) {
            source.putObject("public-files", "from.txt", "fetched".getBytes(StandardCharsets.UTF_8));
            String url = source.endpoint() + "/public-files/from.txt";

            run(QingStorOperation.fetchObject, url, QingStorHeaders.KEY, "by-body");
            run(
                    QingStorOperation.fetchObject,
                    null,
                    QingStorHeaders.KEY,
                    "by-header",
                    QingStorHeaders.FETCH_SOURCE,
                    url);
        }
        assertThat(rig.emulator.objectBytes("photos", "by-body")).asString().isEqualTo("fetched");
        assertThat(rig.emulator.objectBytes("photos", "by-header")).asString().isEqualTo("fetched");
    }

    @Test
    void picturesAreProcessed() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        rig.emulator.putObject("photos", "p.png", png.toByteArray());

        assertThat(run(QingStorOperation.processImage, "info", QingStorHeaders.KEY, "p.png")
                        .getBody(String.class))
                .contains("\"width\":40");
    }

    @Test
    void linksWorkWithoutCredentials() throws Exception {
        rig.emulator.putObject("photos", "a b", "linked".getBytes(StandardCharsets.UTF_8));
        String download = run(QingStorOperation.createDownloadLink, null, QingStorHeaders.KEY, "a b")
                .getBody(String.class);
        assertThat(new String(URI.create(download).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("linked");

        String upload = run(
                        QingStorOperation.createUploadLink,
                        null,
                        QingStorHeaders.KEY,
                        "up",
                        QingStorHeaders.UPLOAD_LINK_HTTP_REQUEST_HEADERS,
                        Map.of("Content-Type", "text/plain"))
                .getBody(String.class);
        HttpURLConnection put = (HttpURLConnection) URI.create(upload).toURL().openConnection();
        put.setRequestMethod("PUT");
        put.setDoOutput(true);
        put.setRequestProperty("Content-Type", "text/plain");
        put.getOutputStream().write("uploaded".getBytes(StandardCharsets.UTF_8));
        assertThat(put.getResponseCode()).isEqualTo(201);
        assertThat(rig.emulator.objectBytes("photos", "up")).asString().isEqualTo("uploaded");
    }

    @Test
    void bucketsComeAreCountedAndGo() {
        run(QingStorOperation.createBucket, null, QingStorHeaders.OVERRIDE_BUCKET_NAME, "brand-new");
        assertThat(run(QingStorOperation.headBucket, null, QingStorHeaders.OVERRIDE_BUCKET_NAME, "brand-new")
                        .getHeader(QingStorHeaders.BUCKET_EXISTS))
                .isEqualTo(true);
        assertThat(run(QingStorOperation.listBuckets, null).getBody(Bucket[].class))
                .extracting(Bucket::name)
                .contains("photos", "archive", "brand-new");
        assertThat(run(QingStorOperation.getBucketStatistics, null)
                        .getBody(BucketStatistics.class)
                        .count())
                .isZero();
        run(QingStorOperation.deleteBucket, null, QingStorHeaders.OVERRIDE_BUCKET_NAME, "brand-new");
        assertThat(run(QingStorOperation.headBucket, null, QingStorHeaders.OVERRIDE_BUCKET_NAME, "brand-new")
                        .getHeader(QingStorHeaders.BUCKET_EXISTS))
                .isEqualTo(false);
        assertThat(run(QingStorOperation.testConnection, null).getBody(ConnectionReport.class))
                .satisfies(report -> {
                    assertThat(report.bucketVisible()).isTrue();
                    assertThat(report.accessKey()).isEqualTo(QingStorEmulator.ACCESS_KEY);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Acl | {\"acl\":[{\"grantee\":{\"type\":\"group\",\"name\":\"QS_ALL_USERS\"},\"permission\":\"READ\"}]} | QS_ALL_USERS",
                "Cors | {\"cors_rules\":[{\"allowed_origin\":\"https://a.example\",\"allowed_methods\":[\"GET\"]}]} | a.example",
                "Policy | {\"statement\":[{\"id\":\"s1\",\"user\":\"*\",\"action\":[\"get_object\"],\"effect\":\"allow\",\"resource\":[\"photos/*\"]}]} | get_object",
                "Lifecycle | {\"rule\":[{\"id\":\"r1\",\"status\":\"enabled\",\"filter\":{\"prefix\":\"tmp/\"},\"expiration\":{\"days\":30}}]} | tmp/",
                "Notification | {\"notifications\":[{\"id\":\"n1\",\"event_types\":[\"create_object\"],\"cloudfunc\":\"notifier\",\"notify_url\":\"http://n.example\"}]} | n.example",
                "ExternalMirror | {\"source_site\":\"https://origin.example.com/static/\"} | origin.example.com",
                "Logging | {\"target_bucket\":\"archive\",\"target_prefix\":\"logs/\"} | logs/",
                "Replication | {\"rules\":[{\"id\":\"r1\",\"status\":\"enabled\",\"filters\":{\"prefix\":\"a/\"},\"destination\":{\"bucket\":\"archive\"}}]} | archive",
                "Cname | {\"domain\":\"photos.example.com\",\"type\":\"normal\"} | photos.example.com"
            })
    void settingsAreMadeReadAndRemoved(String setting, String json, String sign) {
        run(QingStorOperation.valueOf("putBucket" + setting), json);
        Message read = run(QingStorOperation.valueOf("getBucket" + setting), null);
        assertThat(read.getBody(String.class)).contains(sign);
        if (setting.equals("Acl")) {
            return;
        }
        Object what = setting.equals("Cname") ? Map.of("domain", "photos.example.com") : null;
        run(QingStorOperation.valueOf("deleteBucket" + setting), what);
        Exchange gone = rig.send("qingstor:photos", null, Map.of(QingStorHeaders.OPERATION, "getBucket" + setting));
        assertThat(gone.getException() != null
                        || !gone.getMessage().getBody(String.class).contains(sign))
                .isTrue();
    }

    @Test
    void aTypedRequestForAnotherSettingIsRefused() {
        Exchange exchange = rig.send(
                "qingstor:photos?operation=getBucketAcl",
                new GetSettingRequest("photos", QingStorSetting.CORS),
                Map.of());

        assertThat(exchange.getException())
                .hasMessage("the operation is about the setting ACL, but the request in the body about CORS");
    }

    @Test
    void uploadsGoStepByStep() {
        byte[] part = new byte[4 << 20];
        String upload = run(QingStorOperation.initiateMultipartUpload, null, QingStorHeaders.KEY, "big")
                .getHeader(QingStorHeaders.UPLOAD_ID, String.class);
        List<UploadedPart> parts = new ArrayList<>();
        parts.add(run(
                        QingStorOperation.uploadPart,
                        part,
                        QingStorHeaders.KEY,
                        "big",
                        QingStorHeaders.UPLOAD_ID,
                        upload,
                        QingStorHeaders.PART_NUMBER,
                        0)
                .getBody(UploadedPart.class));
        rig.emulator.putObject("archive", "tail", "tail".getBytes(StandardCharsets.UTF_8));
        parts.add(run(
                        QingStorOperation.uploadPartCopy,
                        null,
                        QingStorHeaders.OVERRIDE_BUCKET_NAME,
                        "archive",
                        QingStorHeaders.KEY,
                        "tail",
                        QingStorHeaders.BUCKET_DESTINATION_NAME,
                        "photos",
                        QingStorHeaders.DESTINATION_KEY,
                        "big",
                        QingStorHeaders.UPLOAD_ID,
                        upload,
                        QingStorHeaders.PART_NUMBER,
                        1)
                .getBody(UploadedPart.class));
        assertThat(run(QingStorOperation.listParts, null, QingStorHeaders.KEY, "big", QingStorHeaders.UPLOAD_ID, upload)
                        .getBody(UploadedPart[].class))
                .extracting(UploadedPart::number)
                .containsExactly(0, 1);
        run(
                QingStorOperation.completeMultipartUpload,
                null,
                QingStorHeaders.KEY,
                "big",
                QingStorHeaders.UPLOAD_ID,
                upload,
                QingStorHeaders.PARTS,
                parts);
        assertThat(rig.emulator.objectBytes("photos", "big")).hasSize((4 << 20) + 4);
    }

    @Test
    void leftoverUploadsAreSeenAbortedAndCleaned() {
        String upload = run(QingStorOperation.initiateMultipartUpload, null, QingStorHeaders.KEY, "left")
                .getHeader(QingStorHeaders.UPLOAD_ID, String.class);
        assertThat(run(QingStorOperation.listMultipartUploads, null).getBody(UploadRef[].class))
                .extracting(UploadRef::uploadId)
                .containsExactly(upload);
        assertThat(run(QingStorOperation.cleanMultipartUploads, null).getBody(Object[].class))
                .isEmpty();
        run(
                QingStorOperation.abortMultipartUpload,
                null,
                QingStorHeaders.KEY,
                "left",
                QingStorHeaders.UPLOAD_ID,
                upload);
        assertThat(rig.emulator.uploads("photos")).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void nothingWasLeftOut() {
        Set<String> missing = new TreeSet<>();
        EnumSet.complementOf(EnumSet.copyOf(DONE)).forEach(operation -> missing.add(operation.name()));

        assertThat(missing).isEmpty();
    }
}
