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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.qiniu.common.QiniuException;
import com.qiniu.http.Response;
import com.qiniu.storage.BucketManager.BatchOperations;
import com.qiniu.storage.BucketManager.FileListIterator;
import com.qiniu.storage.DownloadUrl;
import com.qiniu.storage.model.AclType;
import com.qiniu.storage.model.BatchStatus;
import com.qiniu.storage.model.FetchRet;
import com.qiniu.storage.model.FileInfo;
import com.qiniu.storage.model.FileListing;
import com.qiniu.storage.model.StorageType;
import com.qiniu.util.Etag;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.error.ObjectArchivedException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.kodo.client.RestoreObjectRequest;
import io.github.camelcn.component.kodo.management.AsyncFetchRequest;
import io.github.camelcn.component.kodo.management.AsyncFetchState;
import io.github.camelcn.component.kodo.management.AsyncFetchStatusRequest;
import io.github.camelcn.component.kodo.management.BatchRequest;
import io.github.camelcn.component.kodo.management.BatchResult;
import io.github.camelcn.component.kodo.management.BucketEventRule;
import io.github.camelcn.component.kodo.management.BucketName;
import io.github.camelcn.component.kodo.management.ChangeMetadataRequest;
import io.github.camelcn.component.kodo.management.ChangeMimeRequest;
import io.github.camelcn.component.kodo.management.ChangeStatusRequest;
import io.github.camelcn.component.kodo.management.ChangeTypeRequest;
import io.github.camelcn.component.kodo.management.CreateNativeBucketRequest;
import io.github.camelcn.component.kodo.management.DeleteAfterDaysRequest;
import io.github.camelcn.component.kodo.management.DownloadUrlRequest;
import io.github.camelcn.component.kodo.management.FetchObjectRequest;
import io.github.camelcn.component.kodo.management.NativeBucketRequest;
import io.github.camelcn.component.kodo.management.NativeCopyRequest;
import io.github.camelcn.component.kodo.management.NativeDeleteRequest;
import io.github.camelcn.component.kodo.management.NativeMoveRequest;
import io.github.camelcn.component.kodo.management.ObjectStat;
import io.github.camelcn.component.kodo.management.PrefetchObjectRequest;
import io.github.camelcn.component.kodo.management.PutEventRuleRequest;
import io.github.camelcn.component.kodo.management.RestoreArchiveRequest;
import io.github.camelcn.component.kodo.management.StatObjectRequest;
import io.github.camelcn.component.kodo.names.KodoStorageClass;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;
import io.github.camelcn.emulator.kodo.store.KodoBucket;

import static io.github.camelcn.component.kodo.independent.QiniuSdk.status;
import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static io.github.camelcn.component.kodo.independent.TwoClients.ref;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What we store through S3 the provider's SDK sees natively, and what one of the two changes the other reads. */
class QiniuSdkObjectsTest {

    private static final String KEYS = "io.github.camelcn.component.kodo.independent.AwkwardKeys#all";
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final byte[] HELLO = "hello 世界".getBytes(UTF_8);

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(KodoEmulator.builder()
            .bucket(BUCKET)
            .bucket(KodoBucket.named("open-bucket").publicRead().s3Name("open-bucket-7f3a")));

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

    private ObjectStat stat(String key) throws IOException {
        return qiniu.management.stat(StatObjectRequest.of(ref(key)));
    }

    private void put(String key) throws IOException {
        clients.kodo.put(PutObjectRequest.of(ref(key), Payload.of(HELLO)));
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    // ---------------------------------------------------------------- one object

    @ParameterizedTest
    @MethodSource(KEYS)
    void theSdkSeesListsAndDeletesTheKeyThatWePut(String key) throws IOException {
        put(key);

        FileInfo theirs = qiniu.buckets.stat(BUCKET, key);
        assertThat(theirs.fsize).isEqualTo(HELLO.length);
        assertThat(theirs.hash).isEqualTo(Etag.data(HELLO));
        assertThat(stat(key).hash()).isEqualTo(theirs.hash);
        assertThat(qiniu.buckets.listFiles(BUCKET, "", "", 1000, "").items)
                .extracting(item -> item.key)
                .containsExactly(key);
        qiniu.buckets.copy(BUCKET, key, BUCKET, "copy of it");
        assertThat(clients.bytes(GetObjectRequest.of(ref("copy of it")))).isEqualTo(HELLO);
        qiniu.buckets.delete(BUCKET, key);
        assertThatThrownBy(() -> clients.head(key)).isInstanceOf(ObjectNotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void theSdkSeesWhatWeCopyMoveAndDeleteNatively(String key) throws IOException {
        put("source");

        qiniu.management.copy(new NativeCopyRequest(ref("source"), ref(key), false));
        assertThat(qiniu.buckets.stat(BUCKET, key).hash).isEqualTo(Etag.data(HELLO));
        qiniu.management.move(new NativeMoveRequest(ref(key), ref("moved"), false));
        assertThat(status(() -> qiniu.buckets.stat(BUCKET, key))).isEqualTo(612);
        qiniu.management.delete(new NativeDeleteRequest(ref("moved")));
        assertThat(status(() -> qiniu.buckets.stat(BUCKET, "moved"))).isEqualTo(612);
    }

    @Test
    void theSdkSeesWhatWeSayAboutOurObject() throws IOException {
        clients.kodo.put(PutObjectRequest.of(ref("k"), Payload.of(HELLO))
                .withContent(ContentHeaders.ofType("text/plain"))
                .withUserMetadata(Map.of("colour", "blue"))
                .withStorageClass("LINE"));

        FileInfo theirs = qiniu.buckets.stat(BUCKET, "k");
        ObjectStat ours = stat("k");

        assertThat(theirs.mimeType).isEqualTo("text/plain").isEqualTo(ours.mimeType());
        assertThat(theirs.type).isEqualTo(1).isEqualTo(ours.fileType());
        assertThat(theirs.meta).containsExactly(Map.entry("colour", "blue"));
        assertThat(ours.metadata()).isEqualTo(theirs.meta);
        assertThat(theirs.md5).isEqualTo(clients.head("k").etag()).isEqualTo(ours.md5());
        assertThat(Instant.ofEpochMilli(theirs.putTime / 10_000))
                .isEqualTo(ours.putTime().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The service hashes what came in parts in another way than what came in one; both sides know both. */
    @Test
    void hashesOfLargeObjectsAreTheOnesThatTheSdkComputes() throws IOException {
        for (int size : new int[] {(4 << 20) - 1, 4 << 20, (4 << 20) + 1, 9 << 20}) {
            byte[] large = random(size);
            clients.kodo.put(PutObjectRequest.of(ref("large"), Payload.of(large)));

            assertThat(qiniu.buckets.stat(BUCKET, "large").hash)
                    .as("%s bytes", size)
                    .isEqualTo(Etag.data(large));
        }
    }

    // ---------------------------------------------------------------- changes

    @Test
    void weReadWhatTheSdkChanges() throws IOException {
        put("k");

        qiniu.buckets.changeMime(BUCKET, "k", "a/b");
        qiniu.buckets.changeHeaders(BUCKET, "k", Map.of("colour", "red"));
        qiniu.buckets.changeType(BUCKET, "k", StorageType.ArchiveIR);
        qiniu.buckets.deleteAfterDays(BUCKET, "k", 3);
        qiniu.buckets.changeStatus(BUCKET, "k", 1);

        ObjectStat stat = stat("k");
        assertThat(stat.enabled()).isFalse();
        assertThat(stat.expiration()).hasValueSatisfying(when -> assertThat(when)
                .isBetween(Instant.now().plus(Duration.ofDays(2)), Instant.now().plus(Duration.ofDays(5))));
        qiniu.buckets.changeStatus(BUCKET, "k", 0);
        assertThat(clients.head("k").content().contentType()).isEqualTo("a/b");
        assertThat(clients.head("k").userMetadata()).containsEntry("colour", "red");
        assertThat(clients.head("k").storageClass()).isEqualTo("GLACIER_IR");
    }

    @Test
    void theSdkReadsWhatWeChange() throws IOException {
        put("k");

        qiniu.management.changeMime(ChangeMimeRequest.of(ref("k"), "a/b"));
        qiniu.management.changeMetadata(ChangeMetadataRequest.of(ref("k"), Map.of("colour", "red")));
        qiniu.management.deleteAfterDays(new DeleteAfterDaysRequest(ref("k"), 3));
        qiniu.management.changeStatus(new ChangeStatusRequest(ref("k"), false));

        FileInfo theirs = qiniu.buckets.stat(BUCKET, "k");
        assertThat(theirs.mimeType).isEqualTo("a/b");
        assertThat(theirs.meta).containsEntry("colour", "red");
        assertThat(theirs.status).isEqualTo(1);
        assertThat(stat("k").expiration()).contains(Instant.ofEpochSecond(theirs.expiration));
    }

    /** Headers cannot carry Chinese: ours is percent-encoded however it is set; the SDK leaves it to its user. */
    @Test
    void chineseMetadataIsReadBackByUsWhicheverWayItWasSet() throws IOException {
        put("ours");
        put("theirs");

        qiniu.management.changeMetadata(ChangeMetadataRequest.of(ref("ours"), Map.of("colour", "蓝")));
        qiniu.buckets.changeHeaders(BUCKET, "theirs", Map.of("colour", "蓝"));

        assertThat(qiniu.buckets.stat(BUCKET, "ours").meta).containsExactly(Map.entry("colour", "%E8%93%9D"));
        for (String key : List.of("ours", "theirs")) {
            assertThat(stat(key).metadata()).as(key).containsExactly(Map.entry("colour", "蓝"));
            assertThat(clients.head(key).userMetadata()).as(key).containsExactly(Map.entry("colour", "蓝"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = KodoStorageClass.class, names = "STANDARD", mode = EnumSource.Mode.EXCLUDE)
    void bothNumberTheStorageClassAlike(KodoStorageClass storageClass) throws IOException {
        put("ours");
        put("theirs");
        StorageType theirs = Arrays.stream(StorageType.values())
                .filter(type -> type.ordinal() == storageClass.fileType())
                .findFirst()
                .orElseThrow();

        qiniu.management.changeType(ChangeTypeRequest.of(ref("ours"), storageClass));
        qiniu.buckets.changeType(BUCKET, "theirs", theirs);

        assertThat(qiniu.buckets.stat(BUCKET, "ours").type).isEqualTo(theirs.ordinal());
        assertThat(stat("theirs").storageClass()).contains(storageClass);
        assertThat(clients.head("ours").storageClass()).isEqualTo(storageClass.name());
        assertThat(clients.head("theirs").storageClass()).isEqualTo(storageClass.name());
    }

    @Test
    void aRestorationIsSeenByAllThree() throws IOException {
        put("ours");
        put("theirs");
        put("throughS3");
        for (String key : List.of("ours", "theirs", "throughS3")) {
            qiniu.buckets.changeType(BUCKET, key, StorageType.Archive);
            assertThatThrownBy(() -> clients.read(key)).isInstanceOf(ObjectArchivedException.class);
            assertThat(qiniu.buckets.stat(BUCKET, key).restoreStatus).isNull();
        }

        qiniu.management.restoreArchive(new RestoreArchiveRequest(ref("ours"), 2));
        qiniu.buckets.restoreArchive(BUCKET, "theirs", 2);
        clients.kodo.restore(new RestoreObjectRequest(ref("throughS3"), 2));

        for (String key : List.of("ours", "theirs", "throughS3")) {
            assertThat(qiniu.buckets.stat(BUCKET, key).restoreStatus).isEqualTo(1);
            assertThat(stat(key).archive()).isEqualTo(ObjectStat.ArchiveState.RESTORING);
        }
        KODO.emulator().store().finishRestores();
        for (String key : List.of("ours", "theirs", "throughS3")) {
            assertThat(qiniu.buckets.stat(BUCKET, key).restoreStatus).isEqualTo(2);
            assertThat(stat(key).archive()).isEqualTo(ObjectStat.ArchiveState.RESTORED);
            assertThat(clients.bytes(GetObjectRequest.of(ref(key)))).isEqualTo(HELLO);
        }
    }

    // ---------------------------------------------------------------- many objects

    @Test
    void batchesOfBothAreAnsweredAlike() throws IOException {
        List<String> keys = AwkwardKeys.all().toList();
        for (String key : keys) {
            put(key);
        }
        BatchOperations theirs = new BatchOperations().addStatOps(BUCKET, keys.toArray(String[]::new));
        theirs.addStatOps(BUCKET, "missing");
        List<StatObjectRequest> ours = new ArrayList<>(
                keys.stream().map(key -> StatObjectRequest.of(ref(key))).toList());
        ours.add(StatObjectRequest.of(ref("missing")));

        Response answer = qiniu.buckets.batch(theirs);
        BatchResult result = qiniu.management.batch(new BatchRequest(List.copyOf(ours)));

        assertThat(answer.statusCode).isEqualTo(298);
        assertThat(result.failure()).isEmpty();
        assertThat(result.entries())
                .extracting(BatchResult.Entry::code)
                .containsExactlyElementsOf(Arrays.stream(answer.jsonToObject(BatchStatus[].class))
                        .map(status -> status.code)
                        .toList())
                .endsWith(200, 612);
    }

    @Test
    void aMixedBatchOfTheSdkDoesWhatOursDoes() throws IOException {
        for (String side : List.of("a", "b")) {
            for (String key : List.of("type", "mime", "copy", "move", "delete", "status")) {
                put(side + "/" + key);
            }
        }
        Response theirs = qiniu.buckets.batch(new BatchOperations()
                .addChangeTypeOps(BUCKET, StorageType.INFREQUENCY, "a/type")
                .addChgmOp(BUCKET, "a/mime", "a/b")
                .addCopyOp(BUCKET, "a/copy", BUCKET, "a/copied")
                .addMoveOp(BUCKET, "a/move", BUCKET, "a/moved")
                .addDeleteOp(BUCKET, "a/delete")
                .addChangeStatusOps(BUCKET, 1, "a/status"));
        BatchResult ours = qiniu.management.batch(BatchRequest.of(
                ChangeTypeRequest.of(ref("b/type"), KodoStorageClass.LINE),
                ChangeMimeRequest.of(ref("b/mime"), "a/b"),
                new NativeCopyRequest(ref("b/copy"), ref("b/copied"), false),
                new NativeMoveRequest(ref("b/move"), ref("b/moved"), false),
                new NativeDeleteRequest(ref("b/delete")),
                new ChangeStatusRequest(ref("b/status"), false)));

        assertThat(theirs.statusCode).isEqualTo(200);
        assertThat(ours.allDone()).isTrue();
        assertThat(facts("b/")).hasSize(6).isEqualTo(facts("a/"));
    }

    /** Name, type, storage class and status, without the folder. */
    private List<List<Object>> facts(String folder) throws QiniuException {
        return Arrays.stream(qiniu.buckets.listFiles(BUCKET, folder, "", 1000, "").items)
                .map(item -> List.<Object>of(
                        item.key.substring(folder.length()), item.mimeType, item.type, item.status, item.hash))
                .toList();
    }

    @Test
    void theSdkListsMoreThanAPageOfOurs() throws IOException {
        IntStream.range(0, 1100).forEach(number -> KODO.emulator().putObject(BUCKET, "k" + number, new byte[1]));
        put("folder 猫/x");

        FileListIterator pages = qiniu.buckets.createFileListIterator(BUCKET, "k", 1000, "");
        List<String> keys = new ArrayList<>();
        while (pages.hasNext()) {
            Arrays.stream(pages.next()).forEach(item -> keys.add(item.key));
        }
        FileListing grouped = qiniu.buckets.listFiles(BUCKET, "f", "", 1000, "/");

        assertThat(keys).hasSize(1100);
        assertThat(keys)
                .containsExactlyElementsOf(KODO.emulator().keys(BUCKET).stream()
                        .filter(key -> key.startsWith("k"))
                        .toList());
        assertThat(grouped.commonPrefixes).containsExactly("folder 猫/");
    }

    // ---------------------------------------------------------------- downloads

    private static HttpResponse<byte[]> open(String url) throws IOException, InterruptedException {
        return BROWSER.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void privateAddressesOfBothOpen(String key) throws Exception {
        put(key);
        String domain =
                qiniu.management.bucketDomains(new NativeBucketRequest(BUCKET)).get(0);
        long deadline = Instant.now().getEpochSecond() + 600;

        String theirs =
                new DownloadUrl(domain, false, key).setAttname("猫 a.txt").buildURL(qiniu.auth, deadline);
        URI ours = qiniu.management.createPrivateUrl(
                new DownloadUrlRequest(ref(key), "", Duration.ofMinutes(10), "", "猫 a.txt"));

        assertThat(open(theirs).body()).isEqualTo(HELLO);
        assertThat(open(ours.toString()).body()).isEqualTo(HELLO);
        assertThat(open(ours.toString().replaceAll("&token=.*", "")).statusCode())
                .isEqualTo(401);
        assertThat(ours.getRawPath()).isEqualTo(URI.create(theirs).getRawPath());
    }

    @Test
    void aPublicBucketOpensWithoutASignature() throws Exception {
        ObjectRef open = new ObjectRef("open-bucket-7f3a", "a b");
        clients.kodo.put(PutObjectRequest.of(open, Payload.of(HELLO)));

        URI ours = qiniu.management.createPublicUrl(DownloadUrlRequest.of(open, Duration.ofMinutes(1)));

        assertThat(open(ours.toString()).body()).isEqualTo(HELLO);
        assertThat(ours)
                .hasToString(new DownloadUrl(qiniu.buckets.domainList("open-bucket")[0], false, "a b").buildURL());
    }

    // ---------------------------------------------------------------- fetches

    @Test
    void bothFetchFromAnAddressOfOurs() throws Exception {
        put("数据/a b");
        URI source = qiniu.management.createPrivateUrl(DownloadUrlRequest.of(ref("数据/a b"), Duration.ofMinutes(10)));

        FetchRet theirs = qiniu.buckets.fetch(source.toString(), BUCKET, "theirs 猫");
        var ours = qiniu.management.fetch(FetchObjectRequest.of(BUCKET, "ours 猫", source));

        assertThat(ours.hash()).isEqualTo(theirs.hash).isEqualTo(Etag.data(HELLO));
        assertThat(ours.size()).isEqualTo(theirs.fsize);
        assertThat(clients.bytes(GetObjectRequest.of(ref("theirs 猫")))).isEqualTo(HELLO);
        assertThat(clients.bytes(GetObjectRequest.of(ref("ours 猫")))).isEqualTo(HELLO);
    }

    @Test
    void fetchesInTheBackgroundAreTheSameForBoth() throws Exception {
        put("k");
        URI source = qiniu.management.createPrivateUrl(DownloadUrlRequest.of(ref("k"), Duration.ofMinutes(10)));

        String theirs = qiniu.buckets
                .asynFetch(source.toString(), BUCKET, "theirs")
                .jsonToMap()
                .get("id")
                .toString();
        AsyncFetchState ours = qiniu.management.asyncFetch(AsyncFetchRequest.of(BUCKET, "ours", source));

        Awaitility.await().until(() -> qiniu.management
                .asyncFetchStatus(new AsyncFetchStatusRequest(BUCKET, theirs))
                .isProcessed());
        // the SDK asks for the state of its fetches at a fixed address of the public cloud, so ours is looked for
        Awaitility.await().until(() -> status(() -> qiniu.buckets.stat(BUCKET, "ours")) == 200);
        assertThat(clients.bytes(GetObjectRequest.of(ref("theirs")))).isEqualTo(HELLO);
        assertThat(qiniu.buckets.stat(BUCKET, "ours").hash).isEqualTo(Etag.data(HELLO));
        assertThat(ours.id()).isNotEqualTo(theirs);
    }

    @Test
    void bothRefreshAMirroredObject() throws Exception {
        KODO.emulator().putObject("open-bucket", "a b", HELLO);
        KODO.emulator()
                .store()
                .createBucket(KodoBucket.named("mirror")
                        .mirroring(URI.create("http://" + KODO.emulator().downloadDomain("open-bucket"))));

        qiniu.management.prefetch(new PrefetchObjectRequest(new ObjectRef("mirror", "a b")));
        assertThat(KODO.emulator().objectBytes("mirror", "a b")).isEqualTo(HELLO);
        KODO.emulator().putObject("open-bucket", "a b", new byte[3]);
        qiniu.buckets.prefetch("mirror", "a b");
        assertThat(KODO.emulator().objectBytes("mirror", "a b")).isEqualTo(new byte[3]);
        assertThat(status(() -> qiniu.buckets.prefetch("mirror", "missing"))).isEqualTo(478);
    }

    // ---------------------------------------------------------------- buckets

    @Test
    void bothSeeTheSameBucketsAndDomains() throws IOException {
        qiniu.management.createBucket(CreateNativeBucketRequest.of("made-by-us", "cn-south-1"));
        qiniu.buckets.createBucket("made-by-them", "z1");

        assertThat(qiniu.management.bucketNames())
                .extracting(BucketName::kodoName)
                .containsExactlyInAnyOrder(qiniu.buckets.buckets());
        for (String bucket : List.of("made-by-us", "made-by-them", "open-bucket")) {
            var theirs = qiniu.buckets.getBucketInfo(bucket);
            var ours = qiniu.management.bucketInfo(new NativeBucketRequest(bucket));

            assertThat(tuple(ours.region(), ours.privateRead()))
                    .as(bucket)
                    .isEqualTo(tuple(theirs.getRegion(), theirs.getPrivate() == 1));
            assertThat(qiniu.management.bucketDomains(new NativeBucketRequest(bucket)))
                    .containsExactly(qiniu.buckets.domainList(bucket));
        }
        assertThat(qiniu.buckets.getBucketInfo("made-by-us").getPrivate()).isEqualTo(1);
        assertThat(qiniu.buckets.getBucketInfo("made-by-them").getPrivate()).isZero();
        qiniu.buckets.putBucketAccessMode("made-by-them", AclType.PRIVATE);
        assertThat(qiniu.management
                        .bucketInfo(new NativeBucketRequest("made-by-them"))
                        .privateRead())
                .isTrue();
    }

    @Test
    void eventRulesOfBothMeanTheSame() throws Exception {
        qiniu.management.putEventRule(new PutEventRuleRequest(
                BUCKET, BucketEventRule.of("ours", "in/", List.of("put", "mkfile"), "https://a.example/?b=c&d")));
        var theirs = qiniu.buckets.getBucketEvents(BUCKET)[0];
        assertThat(tuple(theirs.getName(), theirs.getPrefix(), theirs.getEvents(), theirs.getCallbackUrls()))
                .isEqualTo(tuple(
                        "ours", "in/", new String[] {"put", "mkfile"}, new String[] {"https://a.example/?b=c&d"}));

        qiniu.buckets.putBucketEvent(
                BUCKET,
                new com.qiniu.storage.model.BucketEventRule(
                        "theirs", new String[] {"copy"}, new String[] {"https://b.example/"}));
        qiniu.buckets.deleteBucketEvent(BUCKET, "ours");
        assertThat(qiniu.management.eventRules(new NativeBucketRequest(BUCKET)))
                .extracting(BucketEventRule::name, BucketEventRule::events)
                .containsExactly(tuple("theirs", List.of("copy")));
    }
}
