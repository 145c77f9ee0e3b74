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
package io.github.camelcn.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.qingstor.sdk.config.EnvContext;
import com.qingstor.sdk.model.OutputModel;
import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.service.QingStor;
import com.qingstor.sdk.service.Types;
import com.qingstor.sdk.upload.UploadManager;
import com.qingstor.sdk.upload.UploadManagerCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the emulator claims, checked by a client that knows nothing of it: the official SDK for Java. */
class OfficialSdkTest {
    private static final String BUCKET = "my-bucket";
    private static QingStorEmulator emulator;

    @TempDir
    private Path folder;

    private Bucket bucket;

    @BeforeAll
    static void start() {
        emulator = QingStorEmulator.builder().bucket(BUCKET).start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void connect() {
        emulator.reset();
        bucket = service(QingStorEmulator.SECRET_KEY).getBucket(BUCKET, "pek3a");
    }

    private static QingStor service(String secret) {
        EnvContext context = new EnvContext(QingStorEmulator.ACCESS_KEY, secret);
        context.setEndpoint(emulator.endpoint().toString());
        return new QingStor(context);
    }

    @Test
    void listsBuckets() throws Exception {
        QingStor.ListBucketsOutput output =
                service(QingStorEmulator.SECRET_KEY).listBuckets(new QingStor.ListBucketsInput());

        assertThat(output.getStatueCode()).isEqualTo(200);
        assertThat(output.getCount()).isEqualTo(1);
        assertThat(output.getBuckets().get(0).getName()).isEqualTo(BUCKET);
        assertThat(output.getBuckets().get(0).getLocation()).isEqualTo("pek3a");
    }

    @Test
    void readsTheCodeOfAWrongSignature() throws Exception {
        QingStor.ListBucketsOutput output = service("wrong").listBuckets(new QingStor.ListBucketsInput());

        assertThat(output.getStatueCode()).isEqualTo(401);
        assertThat(output.getCode()).isEqualTo("signature_not_matched");
        assertThat(output.getRequestId()).hasSize(16);
    }

    @Test
    void createsHeadsAndDeletesABucket() throws Exception {
        Bucket fresh = service(QingStorEmulator.SECRET_KEY).getBucket("fresh-bucket", "pek3a");

        assertThat(fresh.put().getStatueCode()).isEqualTo(201);
        assertThat(fresh.put().getCode()).isEqualTo("bucket_already_exists");
        assertThat(fresh.head().getStatueCode()).isEqualTo(200);
        assertThat(fresh.getStatistics().getStatus()).isEqualTo("active");
        assertThat(fresh.delete().getStatueCode()).isEqualTo(204);
        assertThat(fresh.head().getStatueCode()).isEqualTo(404);
    }

    @Test
    void putsAFileAndReadsItBack() throws Exception {
        byte[] bytes = random(100_000);
        Path file = Files.write(folder.resolve("a.bin"), bytes);
        Bucket.PutObjectInput input = new Bucket.PutObjectInput();
        input.setBodyInputFile(file.toFile());
        input.setContentType("image/png");
        input.setXQSMetaData(Map.of("colour", "red"));

        assertThat(bucket.putObject("目录/a b+c%.png", input).getStatueCode()).isEqualTo(201);

        Bucket.GetObjectOutput output = bucket.getObject("目录/a b+c%.png", new Bucket.GetObjectInput());
        assertThat(body(output)).isEqualTo(bytes);
        assertThat(output.getContentType()).isEqualTo("image/png");
        assertThat(output.getXQSMetaData()).containsEntry("colour", "red");
        assertThat(emulator.keys(BUCKET)).containsExactly("目录/a b+c%.png");
    }

    @Test
    void putsAStreamWhichItSendsChunked() throws Exception {
        byte[] bytes = random(300_000);
        put("stream.bin", bytes);

        assertThat(emulator.requests().get(0).header("Transfer-Encoding")).contains("chunked");
        assertThat(emulator.objectBytes(BUCKET, "stream.bin")).isEqualTo(bytes);
    }

    @Test
    void readsARange() throws Exception {
        put("digits.txt", "0123456789".getBytes(StandardCharsets.UTF_8));
        Bucket.GetObjectInput input = new Bucket.GetObjectInput();
        input.setRange("bytes=2-4");

        Bucket.GetObjectOutput output = bucket.getObject("digits.txt", input);

        assertThat(output.getStatueCode()).isEqualTo(206);
        assertThat(output.getContentRange()).isEqualTo("bytes 2-4/10");
        assertThat(body(output)).asString(StandardCharsets.UTF_8).isEqualTo("234");
    }

    @Test
    void headsAnObjectAndMissesAnother() throws Exception {
        put("here.txt", new byte[42]);

        Bucket.HeadObjectOutput here = bucket.headObject("here.txt", new Bucket.HeadObjectInput());
        assertThat(here.getStatueCode()).isEqualTo(200);
        assertThat(here.getContentLength()).isEqualTo(42);
        assertThat(here.getETag()).matches("\"[0-9a-f]{32}\"");
        assertThat(bucket.headObject("gone.txt", new Bucket.HeadObjectInput()).getStatueCode())
                .isEqualTo(404);
    }

    @Test
    void listsPageByPage() throws Exception {
        for (String key : List.of("a.txt", "docs/1", "docs/2", "img/1", "z.txt")) {
            put(key, new byte[1]);
        }
        List<String> seen = new ArrayList<>();
        Bucket.ListObjectsInput input = new Bucket.ListObjectsInput();
        input.setDelimiter("/");
        input.setLimit(2);
        Bucket.ListObjectsOutput page;
        do {
            page = bucket.listObjects(input);
            page.getKeys().forEach(key -> seen.add(key.getKey()));
            seen.addAll(page.getCommonPrefixes());
            input.setMarker(page.getNextMarker());
        } while (page.getHasMore());

        assertThat(seen).containsExactlyInAnyOrder("a.txt", "docs/", "img/", "z.txt");
        assertThat(page.getNextMarker()).isEmpty();
    }

    @Test
    void copiesAndMovesKeysItDoesNotEncode() throws Exception {
        put("dir/50%=x&y#z+1.txt", "content".getBytes(StandardCharsets.UTF_8));
        Bucket.PutObjectInput copy = new Bucket.PutObjectInput();
        copy.setXQSCopySource("/" + BUCKET + "/dir/50%=x&y#z+1.txt");
        assertThat(bucket.putObject("复制.txt", copy).getStatueCode()).isEqualTo(201);
        Bucket.PutObjectInput move = new Bucket.PutObjectInput();
        move.setXQSMoveSource("/" + BUCKET + "/复制.txt");
        assertThat(bucket.putObject("moved.txt", move).getStatueCode()).isEqualTo(201);

        assertThat(emulator.keys(BUCKET)).containsExactly("dir/50%=x&y#z+1.txt", "moved.txt");
        assertThat(emulator.objectBytes(BUCKET, "moved.txt")).asString().isEqualTo("content");
    }

    @Test
    void appendsTwice() throws Exception {
        assertThat(append("log.txt", 0, "first ").getXQSNextAppendPosition()).isEqualTo(6);
        assertThat(append("log.txt", 6, "second").getXQSNextAppendPosition()).isEqualTo(12);
        assertThat(append("log.txt", 6, "wrong").getCode()).isEqualTo("invalid_argument");

        assertThat(emulator.objectBytes(BUCKET, "log.txt")).asString().isEqualTo("first second");
        assertThat(bucket.headObject("log.txt", new Bucket.HeadObjectInput()).getXQSObjectType())
                .isEqualTo("appendable");
    }

    @Test
    void uploadsALargeFileInParts() throws Exception {
        byte[] bytes = random(9 * 1024 * 1024 + 17);
        Path file = Files.write(folder.resolve("large.bin"), bytes);

        new UploadManager(bucket, new Answers()).put(file.toFile());

        assertThat(emulator.requests().stream()
                        .filter(request -> request.target().contains("part_number")))
                .hasSize(3);
        assertThat(emulator.objectBytes(BUCKET, "large.bin")).isEqualTo(bytes);
        assertThat(emulator.uploads(BUCKET)).isEmpty();
    }

    @Test
    void uploadsListsAndCompletesPartsByHand() throws Exception {
        Bucket.InitiateMultipartUploadOutput begun =
                bucket.initiateMultipartUpload("by-hand", new Bucket.InitiateMultipartUploadInput());
        byte[] first = random(4 * 1024 * 1024);
        byte[] second = random(1000);
        part(begun.getUploadID(), 0, first);
        part(begun.getUploadID(), 1, second);
        Bucket.ListMultipartInput list = new Bucket.ListMultipartInput();
        list.setUploadID(begun.getUploadID());
        Bucket.ListMultipartOutput parts = bucket.listMultipart("by-hand", list);
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getObjectParts())
                .extracting(Types.ObjectPartModel::getPartNumber)
                .containsExactly(0, 1);

        Bucket.CompleteMultipartUploadInput complete = new Bucket.CompleteMultipartUploadInput();
        complete.setUploadID(begun.getUploadID());
        complete.setBodyInput("{\"object_parts\":[{\"part_number\":0},{\"part_number\":1}]}");
        assertThat(bucket.completeMultipartUpload("by-hand", complete).getStatueCode())
                .isEqualTo(201);

        byte[] stored = emulator.objectBytes(BUCKET, "by-hand");
        assertThat(stored)
                .hasSize(first.length + second.length)
                .startsWith(first)
                .endsWith(second);
    }

    @Test
    void deletesOneAndMany() throws Exception {
        for (String key : List.of("a", "b", "c", "中文 名")) {
            put(key, new byte[3]);
        }
        assertThat(bucket.deleteObject("a", new Bucket.DeleteObjectInput()).getStatueCode())
                .isEqualTo(204);
        Bucket.DeleteMultipleObjectsInput input = new Bucket.DeleteMultipleObjectsInput();
        input.setBodyInput("{\"quiet\":false,\"objects\":[{\"key\":\"b\"},{\"key\":\"中文 名\"}]}");

        Bucket.DeleteMultipleObjectsOutput output = bucket.deleteMultipleObjects(input);

        assertThat(output.getStatueCode()).as(output.getMessage()).isEqualTo(200);
        assertThat(output.getDeleted()).extracting(Types.KeyModel::getKey).containsExactly("b", "中文 名");
        assertThat(emulator.keys(BUCKET)).containsExactly("c");
    }

    @Test
    void encryptsWithACustomerKey() throws Exception {
        byte[] bytes = random(200_000);
        String key = Base64.getEncoder().encodeToString("x".repeat(32).getBytes(StandardCharsets.UTF_8));
        Bucket.PutObjectInput put = new Bucket.PutObjectInput();
        put.setBodyInputStream(new ByteArrayInputStream(bytes));
        put.setXQSEncryptionCustomerAlgorithm("AES256");
        put.setXQSEncryptionCustomerKey(key);
        put.setXQSEncryptionCustomerKeyMD5("3I/h1kl+vSP1l12NKhxegQ==");
        assertThat(bucket.putObject("secret", put).getStatueCode()).isEqualTo(201);

        Bucket.GetObjectInput get = new Bucket.GetObjectInput();
        assertThat(bucket.getObject("secret", get).getCode()).isEqualTo("invalid_request");
        get.setXQSEncryptionCustomerAlgorithm("AES256");
        get.setXQSEncryptionCustomerKey(key);
        get.setXQSEncryptionCustomerKeyMD5("3I/h1kl+vSP1l12NKhxegQ==");
        assertThat(body(bucket.getObject("secret", get))).isEqualTo(bytes);
        assertThat(emulator.rawBytesAtRest(BUCKET, "secret"))
                .hasSize(bytes.length)
                .isNotEqualTo(bytes);
    }

    @Test
    void aPresignedLinkNeedsNoHeaders() throws Exception {
        put("图 1.txt", "linked".getBytes(StandardCharsets.UTF_8));
        String link = bucket.GetObjectSignatureUrl("图 1.txt", Instant.now().getEpochSecond() + 60);

        HttpURLConnection connection =
                (HttpURLConnection) URI.create(link).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("linked");
        }
    }

    private void put(String key, byte[] bytes) throws Exception {
        Bucket.PutObjectInput input = new Bucket.PutObjectInput();
        input.setBodyInputStream(new ByteArrayInputStream(bytes));
        Bucket.PutObjectOutput output = bucket.putObject(key, input);
        assertThat(output.getStatueCode()).as(output.getMessage()).isEqualTo(201);
    }

    private Bucket.AppendObjectOutput append(String key, long position, String text) throws Exception {
        Bucket.AppendObjectInput input = new Bucket.AppendObjectInput();
        input.setPosition(position);
        input.setBodyInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return bucket.appendObject(key, input);
    }

    private void part(String uploadId, int number, byte[] bytes) throws Exception {
        Bucket.UploadMultipartInput input = new Bucket.UploadMultipartInput();
        input.setUploadID(uploadId);
        input.setPartNumber(number);
        input.setBodyInputStream(new ByteArrayInputStream(bytes));
        Bucket.UploadMultipartOutput output = bucket.uploadMultipart("by-hand", input);
        assertThat(output.getStatueCode()).as(output.getMessage()).isEqualTo(201);
    }

    /** Fails the test when a part or the completion is refused. */
    private static final class Answers extends UploadManagerCallback<OutputModel> {
        @Override
        public void onAPIResponse(String key, OutputModel output) {
            assertThat(output.getStatueCode()).as(output.getMessage()).isLessThan(300);
        }
    }

    private static byte[] body(Bucket.GetObjectOutput output) throws IOException {
        try (InputStream in = output.getBodyInputStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
