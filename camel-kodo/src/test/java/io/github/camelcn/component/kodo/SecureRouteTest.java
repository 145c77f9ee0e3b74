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
package io.github.camelcn.component.kodo;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.http.TestCertificate;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is different over https, where the connection protects the bytes: bodies are not signed unless asked for. */
class SecureRouteTest {

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    private EmulatorRig rig;

    @BeforeAll
    static void certify() throws Exception {
        certificate = TestCertificate.make(folder);
    }

    @BeforeEach
    void start() throws Exception {
        rig = new EmulatorRig(KodoEmulator.builder().sslContext(certificate.serverContext()));
        rig.component.getConnection().setTrustAllCertificates(true);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private List<RecordedRequest> puts() {
        return rig.server.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .toList();
    }

    @Test
    void aBodyThatCanBeReadTwiceCarriesItsMd5InsteadOfASignature() {
        rig.sent("kodo:photos/k", "x", Map.of());

        assertThat(puts()).singleElement().satisfies(put -> {
            assertThat(put.header("x-amz-content-sha256")).contains(UNSIGNED);
            assertThat(put.header("content-md5")).contains("ndTkYSaMgDT1yFZOFVxnpg==");
        });
    }

    @Test
    void verifyContentFalseSavesTheDigest() {
        rig.sent("kodo:photos/k?verifyContent=false", "x", Map.of());

        assertThat(puts()).singleElement().satisfies(put -> {
            assertThat(put.header("x-amz-content-sha256")).contains(UNSIGNED);
            assertThat(put.header("content-md5")).isEmpty();
        });
    }

    @Test
    void payloadSigningSignsBodiesAllTheSame() {
        rig.sent("kodo:photos/k?payloadSigning=always", "x", Map.of());

        assertThat(puts()).singleElement().satisfies(put -> assertThat(put.header("x-amz-content-sha256"))
                .contains("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"));
    }

    @Test
    void partsOfAStreamAreNotSignedEither() {
        byte[] bytes = new byte[(5 << 20) + 1];
        rig.sent("kodo:photos/k?uploadCutoff=5MiB", new ByteArrayInputStream(bytes), Map.of());

        assertThat(rig.emulator.objectBytes("photos", "k")).isEqualTo(bytes);
        assertThat(puts()).hasSize(2).allSatisfy(put -> assertThat(put.header("x-amz-content-sha256"))
                .contains(UNSIGNED));
    }

    @Test
    void nativeOperationsGoOverHttpsToo() {
        rig.sent("kodo:photos/k", "x", Map.of());

        assertThat(rig.sent("kodo:photos/k?operation=statObject", null, Map.of())
                        .getMessage()
                        .getHeader(KodoHeaders.CONTENT_LENGTH))
                .isEqualTo(1L);
    }
}
