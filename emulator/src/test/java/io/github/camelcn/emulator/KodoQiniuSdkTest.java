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
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.qiniu.common.QiniuException;
import com.qiniu.http.Response;
import com.qiniu.storage.BucketManager;
import com.qiniu.storage.Configuration;
import com.qiniu.storage.DownloadUrl;
import com.qiniu.storage.Region;
import com.qiniu.storage.UploadManager;
import com.qiniu.storage.model.AclType;
import com.qiniu.storage.model.BatchStatus;
import com.qiniu.storage.model.BucketQuota;
import com.qiniu.storage.model.DefaultPutRet;
import com.qiniu.storage.model.FetchRet;
import com.qiniu.storage.model.FileInfo;
import com.qiniu.storage.model.FileListing;
import com.qiniu.storage.model.StorageType;
import com.qiniu.util.Auth;
import com.qiniu.util.Etag;
import com.qiniu.util.StringMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the native side claims, checked by a client that knows nothing of it: the official SDK for Java. */
class KodoQiniuSdkTest {
    private static final String BUCKET = "my-bucket";
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(KodoEmulator.builder()
            .bucket(BUCKET)
            .bucket(KodoBucket.named("open-bucket").publicRead().s3Name("open-bucket-s3")));

    private final Auth auth = Auth.create(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
    private Configuration configuration;
    private BucketManager buckets;

    @BeforeEach
    void connect() {
        String host = KODO.endpoint().getAuthority();
        configuration = Configuration.create(new Region.Builder()
                .region("z0")
                .srcUpHost(host)
                .accUpHost(host)
                .rsHost(host)
                .rsfHost(host)
                .apiHost(host)
                .iovipHost(host)
                .ucHost(host)
                .build());
        configuration.useHttpsDomains = false;
        configuration.resumableUploadAPIVersion = Configuration.ResumableUploadAPIVersion.V2;
        configuration.resumableUploadAPIV2BlockSize = 1024 * 1024;
        Configuration.defaultUcHost = host;
        Configuration.defaultRsHost = host;
        Configuration.defaultApiHost = host;
        buckets = new BucketManager(auth, configuration);
    }

    private static void put(String key) {
        KODO.emulator().putObject(BUCKET, key, HELLO);
    }

    @Test
    void uploadsAFormAndLooksAtIt() throws Exception {
        StringMap variables = new StringMap().put("x-qn-meta-colour", "blue").put("x:who", "me");
        Response response = new UploadManager(configuration)
                .put(HELLO, "数据/a b+c", auth.uploadToken(BUCKET), variables, "text/plain", true);

        FileInfo info = buckets.stat(BUCKET, "数据/a b+c");

        assertThat(response.jsonToObject(DefaultPutRet.class).hash).isEqualTo(Etag.data(HELLO));
        assertThat(info.hash).isEqualTo(Etag.data(HELLO));
        assertThat(info.fsize).isEqualTo(5);
        assertThat(info.mimeType).isEqualTo("text/plain");
        assertThat(info.md5).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(info.meta).containsExactly(Map.entry("colour", "blue"));
        assertThat(KODO.emulator().objectBytes(BUCKET, "数据/a b+c")).isEqualTo(HELLO);
    }

    @Test
    void uploadsInParts() throws Exception {
        byte[] bytes = new byte[5 * 1024 * 1024 + 17];
        new Random(1).nextBytes(bytes);

        Response response = new UploadManager(configuration)
                .put(new ByteArrayInputStream(bytes), "big", auth.uploadToken(BUCKET), null, "a/b");

        assertThat(response.statusCode).isEqualTo(200);
        assertThat(KODO.emulator().objectBytes(BUCKET, "big")).isEqualTo(bytes);
        assertThat(KODO.emulator().uploads(BUCKET)).isEmpty();
        assertThat(buckets.stat(BUCKET, "big").hash)
                .isEqualTo(response.jsonToObject(DefaultPutRet.class).hash)
                .isEqualTo(KODO.emulator().store().qetag(BUCKET, "big"));
    }

    @Test
    void respectsThePutPolicy() throws Exception {
        put("k");
        UploadManager uploads = new UploadManager(configuration);
        StringMap policy = new StringMap()
                .put("returnBody", "{\"name\":$(fname),\"size\":$(fsize),\"key\":\"$(key)\",\"who\":$(x:who)}")
                .put("saveKey", "saved/$(etag)");

        String answer = uploads.put(
                        HELLO,
                        null,
                        auth.uploadToken(BUCKET, null, 600, policy, false),
                        new StringMap().put("x:who", "\"me\""),
                        null,
                        false)
                .bodyString();

        assertThat(answer).contains("\"size\":5", "\"key\":\"saved/" + Etag.data(HELLO), "\"who\":\"\\\"me\\\"\"");
        assertThat(code(() -> uploads.put(new byte[] {1}, "k", auth.uploadToken(BUCKET))))
                .isEqualTo(614);
        assertThat(code(() -> uploads.put(HELLO, "x", auth.uploadToken(BUCKET, "k"))))
                .isEqualTo(403);
        assertThat(code(() -> uploads.put(
                        HELLO, "x", auth.uploadToken(BUCKET, null, 600, new StringMap().put("fsizeLimit", 4), false))))
                .isEqualTo(413);
        assertThat(code(() -> uploads.put(HELLO, "x", auth.uploadToken(BUCKET, null, -600, null, true))))
                .isEqualTo(401);
        assertThat(code(() -> uploads.put(HELLO, "x", auth.uploadToken("missing-bucket"))))
                .isEqualTo(631);
        assertThat(uploads.put(new byte[] {1}, "k", auth.uploadToken(BUCKET, "k")).statusCode)
                .isEqualTo(200);
    }

    private interface Attempt {
        void run() throws QiniuException;
    }

    private static int code(Attempt attempt) {
        try {
            attempt.run();
            return 200;
        } catch (QiniuException e) {
            return e.code();
        }
    }

    @Test
    void copiesMovesAndDeletes() throws Exception {
        put("a");
        put("b");

        assertThat(code(() -> buckets.copy(BUCKET, "a", BUCKET, "b"))).isEqualTo(614);
        buckets.copy(BUCKET, "a", BUCKET, "b", true);
        buckets.copy(BUCKET, "a", BUCKET, "c");
        buckets.move(BUCKET, "a", BUCKET, "d");
        buckets.rename(BUCKET, "d", "e");
        buckets.delete(BUCKET, "b");

        assertThat(code(() -> buckets.delete(BUCKET, "b"))).isEqualTo(612);
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("c", "e");
    }

    @Test
    void changesWhatIsKnownAboutAnObject() throws Exception {
        put("k");

        buckets.changeMime(BUCKET, "k", "a/b");
        buckets.changeHeaders(BUCKET, "k", Map.of("colour", "red"));
        buckets.deleteAfterDays(BUCKET, "k", 3);
        buckets.changeType(BUCKET, "k", StorageType.Archive);
        buckets.changeStatus(BUCKET, "k", 1);
        FileInfo info = buckets.stat(BUCKET, "k");

        assertThat(info.mimeType).isEqualTo("a/b");
        assertThat(info.meta).containsEntry("colour", "red");
        assertThat(info.expiration).isGreaterThan(System.currentTimeMillis() / 1000);
        assertThat(info.type).isEqualTo(2);
        assertThat(info.status).isEqualTo(1);
        assertThat(info.restoreStatus).isNull();
        assertThat(code(() -> buckets.changeType(BUCKET, "k", StorageType.Archive)))
                .isEqualTo(400);
        assertThat(code(() -> buckets.changeType(BUCKET, "k", StorageType.COMMON)))
                .isEqualTo(403);
    }

    @Test
    void restoresAnArchivedObject() throws Exception {
        put("k");
        buckets.changeType(BUCKET, "k", StorageType.DeepArchive);

        buckets.restoreArchive(BUCKET, "k", 1);
        assertThat(buckets.stat(BUCKET, "k").restoreStatus).isEqualTo(1);
        KODO.emulator().store().finishRestores();

        assertThat(buckets.stat(BUCKET, "k").restoreStatus).isEqualTo(2);
        assertThat(code(() -> buckets.restoreArchive(BUCKET, "k", 1))).isEqualTo(400);
        buckets.changeType(BUCKET, "k", StorageType.COMMON);
        assertThat(KODO.emulator().store().storageClass(BUCKET, "k")).isEqualTo(StorageClass.STANDARD);
    }

    @Test
    void batchesReportEveryOperation() throws Exception {
        put("a");

        Response response = buckets.batch(new BucketManager.BatchOperations()
                .addStatOps(BUCKET, "a", "missing")
                .addCopyOp(BUCKET, "a", BUCKET, "b")
                .addDeleteOp(BUCKET, "a"));
        BatchStatus[] answers = response.jsonToObject(BatchStatus[].class);

        assertThat(response.statusCode).isEqualTo(298);
        assertThat(answers).extracting(answer -> answer.code).containsExactly(200, 612, 200, 200);
        assertThat(answers[0].data.fsize).isEqualTo(5);
        assertThat(answers[1].data.error).isEqualTo("no such file or directory");
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("b");
    }

    @Test
    void pagesThroughAListing() throws Exception {
        IntStream.range(0, 25).forEach(i -> put("k" + (10 + i)));
        put("folder/x");

        BucketManager.FileListIterator pages = buckets.createFileListIterator(BUCKET, "k", 7, "");
        int count = 0;
        while (pages.hasNext()) {
            count += pages.next().length;
        }
        FileListing grouped = buckets.listFiles(BUCKET, "", "", 1000, "/");

        assertThat(count).isEqualTo(25);
        assertThat(grouped.commonPrefixes).containsExactly("folder/");
        assertThat(grouped.items).hasSize(25);
        assertThat(code(() -> buckets.listFiles(BUCKET, "", "nonsense", 10, "")))
                .isEqualTo(640);
    }

    @Test
    void managesBuckets() throws Exception {
        buckets.createBucket("fresh-bucket", "z2");
        assertThat(code(() -> buckets.createBucket("fresh-bucket", "z0"))).isEqualTo(614);
        buckets.putBucketAccessMode("fresh-bucket", AclType.PRIVATE);
        buckets.putBucketQuota("fresh-bucket", new BucketQuota(1000, 10));

        assertThat(buckets.buckets()).containsExactly("fresh-bucket", BUCKET, "open-bucket");
        assertThat(buckets.getBucketInfo("fresh-bucket").getPrivate()).isEqualTo(1);
        assertThat(buckets.getBucketInfo("fresh-bucket").getRegion()).isEqualTo("z2");
        assertThat(buckets.getBucketQuota("fresh-bucket").getSize()).isEqualTo(1000);
        assertThat(KODO.emulator().store().region("fresh-bucket")).isEqualTo("cn-south-1");
        buckets.deleteBucket("fresh-bucket");
        put("k");
        assertThat(code(() -> buckets.deleteBucket(BUCKET))).isEqualTo(403);
    }

    @Test
    void downloadsFromTheDomainOfABucket() throws Exception {
        put("数据/a b.txt");
        KODO.emulator().putObject("open-bucket", "k", HELLO);
        String secret = buckets.domainList(BUCKET)[0];
        String open = buckets.domainList("open-bucket")[0];

        String link =
                new DownloadUrl(secret, false, "数据/a b.txt").setAttname("x.txt").buildURL(auth, far());

        assertThat(status(new DownloadUrl(open, false, "k").buildURL())).isEqualTo(200);
        assertThat(status(new DownloadUrl(secret, false, "数据/a b.txt").buildURL()))
                .isEqualTo(401);
        assertThat(status(link)).isEqualTo(200);
        assertThat(status(link.replace("x.txt", "y.txt"))).isEqualTo(401);
        assertThat(status(auth.privateDownloadUrlWithDeadline("http://" + secret + "/%E6%95%B0%E6%8D%AE/a%20b.txt", 1)))
                .isEqualTo(401);
        assertThat(status(new DownloadUrl(open, false, "missing").buildURL())).isEqualTo(404);
    }

    private static long far() {
        return System.currentTimeMillis() / 1000 + 3600;
    }

    private static int status(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        return connection.getResponseCode();
    }

    @Test
    void fetchesFromSomewhereElse() throws Exception {
        KODO.emulator().putObject("open-bucket", "source", HELLO);
        String url = "http://" + KODO.emulator().downloadDomain("open-bucket") + "/source";

        FetchRet fetched = buckets.fetch(url, BUCKET, "now");
        Response later = buckets.asynFetch(url, BUCKET, "later");
        String id = later.jsonToMap().get("id").toString();

        assertThat(fetched.hash).isEqualTo(Etag.data(HELLO));
        // the SDK asks a host of its own for the state, whatever the configuration says
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> RawClient.call(KODO.emulator(), KodoRequests.management("GET", "/sisyphus/fetch?id=" + id))
                                .json()
                                .path("wait")
                                .asInt()
                        == -1);
        assertThat(KODO.emulator().objectBytes(BUCKET, "later")).isEqualTo(HELLO);
        assertThat(code(() -> buckets.fetch(url + "/missing", BUCKET, "x"))).isEqualTo(478);
    }

    @Test
    void tellsTheHostsOfABucketToWhoeverAsks() throws Exception {
        JsonNode hosts = RawClient.call(
                        KODO.emulator(),
                        RawRequest.of("GET", "/v4/query?ak=" + KodoEmulator.ACCESS_KEY + "&bucket=open-bucket")
                                .unsigned())
                .json()
                .at("/hosts/0");

        assertThat(hosts.path("region").asText()).isEqualTo("z0");
        assertThat(hosts.path("ttl").asInt()).isEqualTo(86400);
        assertThat(hosts.at("/s3/region_alias").asText()).isEqualTo("cn-east-1");
        for (String service : List.of("up", "rs", "rsf", "uc", "io", "api", "s3")) {
            assertThat(hosts.path(service).at("/domains/0").asText())
                    .isEqualTo(KODO.endpoint().getAuthority());
        }
        assertThat(hosts.at("/io_src/domains/0").asText())
                .isEqualTo(KODO.emulator().downloadDomain("open-bucket"));
        assertThat(hosts.at("/extra/file_types")).hasSize(6);
    }

    @Test
    void refusesAForgedSignature() {
        BucketManager forged = new BucketManager(Auth.create(KodoEmulator.ACCESS_KEY, "wrong"), configuration);

        assertThatExceptionOfType(QiniuException.class)
                .isThrownBy(() -> forged.stat(BUCKET, "k"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(401);
                    assertThat(e.response.reqId).hasSize(16);
                    assertThat(e.error()).isEqualTo("bad token");
                });
    }

    @Test
    void sharesItsObjectsWithTheOtherProtocol() throws Exception {
        byte[] bytes = new byte[100];
        Arrays.fill(bytes, (byte) 7);
        new UploadManager(configuration).put(bytes, "k", auth.uploadToken("open-bucket"));

        RawClient.Answer answer =
                RawClient.call(KODO.emulator(), KodoRequests.s3("GET", "/open-bucket-s3/k", "cn-east-1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.header("ETag")).isEqualTo('"' + Etag.data(bytes) + '"');
    }
}
