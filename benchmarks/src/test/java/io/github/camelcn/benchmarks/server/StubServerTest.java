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

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StubServerTest {

    private RunningStub stub;

    @BeforeEach
    void start() throws Exception {
        stub = RunningStub.of("qingstor");
    }

    @AfterEach
    void stop() throws Exception {
        stub.close();
    }

    @Test
    void takesBodiesOfKnownLengthAndInChunksOnOneConnection() throws Exception {
        ServerCounts before = stub.counts();
        assertThat(stub.send(stub.request("/bench/a").PUT(BodyPublishers.ofByteArray(new byte[300_000])))
                        .statusCode())
                .isEqualTo(201);
        var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[200_000]));
        assertThat(stub.send(stub.request("/bench/b").PUT(chunked)).statusCode())
                .isEqualTo(201);
        assertThat(stub.send(stub.request("/bench/c").PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(201);

        ServerCounts seen = stub.counts().since(before);
        assertThat(seen.requests()).isEqualTo(3);
        assertThat(seen.connections()).isEqualTo(1);
        assertThat(seen.received()).isEqualTo(500_000);
    }

    @Test
    void thePathTellsTheSizeOfAnObject() throws Exception {
        assertThat(stub.send(stub.request("/bench/1024/x")).body()).hasSize(1024);
        assertThat(stub.send(stub.request("/bench/16384/x")).body()).hasSize(16_384);
        assertThat(stub.send(stub.request("/bench/3000000/x")).body()).hasSize(3_000_000);
        assertThat(stub.send(stub.request("/bench/0/x")).body()).isEmpty();
    }

    @Test
    void aRangeIsThatPartOfTheWhole() throws Exception {
        byte[] whole = stub.send(stub.request("/bench/3000000/x")).body();
        HttpResponse<byte[]> part =
                stub.send(stub.request("/bench/3000000/x").header("Range", "bytes=1048570-2097160"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1048570-2097160/3000000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1_048_570, 2_097_161));
        assertThat(stub.send(stub.request("/bench/3000000/x").header("Range", "bytes=2999990-"))
                        .body())
                .isEqualTo(Arrays.copyOfRange(whole, 2_999_990, 3_000_000));
    }

    @Test
    void aDigestedObjectHasTheMd5AsItsETag() throws Exception {
        for (int size : new int[] {1024, 2_500_000}) {
            HttpResponse<byte[]> response = stub.send(stub.request("/bench/" + size + "/x-digested"));
            String md5 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(response.body()));
            assertThat(response.headers().firstValue("ETag")).contains('"' + md5 + '"');
        }
        assertThat(stub.send(stub.request("/bench/1024/x")).headers().firstValue("ETag"))
                .contains("\"stub-not-an-md5\"");
    }

    @Test
    void listsAsManyKeysAsTheBucketsNameSaysPageByPage() throws Exception {
        String first = stub.text("/keys-2500?limit=1000");
        assertThat(first).contains("\"has_more\":true").contains("\"next_marker\":\"in/2026/key-0000000999\"");
        assertThat(first.split("\"etag\"")).hasSize(1001);
        String last = stub.text("/keys-2500?limit=1000&marker=in%2F2026%2Fkey-0000001999");
        assertThat(last).contains("\"has_more\":false").contains("\"next_marker\":\"\"");
        assertThat(last.split("\"etag\"")).hasSize(501);
        assertThat(last).contains("in/2026/key-0000002000").contains("in/2026/key-0000002499");
    }

    @Test
    void speaksMultipart() throws Exception {
        HttpResponse<byte[]> started =
                stub.send(stub.request("/bench/big?uploads").POST(BodyPublishers.noBody()));
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(new String(started.body())).contains("\"upload_id\":\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(stub.send(stub.request("/bench/big?upload_id=x&part_number=0")
                                .PUT(BodyPublishers.ofString("part")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(stub.send(stub.request("/bench/big?upload_id=x").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(201);
    }
}
