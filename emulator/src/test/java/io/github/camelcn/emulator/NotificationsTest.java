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

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.qiniu.http.Headers;
import com.qiniu.storage.BucketManager;
import com.qiniu.storage.Configuration;
import com.qiniu.storage.Region;
import com.qiniu.storage.model.BucketEventRule;
import com.qiniu.util.Auth;
import com.qiniu.util.Etag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.notification.Notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class NotificationsTest {
    private static final String BUCKET = "my-bucket";

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket(BUCKET));

    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR =
            new QingStorEmulatorExtension(QingStorEmulator.builder().bucket(BUCKET));

    private final Auth auth = Auth.create(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
    private Hook hook;

    @BeforeEach
    void open() throws IOException {
        hook = new Hook();
    }

    @AfterEach
    void close() {
        hook.close();
    }

    private static void settled(Notifications notifications) {
        await().atMost(Duration.ofMinutes(2)).until(() -> notifications.pending() == 0);
    }

    private static BucketManager kodoBuckets() {
        String host = KODO.endpoint().getAuthority();
        Configuration configuration = Configuration.create(new Region.Builder()
                .region("z0")
                .rsHost(host)
                .ucHost(host)
                .apiHost(host)
                .build());
        configuration.useHttpsDomains = false;
        Configuration.defaultUcHost = host;
        return new BucketManager(Auth.create(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY), configuration);
    }

    private static JsonNode kodoMessage(Hook.Told told) throws IOException {
        return new ObjectMapper().readTree(told.json().path("Message").textValue());
    }

    @Test
    void kodoKeepsTheRulesThatTheOfficialSdkSets() throws Exception {
        BucketManager buckets = kodoBuckets();
        BucketEventRule rule = new BucketEventRule("r1", new String[] {"put", "delete"}, new String[] {hook.url("/a")})
                .setPrefix("in/")
                .setSuffix(".txt")
                .setAccessKey(KodoEmulator.ACCESS_KEY);
        buckets.putBucketEvent(BUCKET, rule);
        assertThat(buckets.getBucketEvents(BUCKET)).singleElement().satisfies(read -> {
            assertThat(read.getName()).isEqualTo("r1");
            assertThat(read.getPrefix()).isEqualTo("in/");
            assertThat(read.getSuffix()).isEqualTo(".txt");
            assertThat(read.getEvents()).containsExactly("put", "delete");
            assertThat(read.getCallbackUrls()).containsExactly(hook.url("/a"));
            assertThat(read.getAccessKey()).isEqualTo(KodoEmulator.ACCESS_KEY);
        });
        assertThatExceptionOfType(com.qiniu.common.QiniuException.class)
                .isThrownBy(() -> buckets.putBucketEvent(BUCKET, rule));

        buckets.updateBucketEvent(BUCKET, rule.setPrefix("other/"));
        assertThat(buckets.getBucketEvents(BUCKET)[0].getPrefix()).isEqualTo("other/");
        buckets.deleteBucketEvent(BUCKET, "r1");
        assertThat(buckets.getBucketEvents(BUCKET)).isEmpty();
    }

    @Test
    void kodoTellsOfWhatTheRuleWantsAndTheOfficialSdkBelievesIt() throws Exception {
        BucketEventRule rule = new BucketEventRule("r1", new String[] {"put"}, new String[] {hook.url("/kodo?x=1")});
        kodoBuckets()
                .putBucketEvent(BUCKET, rule.setPrefix("in/").setSuffix(".txt").setAccessKey(KodoEmulator.ACCESS_KEY));
        KODO.emulator().putObject(BUCKET, "in/a.txt", new byte[] {1, 2});
        KODO.emulator().putObject(BUCKET, "in/a.bin", new byte[] {1});
        KODO.emulator().putObject(BUCKET, "out/a.txt", new byte[] {1});
        kodoBuckets().delete(BUCKET, "in/a.txt");
        settled(KODO.emulator().notifications());

        assertThat(hook.told()).hasSize(1);
        Hook.Told told = hook.told().get(0);
        JsonNode message = kodoMessage(told);
        assertThat(message.path("event").asText()).isEqualTo("put");
        assertThat(message.path("bucket").asText()).isEqualTo(BUCKET);
        assertThat(message.path("key").asText()).isEqualTo("in/a.txt");
        assertThat(message.path("fsize").asInt()).isEqualTo(2);
        assertThat(message.path("hash").asText()).isEqualTo(Etag.data(new byte[] {1, 2}));
        Headers.Builder headers = new Headers.Builder();
        // the SDK knows its own headers in one spelling only
        for (String name : List.of("Content-Type", "X-Qiniu-Date")) {
            headers.set(name, told.headers().get(name));
        }
        Auth.Request request = new Auth.Request(hook.url(told.path()), "POST", headers.build(), told.body());
        assertThat(auth.isValidCallback(told.headers().get("Authorization"), request))
                .isTrue();
    }

    @Test
    void kodoTriesTheUrlsOfARuleInTheirOrder() throws Exception {
        String[] urls = {"http://127.0.0.1:1/", hook.url("/second")};
        kodoBuckets().putBucketEvent(BUCKET, new BucketEventRule("r1", new String[] {"put"}, urls));
        KODO.emulator().putObject(BUCKET, "a", new byte[] {1});
        settled(KODO.emulator().notifications());

        assertThat(hook.told()).extracting(Hook.Told::path).containsExactly("/second");
        assertThat(hook.told().get(0).headers())
                .as("a rule without a key signs nothing")
                .doesNotContainKey("Authorization");
    }

    @Test
    void qingStorTellsWhoeverTheNotificationSettingNames() throws Exception {
        String setting = "{\"notifications\":[{\"id\":\"n1\",\"event_types\":[\"create_object\",\"delete_object\"],"
                + "\"object_filters\":[\"in/*.txt\",\"b?\"],\"cloudfunc\":\"notifier\",\"notify_url\":\""
                + hook.url("/qingstor?secret=s") + "\"}]}";
        assertThat(RawClient.call(
                                QINGSTOR.emulator(),
                                RawRequest.of("PUT", "/" + BUCKET + "?notification")
                                        .body(setting))
                        .status())
                .isEqualTo(200);
        QINGSTOR.emulator().putObject(BUCKET, "in/a+b.txt", new byte[] {1, 2, 3});
        QINGSTOR.emulator().putObject(BUCKET, "in/a.bin", new byte[] {1});
        RawClient.call(QINGSTOR.emulator(), RawRequest.of("DELETE", "/" + BUCKET + "/in/a%2Bb.txt"));
        settled(QINGSTOR.emulator().notifications());

        assertThat(hook.told())
                .extracting(told -> told.path() + " "
                        + told.json().at("/events/0/event_type").asText() + " "
                        + told.json().at("/events/0/qingstor/object/name").asText())
                .containsExactly(
                        "/qingstor?secret=s create_object in/a+b.txt", "/qingstor?secret=s delete_object in/a+b.txt");
        JsonNode event = hook.told().get(0).json().at("/events/0");
        assertThat(event.at("/qingstor/bucket/name").asText()).isEqualTo(BUCKET);
        assertThat(event.at("/qingstor/object/size").asInt()).isEqualTo(3);
        assertThat(event.at("/qingstor/notification_id").asText()).isEqualTo("n1");
    }

    private List<String> toldOf(int objects) {
        QINGSTOR.emulator().store().tellEvents(BUCKET, hook.url("/"));
        for (int i = 1; i <= objects; i++) {
            QINGSTOR.emulator().putObject(BUCKET, "k" + i, new byte[] {1});
        }
        settled(QINGSTOR.emulator().notifications());
        return hook.told().stream()
                .map(told -> told.json().at("/events/0/qingstor/object/name").asText())
                .toList();
    }

    @Test
    void notificationsCanGetLostAndDoubled() {
        Notifications notifications = QINGSTOR.emulator().notifications();
        notifications.loseEvery(3).repeatEvery(2);

        assertThat(toldOf(6)).containsExactly("k1", "k2", "k2", "k4", "k4", "k5");
        assertThat(notifications.lost()).isEqualTo(2);
        assertThat(notifications.delivered()).isEqualTo(6);
    }

    @Test
    void notificationsCanComeLate() {
        QINGSTOR.emulator().notifications().delayEvery(2, Duration.ofMillis(300));

        long before = System.nanoTime();
        assertThat(toldOf(2)).containsExactly("k1", "k2");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void notificationsCanComeOutOfOrder() {
        QINGSTOR.emulator().notifications().reverseGroupsOf(3);

        // they wait for each other a moment only, which may be too short for a busy machine
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            hook.told().clear();
            assertThat(toldOf(4)).containsExactly("k3", "k2", "k1", "k4");
        });
    }

    @Test
    void whatIsRefusedComesAgainUntilItIsGivenUp() {
        Notifications notifications = QINGSTOR.emulator().notifications().retry(3, Duration.ofMillis(1));
        hook.refuse(2);
        assertThat(toldOf(1)).containsExactly("k1", "k1", "k1");
        assertThat(notifications.delivered()).isEqualTo(1);
        assertThat(notifications.refused()).isEqualTo(2);

        hook.refuse(3);
        toldOf(1);
        assertThat(hook.told()).hasSize(6);
        assertThat(notifications.lost()).isEqualTo(1);
    }
}
