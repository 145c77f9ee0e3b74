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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncryptionTest {
    private static final String OWN = "x-qs-encryption-customer-";
    private static final String SOURCE = "x-qs-copy-source-encryption-customer-";
    private static final byte[] KEY = "x".repeat(32).getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "y".repeat(32).getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(
            QingStorEmulator.builder().bucket("my-bucket").minPartBytes(10));

    private final QingStorEmulator emulator = QINGSTOR.emulator();
    private final byte[] plain = random(300_001);

    @Test
    void anEncryptedObjectIsCipherTextAtRestAndListedAsEncrypted() throws Exception {
        RawClient.Answer stored =
                call(keyed(RawRequest.of("PUT", "/my-bucket/k"), OWN, KEY).body(plain));

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.header(OWN + "algorithm")).isEqualTo("AES256");
        assertThat(stored.header(OWN + "key-md5")).isEqualTo("3I/h1kl+vSP1l12NKhxegQ==");
        assertThat(emulator.rawBytesAtRest("my-bucket", "k"))
                .hasSameSizeAs(plain)
                .isNotEqualTo(plain);
        assertThat(emulator.store().objectBytes("my-bucket", "k", KEY)).isEqualTo(plain);
        assertThat(call(RawRequest.of("GET", "/my-bucket"))
                        .json()
                        .at("/keys/0/encrypted")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "GET"})
    void whoReadsAnEncryptedObjectIsToldWhichKeyItHas(String method) throws Exception {
        call(keyed(RawRequest.of("PUT", "/my-bucket/k"), OWN, KEY).body(plain));
        call(RawRequest.of("PUT", "/my-bucket/open").body(plain));

        RawClient.Answer read = call(keyed(RawRequest.of(method, "/my-bucket/k"), OWN, KEY));

        assertThat(read.header(OWN + "algorithm")).isEqualTo("AES256");
        assertThat(read.header(OWN + "key-md5")).isEqualTo("3I/h1kl+vSP1l12NKhxegQ==");
        assertThat(call(RawRequest.of(method, "/my-bucket/open")).header(OWN + "algorithm"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0-15", "bytes=1-1", "bytes=15-33", "bytes=65535-65600", "bytes=-17", "bytes=300000-"})
    void rangesAreDecryptedFromAnyOffset(String range) throws Exception {
        call(keyed(RawRequest.of("PUT", "/my-bucket/k"), OWN, KEY).body(plain));

        RawClient.Answer answer =
                call(keyed(RawRequest.of("GET", "/my-bucket/k").header("Range", range), OWN, KEY));

        String window = answer.header("Content-Range")
                .substring(6, answer.header("Content-Range").indexOf('/'));
        int first = Integer.parseInt(window.split("-")[0]);
        int last = Integer.parseInt(window.split("-")[1]);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(plain, first, last + 1));
    }

    @Test
    void readingNeedsTheKeyAndHeadDoesNot() throws Exception {
        call(keyed(RawRequest.of("PUT", "/my-bucket/k"), OWN, KEY).body(plain));

        assertThat(call(RawRequest.of("GET", "/my-bucket/k")).code()).isEqualTo("invalid_request");
        RawClient.Answer wrong = call(keyed(RawRequest.of("GET", "/my-bucket/k"), OWN, OTHER));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.code()).isEqualTo("permission_denied");
        assertThat(call(RawRequest.of("HEAD", "/my-bucket/k")).status()).isEqualTo(200);
        assertThat(call(keyed(RawRequest.of("HEAD", "/my-bucket/k"), OWN, OTHER))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "algorithm, AES128, must be AES256",
        "key, %%%, is not base64",
        "key, c2hvcnQ=, must hold 32 bytes",
        "key-md5, AAAA, is not the digest",
        "key-md5, '', belong together"
    })
    void brokenKeyHeadersAreRefusedAndNothingIsStored(String header, String value, String message) throws Exception {
        RawRequest put = RawRequest.of("PUT", "/my-bucket/k");
        for (String name : new String[] {"algorithm", "key", "key-md5"}) {
            String sent = name.equals(header) ? value : value(name, KEY);
            if (!sent.isEmpty()) {
                put.header(OWN + name, sent);
            }
        }

        RawClient.Answer answer = call(put.body("x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_argument");
        assertThat(answer.json().path("message").asText()).contains(message);
        assertThat(emulator.keys("my-bucket")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Qs-Encryption-Algorithm", "X-Qs-Encryption-Key", "X-Qs-Encryption-Md5"})
    void theShortNamesOfTheArticleAreRefused(String name) throws Exception {
        RawClient.Answer answer =
                call(RawRequest.of("PUT", "/my-bucket/k").header(name, "AES256").body("x"));

        assertThat(answer.code()).isEqualTo("invalid_argument");
        assertThat(answer.json().path("message").asText()).contains("use x-qs-encryption-customer-algorithm");
    }

    @Test
    void aCopyDecryptsAndEncryptsAsTold() throws Exception {
        call(keyed(RawRequest.of("PUT", "/my-bucket/k"), OWN, KEY).body(plain));
        RawRequest keyless = RawRequest.of("PUT", "/my-bucket/x").header("x-qs-copy-source", "/my-bucket/k");
        assertThat(call(keyless).code()).isEqualTo("invalid_request");

        RawRequest toPlain = RawRequest.of("PUT", "/my-bucket/plain").header("x-qs-copy-source", "/my-bucket/k");
        assertThat(call(keyed(toPlain, SOURCE, KEY)).status()).isEqualTo(201);
        RawRequest toOther = RawRequest.of("PUT", "/my-bucket/other").header("x-qs-copy-source", "/my-bucket/k");
        assertThat(call(keyed(keyed(toOther, SOURCE, KEY), OWN, OTHER)).status())
                .isEqualTo(201);

        assertThat(emulator.objectBytes("my-bucket", "plain")).isEqualTo(plain);
        assertThat(emulator.store().objectBytes("my-bucket", "other", OTHER)).isEqualTo(plain);
    }

    @Test
    void aMoveKeepsTheCipherText() throws Exception {
        call(keyed(RawRequest.of("PUT", "/my-bucket/k"), OWN, KEY).body(plain));
        byte[] atRest = emulator.rawBytesAtRest("my-bucket", "k");

        call(RawRequest.of("PUT", "/my-bucket/moved").header("x-qs-move-source", "/my-bucket/k"));

        assertThat(emulator.rawBytesAtRest("my-bucket", "moved")).isEqualTo(atRest);
        assertThat(emulator.store().objectBytes("my-bucket", "moved", KEY)).isEqualTo(plain);
    }

    @Test
    void everyPartCarriesTheKeyOfItsUpload() throws Exception {
        String id = call(keyed(RawRequest.of("POST", "/my-bucket/k?uploads"), OWN, KEY))
                .json()
                .path("upload_id")
                .asText();
        String part = "/my-bucket/k?upload_id=" + id + "&part_number=";

        assertThat(call(RawRequest.of("PUT", part + 0).body(plain)).code()).isEqualTo("invalid_argument");
        assertThat(call(keyed(RawRequest.of("PUT", part + 0), OWN, OTHER).body(plain))
                        .status())
                .isEqualTo(403);
        assertThat(call(keyed(RawRequest.of("PUT", part + 0), OWN, KEY).body(plain))
                        .status())
                .isEqualTo(201);
        assertThat(call(keyed(RawRequest.of("PUT", part + 1), OWN, KEY).body("tail"))
                        .status())
                .isEqualTo(201);
        RawRequest complete = RawRequest.of("POST", "/my-bucket/k?upload_id=" + id)
                .body("{\"object_parts\":[{\"part_number\":0},{\"part_number\":1}]}");
        assertThat(call(complete).status()).isEqualTo(201);

        RawRequest get = RawRequest.of("GET", "/my-bucket/k").header("Range", "bytes=299999-300003");
        assertThat(call(keyed(get, OWN, KEY)).body()).containsExactly(plain[299_999], plain[300_000], 't', 'a', 'i');
    }

    private static RawRequest keyed(RawRequest request, String prefix, byte[] key) throws Exception {
        for (String name : new String[] {"algorithm", "key", "key-md5"}) {
            request.header(prefix + name, value(name, key));
        }
        return request;
    }

    private static String value(String name, byte[] key) throws Exception {
        return switch (name) {
            case "algorithm" -> "AES256";
            case "key" -> Base64.getEncoder().encodeToString(key);
            default ->
                Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("MD5").digest(key));
        };
    }

    private RawClient.Answer call(RawRequest request) throws IOException {
        return RawClient.call(emulator, request);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
