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
package io.github.camelcn.common.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.retry.RecordingSleeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProxyTest {

    /** {@code user:p4ss} */
    private static final String BASIC = "Basic dXNlcjpwNHNz";

    private final RecordingSleeper sleeper = new RecordingSleeper();

    private CloudHttpClient through(ProxyOptions proxy) {
        return TestService.client(sleeper)
                .options(TestService.quick()
                        .proxy(proxy)
                        .trustAllCertificates(true)
                        .build())
                .build();
    }

    /** A proxy that answers plain requests itself, and joins tunnels to a server. */
    private static RawServer proxy(int targetPort) throws IOException {
        return RawServer.start((number, request, socket) -> {
            if (!request.header("proxy-authorization").equals(BASIC)) {
                RawServer.answer(socket, 407, "", "Proxy-Authenticate: Basic realm=\"proxy\"");
            } else if (request.line().startsWith("CONNECT")) {
                RawServer.write(socket, "HTTP/1.1 200 OK\r\n\r\n");
                join(socket, targetPort);
            } else {
                RawServer.answer(socket, 200, "fine");
            }
        });
    }

    private static void join(Socket client, int port) throws IOException {
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = new Thread(() -> copy(target, client));
            back.setDaemon(true);
            back.start();
            copy(client, target);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.close();
        } catch (IOException e) {
            // one of the two hung up
        }
    }

    @Test
    void plainHttpCarriesTheLoginFromTheStart() throws IOException {
        try (RawServer proxy = proxy(0);
                CloudHttpClient client = through(ProxyOptions.http("127.0.0.1", proxy.port(), "user", "p4ss"))) {
            client.execute(TestService.put("http://photos.example.com/a", "hello"))
                    .close();

            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0).line()).isEqualTo("PUT http://photos.example.com/a HTTP/1.1");
            assertThat(proxy.requests().get(0).bodyText()).isEqualTo("hello");
        }
    }

    @Test
    void tlsGoesThroughATunnelAndTheServiceNeverSeesTheLogin(@TempDir Path folder) throws Exception {
        try (RawServer target = RawServer.start(
                        TestCertificate.make(folder).serverSockets(),
                        (number, request, socket) -> RawServer.answer(socket, 200, request.bodyText()));
                RawServer proxy = proxy(target.port());
                CloudHttpClient client = through(ProxyOptions.http("127.0.0.1", proxy.port(), "user", "p4ss"))) {
            String body = "hello".repeat(50_000);
            for (int i = 0; i < 2; i++) {
                assertThat(client.execute(TestService.put("https://photos.example.com/a", body))
                                .bytes(body.length()))
                        .isEqualTo(body.getBytes(UTF_8));
            }
            assertThat(target.requests()).hasSize(2).allMatch(request -> request.header("proxy-authorization")
                    .isEmpty());
            assertThat(proxy.requests()).last().satisfies(request -> assertThat(request.line())
                    .isEqualTo("CONNECT photos.example.com:443 HTTP/1.1"));
        }
    }

    @Test
    void aWrongPasswordIsToldOnceAndNotTriedAgain() throws IOException {
        for (String scheme : new String[] {"http", "https"}) {
            try (RawServer proxy = proxy(0);
                    CloudHttpClient client = through(ProxyOptions.http("127.0.0.1", proxy.port(), "user", "wrong"))) {
                assertThatThrownBy(() -> client.execute(TestService.get(scheme + "://photos.example.com/a")))
                        .isInstanceOf(TransportException.class)
                        .hasMessage("getObject photos/a.jpg: the proxy did not accept proxyUser and proxyPassword"
                                + " (407)");
                assertThat(proxy.requests()).hasSizeLessThanOrEqualTo(2);
                assertThat(sleeper.sleeps()).isEmpty();
            }
        }
    }

    @Test
    void aProxyThatAsksForALoginNobodyGaveIsExplained() throws IOException {
        for (String scheme : new String[] {"http", "https"}) {
            try (RawServer proxy = proxy(0);
                    CloudHttpClient client = through(ProxyOptions.http("127.0.0.1", proxy.port()))) {
                assertThatThrownBy(() -> client.execute(TestService.get(scheme + "://photos.example.com/a")))
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("set proxyUser and proxyPassword");
                assertThat(sleeper.sleeps()).isEmpty();
            }
        }
    }

    @Test
    void goesThroughASocksProxyWhichResolvesTheHost() throws Exception {
        try (RawServer target = RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, "fine"));
                SocksServer proxy = SocksServer.start(target.port());
                CloudHttpClient client = through(ProxyOptions.socks("127.0.0.1", proxy.port()))) {
            client.execute(TestService.get("http://photos.example.com/a")).close();

            assertThat(proxy.askedFor()).containsExactly("photos.example.com:80");
            assertThat(target.requests()).hasSize(1);
        }
    }

    @Test
    void optionsNameWhatIsWrongAndHideThePassword() {
        assertThat(ProxyOptions.http("proxy", 3128, "user", "p4ss"))
                .hasToString("ProxyOptions[http://user:***@proxy:3128]");
        assertThat(ProxyOptions.socks("proxy", 1080)).hasToString("ProxyOptions[socks://proxy:1080]");
        assertThat(ProxyOptions.Type.of(" Socks ")).isEqualTo(ProxyOptions.Type.SOCKS);
        assertThatThrownBy(() -> ProxyOptions.Type.of("ftp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proxyProtocol must be http or socks, but is ftp");
        assertThatThrownBy(() -> ProxyOptions.http(" ", 3128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proxyHost must name a host, but is blank");
        assertThatThrownBy(() -> ProxyOptions.http("proxy", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proxyPort must be 1 to 65535, but is 0");
        assertThatThrownBy(() -> ProxyOptions.http("proxy", 3128, "", "p4ss"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proxyPassword is set, but proxyUser is not: set both, or neither");
        assertThatThrownBy(() -> new ProxyOptions(ProxyOptions.Type.SOCKS, "proxy", 1080, "user", "p4ss"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("proxyUser works with an HTTP proxy only");
    }
}
