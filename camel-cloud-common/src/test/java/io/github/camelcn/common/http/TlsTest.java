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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TlsTest {

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    private final RecordingSleeper sleeper = new RecordingSleeper();

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.make(folder);
    }

    private static RawServer echo() throws Exception {
        return RawServer.start(
                certificate.serverSockets(),
                (number, request, socket) -> RawServer.answer(socket, 200, request.bodyText()));
    }

    private static String url(RawServer server, String host) {
        return "https://" + host + ":" + server.port() + "/a";
    }

    @Test
    void doesNotTrustACertificateThatNobodySigned() throws Exception {
        try (RawServer server = echo();
                CloudHttpClient client = TestService.client(sleeper).build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(url(server, "127.0.0.1"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the service's certificate is not trusted")
                    .hasMessageContaining("sslContextParameters");
            assertThat(sleeper.sleeps()).as("trying again would not help").isEmpty();
        }
    }

    @Test
    void aServerThatSpeaksPlainHttpIsRecognized() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                CloudHttpClient client = TestService.client(sleeper).build()) {
            Thread answering = new Thread(() -> refusePlainly(server), "plain-http");
            answering.setDaemon(true);
            answering.start();

            assertThatThrownBy(
                            () -> client.execute(TestService.get("https://127.0.0.1:" + server.getLocalPort() + "/a")))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the answer is no TLS")
                    .hasMessageEndingWith("write endpoint=http://127.0.0.1:" + server.getLocalPort()
                            + ", since an endpoint without http:// means https");
            assertThat(sleeper.sleeps()).as("trying again would not help").isEmpty();
        }
    }

    private static void refusePlainly(ServerSocket server) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(ISO_8859_1));
                    socket.getOutputStream().flush();
                    // until the other side hangs up, or it might see a reset instead of the answer
                    socket.getInputStream().readAllBytes();
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    @Test
    void trustsWhatTheGivenContextTrusts() throws Exception {
        try (RawServer server = echo();
                CloudHttpClient client =
                        client(TestService.quick().tls(TlsOptions.of(certificate.trustingContext())))) {
            assertThat(client.execute(TestService.put(url(server, "127.0.0.1"), "hello"))
                            .bytes(10))
                    .isEqualTo("hello".getBytes(ISO_8859_1));
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
        try (RawServer server = echo();
                CloudHttpClient client =
                        client(TestService.quick().tls(TlsOptions.of(certificate.trustingContext())))) {
            assertThatThrownBy(() -> client.execute(TestService.get(url(server, "localhost"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("localhost not verified");
        }
    }

    @Test
    void aHandshakeThatIsNotAnsweredEndsAtConnectTimeoutWhichTheMessageNames() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CloudHttpClient client = client(TestService.quick()
                        .connectTimeout(Duration.ofMillis(50))
                        .trustAllCertificates(true))) {
            assertThatThrownBy(
                            () -> client.execute(TestService.get("https://127.0.0.1:" + silent.getLocalPort() + "/a")))
                    .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.mayHaveHappened())
                            .isFalse())
                    .hasMessageContaining("no connection within connectTimeout (PT0.05S)");
        }
    }

    @Test
    void silenceOverTlsEndsAtReadTimeout() throws Exception {
        try (RawServer server = RawServer.start(certificate.serverSockets(), (number, request, socket) -> {});
                CloudHttpClient client = client(
                        TestService.quick().readTimeout(Duration.ofMillis(50)).trustAllCertificates(true))) {
            assertThatThrownBy(() -> client.execute(TestService.get(url(server, "127.0.0.1"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("stood still for longer than readTimeout (PT0.05S)");
        }
    }

    @Test
    void trustAllBelievesEverything() throws Exception {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().trustAllCertificates(true))) {
            assertThat(client.execute(TestService.put(url(server, "localhost"), "hello"))
                            .bytes(10))
                    .isEqualTo("hello".getBytes(ISO_8859_1));
        }
    }

    @Test
    void bytesOfAnyLengthSurviveTheWideSocketBelowTls() throws Exception {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().trustAllCertificates(true))) {
            Random random = new Random(7);
            for (int length : new int[] {0, 1, 8191, 8192, 16_384, 16_385, 65_535, 65_536, 65_537, 3_000_000}) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);

                assertThat(exchange(client, url(server, "127.0.0.1"), bytes)).isEqualTo(bytes);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static byte[] exchange(CloudHttpClient client, String url, byte[] bytes) throws IOException {
        return client.execute(TestService.put(url, "").withBody(Payload.of(bytes)))
                .bytes(bytes.length);
    }

    private CloudHttpClient client(HttpOptions.Builder options) {
        return TestService.client(sleeper).options(options.build()).build();
    }
}
