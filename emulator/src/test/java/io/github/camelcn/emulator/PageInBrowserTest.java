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
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.http.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The page as a headless Chromium shows it; skipped where there is none. */
class PageInBrowserTest {
    private static final String EVIL = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";
    private static Optional<Path> chromium = Optional.empty();

    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(QingStorEmulator.builder()
            .credentials(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)
            .credentials("SECOND", "second-secret")
            .bucket("my-bucket"));

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU = new QingzhouEmulatorExtension(
            QingzhouEmulator.builder().instances(1).transitionDelay(Duration.ofHours(1)));

    @TempDir
    Path profile;

    private final QingStorEmulator qingstor = QINGSTOR.emulator();

    @BeforeAll
    static void findChromium() {
        chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(":"))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "no chromium on the PATH");
    }

    @Test
    void showsBucketsInstancesAndRequests() throws Exception {
        qingstor.putObject("my-bucket", "a", new byte[2048]);
        QINGZHOU.emulator()
                .controls()
                .force(QINGZHOU.emulator().controls().instances().get(0).id(), "STOPPED");
        RawClient.call(qingstor, RawRequest.of("GET", "/my-bucket/a"));
        RawClient.call(qingstor, RawRequest.of("GET", "/my-bucket/a").as("NOBODY", "x"));

        String dom = dom("");

        assertThat(dom)
                .contains("data-drawn=\"yes\"")
                .contains(qingstor.endpoint().toString())
                .contains("1 object, 2.0 KiB")
                .contains(">STOPPED<")
                .contains("✓ signed")
                .contains("✗ unknown key")
                .containsSubsequence("✗ unknown key", "✓ signed");
    }

    @Test
    void anOpenRequestShowsWhatBothSidesSigned() throws Exception {
        String head =
                new String(RawRequest.of("PUT", "/my-bucket/a.css").body("x").head(), StandardCharsets.UTF_8);
        try (RawClient client = new RawClient(qingstor)) {
            client.write((head.replace("Content-Length", "Content-Type: text/css\r\nContent-Length") + "x")
                    .getBytes(StandardCharsets.UTF_8));
            client.read("PUT");
        }

        String dom = dom("#request=0/" + qingstor.requests().get(0).id());

        assertThat(dom)
                .contains("Refused: the signature does not match.")
                .contains("What differs: the client leaves Content-Type unsigned.")
                .contains("The server signs")
                .contains("The client signed")
                .contains("<span class=\"differs\">text/css</span>");
    }

    @Test
    void namesOfObjectsAndTargetsNeverRun() throws Exception {
        String folder = EVIL.substring(0, EVIL.indexOf('/') + 1);
        qingstor.store().putObject("my-bucket", EVIL, new byte[1], "text/html", Map.of("note", EVIL));
        qingstor.store().putObject("my-bucket", "<img src=x onerror=alert(2)>", new byte[1], EVIL, Map.of());
        RawClient.call(qingstor, RawRequest.of("GET", "/my-bucket/<img/src=x/onerror=alert(3)>"));

        String root = dom("#emulator=0&bucket=my-bucket");
        String inside = dom("#emulator=0&bucket=my-bucket&prefix=" + encoded(folder) + "&object=" + encoded(EVIL));

        for (String dom : List.of(root, inside)) {
            assertThat(dom).contains("<title>camel-cn emulator</title>").doesNotContain("<img", "<script>");
        }
        assertThat(root).contains("&lt;img src=x onerror=alert(2)&gt;").contains("&lt;img/src=x/onerror=alert(3)&gt;");
        assertThat(inside).contains("<dt>meta note</dt><dd>&lt;script&gt;document.title='owned'&lt;/script&gt;");
    }

    @Test
    void followsWhatHappensWithoutBeingReloaded() throws Exception {
        // the page's own looks are what time is made of here: the third one finds a bucket more
        AtomicInteger looks = new AtomicInteger();
        PageData data = new PageData(List.of(qingstor)) {
            @Override
            ObjectNode overview() {
                if (looks.incrementAndGet() == 3) {
                    qingstor.store().createBucket("came-later");
                }
                return super.overview();
            }
        };
        PageHandler handler = new PageHandler(data, true);
        HttpServer server = HttpServer.start(InetAddress.getLoopbackAddress(), 0, Optional.empty(), handler);
        try {
            String dom = dom(URI.create("http://127.0.0.1:" + server.port() + "/"));

            assertThat(looks).hasValueGreaterThanOrEqualTo(3);
            assertThat(dom).contains("came-later");
        } finally {
            server.close();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The document after the scripts of the page have run for a while. */
    private String dom(String fragment) throws IOException, InterruptedException {
        try (EmulatorPage page = EmulatorPage.open(0, qingstor, QINGZHOU.emulator())) {
            return dom(URI.create(page.uri() + fragment));
        }
    }

    private String dom(URI uri) throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(
                        chromium.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + profile.resolve("chromium"),
                        "--virtual-time-budget=4000",
                        "--dump-dom",
                        uri.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return dom;
    }
}
