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
package io.github.camelcn.benchmarks.server;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class S3StubServerTest {

    private RunningStub stub;

    @BeforeEach
    void start() throws Exception {
        stub = RunningStub.of("kodo");
    }

    @AfterEach
    void stop() throws Exception {
        stub.close();
    }

    @Test
    void answersAPutWithOkAndAnETag() throws Exception {
        HttpResponse<byte[]> response =
                stub.send(stub.request("/bench/a").PUT(BodyPublishers.ofByteArray(new byte[9])));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).contains("\"stub-not-an-md5\"");
    }

    @Test
    void countsTheContentOfAnAwsChunkedBodyWithoutItsFraming() throws Exception {
        ServerCounts before = stub.counts();
        String body = "5;chunk-signature=00\r\nhello\r\n0;chunk-signature=00\r\n\r\n";
        assertThat(stub.send(stub.request("/bench/a")
                                .header("Content-Encoding", "aws-chunked")
                                .header("x-amz-decoded-content-length", "5")
                                .PUT(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(stub.send(stub.request("/bench/1024/b")).body()).hasSize(1024);
        ServerCounts seen = stub.counts().since(before);
        assertThat(seen.received()).isEqualTo(5);
        assertThat(seen.sent()).isEqualTo(1024);
        assertThat(seen.connections()).isEqualTo(1);
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws Exception {
        HttpResponse<byte[]> response = stub.send(stub.request("/bench/a")
                .timeout(Duration.ofSeconds(20))
                .expectContinue(true)
                .PUT(BodyPublishers.ofByteArray(new byte[100_000])));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(stub.counts().received()).isEqualTo(100_000);
    }

    @Test
    void speaksMultipartInXml() throws Exception {
        for (String query : new String[] {"?uploads", "?uploads="}) {
            HttpResponse<byte[]> started =
                    stub.send(stub.request("/bench/big" + query).POST(BodyPublishers.noBody()));
            assertThat(started.statusCode()).isEqualTo(200);
            assertThat(new String(started.body()))
                    .contains("<Bucket>bench</Bucket><Key>big</Key>")
                    .contains("<UploadId>5d41402abc4b2a76b9719d911017c592</UploadId>");
        }
        HttpResponse<byte[]> done =
                stub.send(stub.request("/bench/big?uploadId=x").POST(BodyPublishers.ofString("<x/>")));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(new String(done.body()))
                .contains("<CompleteMultipartUploadResult")
                .contains("<Key>big</Key>");
    }

    @Test
    void listsInBothVersionsOfTheCall() throws Exception {
        String first = stub.text("/keys-2500?list-type=2&max-keys=1000");
        assertThat(first)
                .contains("<IsTruncated>true</IsTruncated>")
                .contains("<KeyCount>1000</KeyCount>")
                .contains("<NextContinuationToken>in/2026/key-0000000999</NextContinuationToken>");
        assertThat(first.split("<Contents>")).hasSize(1001);
        for (String next : new String[] {"list-type=2&continuation-token=", "marker="}) {
            String last = stub.text("/keys-2500?" + next + "in%2F2026%2Fkey-0000001999");
            assertThat(last).contains("<IsTruncated>false</IsTruncated>").doesNotContain("<NextContinuationToken>");
            assertThat(last.split("<Contents>")).hasSize(501);
            assertThat(last)
                    .contains("<Key>in/2026/key-0000002000</Key>")
                    .contains("<Key>in/2026/key-0000002499</Key>");
        }
    }

    @Test
    void servesTheSameOverTls() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(stub.certificate().keyStore())) {
            trusted.load(in, "benchmarks".toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
        String root = "https://127.0.0.1:" + stub.server().securePort();
        byte[] plain = stub.send(stub.request("/bench/3000000/x")).body();
        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(root + "/bench/3000000/x"))
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(plain);
        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(root + "/bench/a"))
                                        .PUT(BodyPublishers.ofByteArray(new byte[300_000]))
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .statusCode())
                .isEqualTo(200);
        assertThat(stub.counts().received()).isEqualTo(300_000);
    }

    @Test
    void theBucketThatIsDrainedForgetsWhatIsDeletedOneByOneOrTogether() throws Exception {
        stub.server().drain().fill(5, 0);
        String key = "/drain/4096/000000000";

        assertThat(stub.text("/drain?list-type=2&max-keys=2"))
                .contains("<KeyCount>2</KeyCount>", "<IsTruncated>true</IsTruncated>", "<Key>4096/0000000001</Key>")
                .doesNotContain("0000000002");
        assertThat(stub.send(stub.request(key + "1")).body()).hasSize(4096);
        assertThat(stub.send(stub.request(key + "1").DELETE()).statusCode()).isEqualTo(204);
        assertThat(stub.send(stub.request(key + "1")).statusCode()).isEqualTo(404);
        String together = "<Delete><Object><Key>4096/0000000002</Key></Object>"
                + "<Object><Key>4096/0000000004</Key></Object></Delete>";
        assertThat(new String(stub.send(stub.request("/drain?delete").POST(BodyPublishers.ofString(together)))
                        .body()))
                .contains("<Deleted><Key>4096/0000000004</Key></Deleted>");

        assertThat(stub.server().drain().left()).isEqualTo(2);
        assertThat(stub.text("/drain?marker=4096%2F0000000000"))
                .contains("<KeyCount>1</KeyCount>", "<IsTruncated>false</IsTruncated>", "<Key>4096/0000000003</Key>");
    }
}
