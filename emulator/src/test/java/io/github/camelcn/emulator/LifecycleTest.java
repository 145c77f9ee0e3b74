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
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class LifecycleTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void closingEndsConnectionsAndThreadsAtOnce() throws IOException {
        QingStorEmulator emulator =
                QingStorEmulator.builder().bucket("my-bucket").start();
        String prefix = "emulator-" + emulator.port() + "-";
        try (RawClient idle = new RawClient(emulator);
                RawClient halfway = new RawClient(emulator)) {
            idle.send(RawRequest.of("GET", "/my-bucket"));
            halfway.write(RawRequest.of("PUT", "/my-bucket/k")
                    .header("Content-Length", "1000")
                    .bytes());
            assertThat(threads(prefix)).isNotEmpty();
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(emulator.connectionsOpened())
                    .isEqualTo(2));

            emulator.close();

            awaitNoThreads(prefix);
            assertThat(idle.readByte()).isEqualTo(-1);
            assertThat(emulator.connectionsOpen()).isZero();
        }
    }

    @Test
    void aRequestDelayedByAFaultDoesNotHoldUpClosing() throws IOException {
        QingStorEmulator emulator = QingStorEmulator.builder().start();
        emulator.faults().next(1).delay(Duration.ofMinutes(5));
        try (RawClient client = new RawClient(emulator)) {
            client.write(RawRequest.of("GET", "/").bytes());
            emulator.close();
            awaitNoThreads("emulator-" + emulator.port() + "-");
        }
    }

    private static void awaitNoThreads(String prefix) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(threads(prefix)).isEmpty());
    }

    @Test
    void largeBodiesPassTheHeapByAndLeaveNoFilesBehind() throws IOException {
        List<Path> before = temporaryFolders();
        byte[] piece = new byte[MIB];
        new Random(1).nextBytes(piece);
        int pieces = 64;
        Path folder;
        try (QingStorEmulator emulator =
                        QingStorEmulator.builder().bucket("my-bucket").start();
                RawClient client = new RawClient(emulator)) {
            client.send(RawRequest.of("GET", "/my-bucket"));
            long allocated = allocatedBy("emulator-" + emulator.port() + "-");

            client.write(RawRequest.of("PUT", "/my-bucket/large")
                    .header("Content-Length", Long.toString((long) pieces * MIB))
                    .bytes());
            for (int i = 0; i < pieces; i++) {
                client.write(piece);
            }
            assertThat(client.read("PUT").status()).isEqualTo(201);
            RawClient.Answer range =
                    client.send(RawRequest.of("GET", "/my-bucket/large").header("Range", "bytes=" + 63 * MIB + "-"));

            assertThat(range.body()).isEqualTo(piece);
            assertThat(allocatedBy("emulator-" + emulator.port() + "-") - allocated)
                    .isLessThan(4L * MIB);
            List<Path> during = temporaryFolders();
            during.removeAll(before);
            assertThat(during).hasSize(1);
            folder = during.get(0);
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void replacedAndDeletedObjectsFreeTheirFiles(@TempDir Path directory) throws IOException {
        try (QingStorEmulator emulator = QingStorEmulator.builder()
                .bucket("my-bucket")
                .dataDir(directory)
                .start()) {
            emulator.putObject("my-bucket", "a", new byte[100]);
            emulator.putObject("my-bucket", "a", new byte[200]);
            RawRequest copy = RawRequest.of("PUT", "/my-bucket/b").header("x-qs-copy-source", "/my-bucket/a");
            RawClient.call(emulator, copy);
            assertThat(files(directory.resolve("blobs"))).hasSize(1);
            RawClient.call(emulator, RawRequest.of("DELETE", "/my-bucket/a"));
            assertThat(emulator.objectBytes("my-bucket", "b")).hasSize(200);
            RawClient.call(emulator, RawRequest.of("DELETE", "/my-bucket/b"));
            assertThat(files(directory.resolve("blobs"))).isEmpty();
        }
    }

    @Test
    void aDirectoryKeepsBucketsSettingsAndObjects(@TempDir Path directory) throws IOException {
        try (QingStorEmulator emulator = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .bucket("far-bucket", "sh1a")
                .dataDir(directory)
                .start()) {
            emulator.store()
                    .putObject("far-bucket", "目录/a", new byte[] {1, 2, 3}, "text/plain", Map.of("colour", "red"));
            RawClient.call(
                    emulator,
                    RawRequest.of("PUT", "/far-bucket/b")
                            .header("x-qs-copy-source", "/far-bucket/%E7%9B%AE%E5%BD%95/a"));
            RawClient.call(
                    emulator,
                    RawRequest.of("POST", "/far-bucket/log?append&position=0").body("one"));
            RawClient.call(
                    emulator,
                    RawRequest.of("POST", "/far-bucket/log?append&position=3").body("two"));
            RawClient.call(
                    emulator, RawRequest.of("PUT", "/far-bucket?mirror").body("{\"source_site\":\"http://x/\"}"));
            RawClient.call(emulator, RawRequest.of("POST", "/far-bucket/unfinished?uploads"));
        }
        try (QingStorEmulator emulator = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .dataDir(directory)
                .start()) {
            assertThat(emulator.keys("far-bucket")).containsExactly("b", "log", "目录/a");
            assertThat(emulator.objectBytes("far-bucket", "b")).containsExactly(1, 2, 3);
            assertThat(emulator.store().metadata("far-bucket", "b")).containsEntry("colour", "red");
            assertThat(emulator.store().contentType("far-bucket", "目录/a")).isEqualTo("text/plain");
            assertThat(emulator.uploads("far-bucket")).isEmpty();
            RawClient.Answer stats = RawClient.call(emulator, RawRequest.of("GET", "/far-bucket?stats"));
            assertThat(stats.json().path("count").asInt()).isEqualTo(3);
            assertThat(stats.json().path("location").asText()).isEqualTo("sh1a");
            assertThat(RawClient.call(emulator, RawRequest.of("GET", "/far-bucket?mirror"))
                            .status())
                    .isEqualTo(200);
            RawRequest append = RawRequest.of("POST", "/far-bucket/log?append&position=6");
            assertThat(RawClient.call(emulator, append.body("three")).status()).isEqualTo(200);
            assertThat(emulator.objectBytes("far-bucket", "log")).asString().isEqualTo("onetwothree");
            emulator.store().removeBucket("far-bucket");
        }
        assertThat(files(directory)).isEmpty();
    }

    @Test
    void anEmptyObjectOutlivesARestart(@TempDir Path directory) {
        QingStorEmulator.Builder builder =
                QingStorEmulator.builder().bucket("my-bucket").dataDir(directory);
        try (QingStorEmulator emulator = builder.start()) {
            emulator.putObject("my-bucket", "empty", new byte[0]);
        }
        try (QingStorEmulator emulator = builder.start()) {
            assertThat(emulator.objectBytes("my-bucket", "empty")).isEmpty();
        }
    }

    @Test
    void resettingBringsBackTheBeginning() throws IOException {
        try (QingStorEmulator emulator = QingStorEmulator.builder()
                .bucket("my-bucket")
                .anonymousRead("my-bucket")
                .start()) {
            emulator.putObject("my-bucket", "k", new byte[1]);
            RawClient.call(emulator, RawRequest.of("PUT", "/extra-bucket"));
            RawClient.call(emulator, RawRequest.of("POST", "/my-bucket/k?uploads"));
            RawClient.call(emulator, RawRequest.of("PUT", "/my-bucket?acl").body("{\"acl\":[]}"));
            emulator.faults().storm(5);

            emulator.reset();

            assertThat(emulator.store().buckets()).containsExactly("my-bucket");
            assertThat(emulator.keys("my-bucket")).isEmpty();
            assertThat(emulator.uploads("my-bucket")).isEmpty();
            assertThat(emulator.requests()).isEmpty();
            assertThat(emulator.requestCount()).isZero();
            emulator.putObject("my-bucket", "k", new byte[1]);
            assertThat(RawClient.call(
                                    emulator,
                                    RawRequest.of("GET", "/my-bucket/k").unsigned())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theJournalIsBounded() throws IOException {
        try (QingStorEmulator emulator =
                QingStorEmulator.builder().bucket("my-bucket").journalSize(2).start()) {
            for (int i = 0; i < 5; i++) {
                RawClient.call(
                        emulator, RawRequest.of("PUT", "/my-bucket/k" + i).body("12"));
            }
            assertThat(emulator.requests())
                    .extracting(RecordedRequest::target)
                    .containsExactly("/my-bucket/k3", "/my-bucket/k4");
            assertThat(emulator.requests().get(0).bodyBytes()).isEqualTo(2);
            assertThat(emulator.requestCount()).isEqualTo(5);
        }
    }

    @Test
    void speaksTlsWithTheContextGiven(@TempDir Path folder) throws Exception {
        SSLContext context = selfSigned(folder.resolve("keys.p12"));
        try (QingStorEmulator emulator = QingStorEmulator.builder()
                .bucket("my-bucket")
                .anonymousRead("my-bucket")
                .sslContext(context)
                .start()) {
            emulator.putObject("my-bucket", "k", new byte[] {42});
            assertThat(emulator.endpoint().getScheme()).isEqualTo("https");
            HttpsURLConnection connection = (HttpsURLConnection)
                    emulator.endpoint().resolve("/my-bucket/k").toURL().openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            try (InputStream in = connection.getInputStream()) {
                assertThat(in.readAllBytes()).containsExactly(42);
            }
        }
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "emulator",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("emulator", store.getCertificate("emulator"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            QingStorEmulator.Builder builder = QingStorEmulator.builder().port(taken.getLocalPort());
            assertThatThrownBy(builder::start).hasMessageStartingWith("the emulator cannot start: ");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        QingStorEmulator.Builder builder = QingStorEmulator.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.port(-1))
                .withMessage("port must be between 0 and 65535, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.journalSize(-1))
                .withMessage("journalSize must not be negative, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.credentials(" ", "x"))
                .withMessage("access key, secret key and user id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        QingStorEmulator.builder().bucket("my-bucket", "mars").start())
                .withMessage("zone mars is not one of [pek3a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QingStorEmulator.builder().listLimit(0).start())
                .withMessage("limits must be positive");
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static long allocatedBy(String prefix) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }

    private static List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new ArrayList<>(
                    folders.filter(path -> path.getFileName().toString().startsWith("camel-cn-emulator-"))
                            .toList());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
