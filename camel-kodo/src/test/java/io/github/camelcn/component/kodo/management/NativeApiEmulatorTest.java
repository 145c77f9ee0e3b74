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

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.management.BatchResult.Entry;
import io.github.camelcn.component.kodo.management.ObjectStat.ArchiveState;
import io.github.camelcn.component.kodo.names.KodoStorageClass;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.kodo.store.KodoBucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a server that was written from the same documents by other hands, and verifies every signature itself. */
class NativeApiEmulatorTest {

    private static final byte[] HELLO = "hello 世界".getBytes(StandardCharsets.UTF_8);
    private static final ObjectRef PHOTO = new ObjectRef("demo", "数据/a b+c?.jpg");

    private final OkHttpClient web = new OkHttpClient();
    private KodoEmulator emulator;
    private ManagementClient client;

    @BeforeEach
    void start() {
        emulator = KodoEmulator.builder()
                .bucket(KodoBucket.named("demo"))
                .bucket(KodoBucket.named("taken").s3Name("taken-7f3a"))
                .bucket(KodoBucket.named("open").publicRead())
                .restoreDelay(Duration.ZERO)
                .start();
        client = client(Credentials.of(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY));
    }

    private ManagementClient client(Credentials who) {
        return ManagementClient.builder()
                .ucEndpoint(emulator.endpoint().toString())
                .credentials(CredentialsProvider.of(who))
                .retryPolicy(ManagementWire.QUICK)
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
        web.connectionPool().evictAll();
    }

    private String read(URI url) throws IOException {
        try (Response response =
                web.newCall(new Request.Builder().url(url.toString()).build()).execute()) {
            return response.code() + " " + response.body().string();
        }
    }

    @Test
    void changesWhatItSaysOfAnObject() throws IOException {
        emulator.putObject("demo", PHOTO.key(), HELLO);

        client.changeMime(ChangeMimeRequest.of(PHOTO, "image/jpeg"));
        client.changeMetadata(ChangeMetadataRequest.of(PHOTO, Map.of("owner", "猫")));
        client.changeType(ChangeTypeRequest.of(PHOTO, KodoStorageClass.LINE));
        client.changeStatus(new ChangeStatusRequest(PHOTO, false));
        client.deleteAfterDays(new DeleteAfterDaysRequest(PHOTO, 3));
        ObjectStat stat = client.stat(StatObjectRequest.of(PHOTO));

        assertThat(stat.size()).isEqualTo(HELLO.length);
        assertThat(stat.hash()).isEqualTo(Qetag.of(HELLO));
        assertThat(stat.mimeType()).isEqualTo("image/jpeg");
        assertThat(stat.metadata()).containsEntry("owner", "猫");
        assertThat(stat.storageClass()).contains(KodoStorageClass.LINE);
        assertThat(stat.enabled()).isFalse();
        assertThat(stat.expiration()).isPresent();
        assertThatThrownBy(() -> client.changeType(ChangeTypeRequest.of(PHOTO, KodoStorageClass.LINE)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() ->
                        client.changeMime(new ChangeMimeRequest(PHOTO, "text/plain", ChangeCondition.hash("another"))))
                .isInstanceOfAny(PreconditionFailedException.class, ConflictException.class);
    }

    @Test
    void schedulesTheLifeOfAnObject() throws IOException {
        emulator.putObject("demo", "k", HELLO);
        ObjectRef object = new ObjectRef("demo", "k");

        client.setObjectLifecycle(new ObjectLifecycleRequest(object, 1, 2, 3, 4, 5));
        client.setObjectLifecycle(new ObjectLifecycleRequest(object, 0, -1, 0, 0, 0));

        ObjectStat stat = client.stat(StatObjectRequest.of(object));
        assertThat(stat.transitionToLine()).isPresent();
        assertThat(stat.transitionToGlacierIr()).isEmpty();
        assertThat(stat.transitionToGlacier()).isPresent();
        assertThat(stat.transitionToDeepArchive()).isPresent();
        assertThat(stat.expiration()).isPresent();
    }

    @Test
    void restoresAnArchivedObject() throws IOException {
        emulator.putObject("demo", "k", HELLO);
        ObjectRef object = new ObjectRef("demo", "k");
        client.changeType(ChangeTypeRequest.of(object, KodoStorageClass.GLACIER));
        assertThat(client.stat(StatObjectRequest.of(object)).archive()).isEqualTo(ArchiveState.FROZEN);

        client.restoreArchive(new RestoreArchiveRequest(object, 2));

        Awaitility.await().untilAsserted(() -> assertThat(
                        client.stat(StatObjectRequest.of(object)).archive())
                .isEqualTo(ArchiveState.RESTORED));
        assertThatThrownBy(() -> client.restoreArchive(new RestoreArchiveRequest(object, 2)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void copiesMovesAndDeletes() throws IOException {
        emulator.putObject("demo", "a", HELLO);
        ObjectRef a = new ObjectRef("demo", "a");
        ObjectRef b = new ObjectRef("open", "b");
        ObjectRef c = new ObjectRef("demo", "c");

        client.copy(new NativeCopyRequest(a, b, false));
        assertThatThrownBy(() -> client.copy(new NativeCopyRequest(a, b, false)))
                .isInstanceOf(ConflictException.class);
        client.copy(new NativeCopyRequest(a, b, true));
        client.move(new NativeMoveRequest(a, c, false));
        client.delete(new NativeDeleteRequest(c));

        assertThat(emulator.keys("demo")).isEmpty();
        assertThat(emulator.objectBytes("open", "b")).isEqualTo(HELLO);
        assertThatThrownBy(() -> client.delete(new NativeDeleteRequest(c))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void batchesOfMoreThanAThousandReportEveryEntry() throws IOException {
        List<BatchEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            if (i % 2 == 0) {
                emulator.putObject("demo", "k" + i, HELLO);
            }
            entries.add(new NativeDeleteRequest(new ObjectRef("demo", "k" + i)));
        }
        entries.add(StatObjectRequest.of(new ObjectRef("nowhere", "k")));

        BatchResult result = client.batch(new BatchRequest(entries));

        assertThat(result.failure()).isEmpty();
        assertThat(result.entries().subList(0, 1100))
                .extracting(Entry::code)
                .containsOnly(200, 612)
                .startsWith(200, 612, 200, 612);
        assertThat(result.entries().get(1100).code()).isEqualTo(631);
        assertThat(result.notDone()).hasSize(551);
        assertThat(emulator.keys("demo")).isEmpty();
    }

    @Test
    void bucketsAreKnownByEitherName() throws IOException {
        emulator.putObject("taken", "k", HELLO);

        assertThat(client.stat(StatObjectRequest.of(new ObjectRef("taken-7f3a", "k")))
                        .size())
                .isEqualTo(HELLO.length);
        assertThat(client.batch(BatchRequest.of(StatObjectRequest.of(new ObjectRef("taken-7f3a", "k"))))
                        .allDone())
                .isTrue();
        assertThat(client.bucketInfo(new NativeBucketRequest("taken-7f3a")).privateRead())
                .isTrue();
        assertThat(client.s3Name("taken")).contains("taken-7f3a");
        assertThat(client.region("taken-7f3a").s3Endpoint()).contains(emulator.endpoint());
    }

    @Test
    void aTokenLetsSomebodyWithoutKeysUpload() throws IOException {
        UploadToken token = client.createUploadToken(
                PutPolicy.builder("demo", client.clock().instant().plusSeconds(60))
                        .key(PHOTO.key())
                        .insertOnly(true)
                        .storageClass(KodoStorageClass.LINE)
                        .returnBody("{\"size\":$(fsize)}")
                        .build());
        RequestBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("token", token.token())
                .addFormDataPart("key", PHOTO.key())
                .addFormDataPart("file", "a.jpg", RequestBody.create(HELLO, null))
                .build();
        Request upload = new Request.Builder()
                .url(client.region("demo").up().get(0) + "/")
                .post(form)
                .build();

        try (Response response = web.newCall(upload).execute()) {
            assertThat(response.body().string()).isEqualTo("{\"size\":" + HELLO.length + "}");
        }
        assertThat(client.stat(StatObjectRequest.of(PHOTO)).storageClass()).contains(KodoStorageClass.LINE);
    }

    @Test
    void addressesWork() throws IOException {
        emulator.putObject("demo", PHOTO.key(), HELLO);
        emulator.putObject("open", "k", HELLO);
        DownloadUrlRequest secret = DownloadUrlRequest.of(PHOTO, Duration.ofMinutes(1));

        assertThat(read(client.createPrivateUrl(secret))).isEqualTo("200 hello 世界");
        assertThat(read(client.createPublicUrl(secret))).startsWith("401 ");
        assertThat(read(client.createPublicUrl(
                        DownloadUrlRequest.of(new ObjectRef("open", "k"), Duration.ofMinutes(1)))))
                .isEqualTo("200 hello 世界");
    }

    @Test
    void fetchesWhatOthersHave() throws IOException {
        emulator.putObject("open", "k", HELLO);
        URI source = client.createPublicUrl(DownloadUrlRequest.of(new ObjectRef("open", "k"), Duration.ofMinutes(1)));

        FetchResult fetched = client.fetch(FetchObjectRequest.of("demo", "now", source));
        FetchResult named = client.fetch(FetchObjectRequest.of("demo", "", source));
        AsyncFetchState job = client.asyncFetch(AsyncFetchRequest.of("demo", "later", source));

        assertThat(fetched.hash()).isEqualTo(Qetag.of(HELLO));
        assertThat(named.key()).isEqualTo(Qetag.of(HELLO));
        Awaitility.await().until(() -> client.asyncFetchStatus(new AsyncFetchStatusRequest("demo", job.id()))
                .isProcessed());
        assertThat(emulator.objectBytes("demo", "now")).isEqualTo(HELLO);
        assertThat(emulator.objectBytes("demo", "later")).isEqualTo(HELLO);
    }

    @Test
    void managesBuckets() throws IOException {
        NativeBucketRequest fresh = new NativeBucketRequest("fresh");
        client.createBucket(CreateNativeBucketRequest.of("fresh", "cn-south-1"));
        assertThat(client.bucketInfo(fresh).privateRead()).isTrue();
        assertThat(client.bucketInfo(fresh).region()).isEqualTo("z2");
        assertThat(client.region("fresh").s3Region()).isEqualTo("cn-south-1");
        assertThatThrownBy(() -> client.createBucket(CreateNativeBucketRequest.of("fresh", "cn-south-1")))
                .isInstanceOf(ConflictException.class);

        client.setBucketPrivate(new SetBucketPrivateRequest("fresh", false));
        assertThat(client.bucketInfo(fresh).privateRead()).isFalse();

        client.setBucketQuota(new SetBucketQuotaRequest("fresh", new BucketQuota(1000, -1)));
        assertThat(client.bucketQuota(fresh)).isEqualTo(new BucketQuota(1000, -1));

        LifecycleRule rule = new LifecycleRule("r1", "logs/", 1, 0, 0, 0, 30);
        LifecycleRule changed = new LifecycleRule("r1", "logs/", 2, 0, 0, 0, 60);
        client.putLifecycleRule(new PutLifecycleRuleRequest("fresh", rule));
        assertThat(client.lifecycleRules(fresh)).containsExactly(rule);
        client.putLifecycleRule(new PutLifecycleRuleRequest("fresh", changed));
        assertThat(client.lifecycleRules(fresh)).containsExactly(changed);
        client.deleteLifecycleRule(new DeleteLifecycleRuleRequest("fresh", "r1"));
        assertThat(client.lifecycleRules(fresh)).isEmpty();

        BucketCorsRule cors = new BucketCorsRule(List.of("https://a"), List.of("GET"), List.of("*"), List.of(), 60);
        client.setCorsRules(new SetCorsRulesRequest("fresh", List.of(cors)));
        assertThat(client.corsRules(fresh)).containsExactly(cors);

        client.setBucketTags(new SetBucketTagsRequest("fresh", Map.of("team", "a")));
        assertThat(client.bucketTags(fresh)).isEqualTo(Map.of("team", "a"));
        client.deleteBucketTags(fresh);
        assertThat(client.bucketTags(fresh)).isEmpty();
    }

    @Test
    void aWrongSecretIsRefused() {
        try (ManagementClient stranger = client(Credentials.of(KodoEmulator.ACCESS_KEY, "guessed"))) {
            assertThatThrownBy(() -> stranger.bucketInfo(new NativeBucketRequest("demo")))
                    .isInstanceOf(InvalidCredentialsException.class);
        }
    }
}
