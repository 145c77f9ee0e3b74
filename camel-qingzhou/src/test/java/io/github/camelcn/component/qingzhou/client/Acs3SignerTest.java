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
package io.github.camelcn.component.qingzhou.client;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.credentials.Credentials;

import static org.assertj.core.api.Assertions.assertThat;

class Acs3SignerTest {

    static Stream<SignatureVectors> vectors() {
        return SignatureVectors.of("acs3");
    }

    @Test
    void allVectorsAreThere() {
        assertThat(vectors()).hasSize(42);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void makesEveryStepAsTheVectorSays(SignatureVectors vector) {
        Acs3Signer.Steps steps = Acs3Signer.steps(
                vector.text("method"),
                vector.text("path"),
                vector.map("query"),
                vector.map("headers"),
                vector.body(),
                vector.credentials());
        assertThat(steps.hashedPayload()).isEqualTo(vector.expected("hashedPayload"));
        assertThat(steps.canonicalUri()).isEqualTo(vector.expected("canonicalUri"));
        assertThat(steps.canonicalQuery()).isEqualTo(vector.expected("canonicalQuery"));
        assertThat(steps.canonicalHeaders()).isEqualTo(vector.expected("canonicalHeaders"));
        assertThat(steps.signedHeaders()).isEqualTo(vector.expected("signedHeaders"));
        assertThat(steps.canonicalRequest()).isEqualTo(vector.expected("canonicalRequest"));
        assertThat(steps.stringToSign()).isEqualTo(vector.expected("stringToSign"));
        assertThat(steps.signature()).isEqualTo(vector.expected("signature"));
        assertThat(steps.authorization()).isEqualTo(vector.expected("authorization"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsTheUrlThatIsSentAsItSignsItsParts(SignatureVectors vector) {
        Map<String, String> headers = new java.util.TreeMap<>();
        vector.map("headers").forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        // these the signer makes itself
        String date = headers.remove("x-acs-date");
        String nonce = headers.remove("x-acs-signature-nonce");
        headers.remove("x-acs-content-sha256");
        String token = headers.remove("x-acs-security-token");
        headers.remove("x-acs-accesskey-id");
        String query = Parameters.canonical(vector.map("query"));
        Credentials plain = vector.credentials();
        Signature signature = new Acs3Signer()
                .sign(new SigningRequest(
                        vector.text("method"),
                        URI.create("https://" + headers.get("host").strip() + vector.text("path")
                                + (query.isEmpty() ? "" : "?" + query)),
                        headers,
                        vector.body(),
                        new Credentials(plain.accessKey(), plain.secretKey(), token == null ? "" : token),
                        "",
                        "",
                        "",
                        Instant.parse(date.strip()),
                        nonce::strip));
        assertThat(signature.headers()).containsEntry("x-acs-date", date.strip());
        if (vector.map("headers").keySet().stream().anyMatch(name -> name.equalsIgnoreCase("x-acs-content-sha256"))) {
            assertThat(signature.headers()).containsEntry("authorization", vector.expected("authorization"));
        }
    }

    @Test
    void aSecretWithATrailingBlankSignsDifferently() {
        assertThat(SignatureVectors.named("acs3", "secret-trailing-space").expected("signature"))
                .isNotEqualTo(SignatureVectors.named("acs3", "secret-clean").expected("signature"));
    }

    @Test
    void showsNoSecrets() {
        SignatureVectors vector = SignatureVectors.named("acs3", "security-token");
        SigningRequest request = new SigningRequest(
                "GET",
                URI.create("https://api.qingzhou.cn/v1/regions?token=t"),
                vector.map("headers"),
                new byte[0],
                vector.credentials(),
                "",
                "",
                "",
                Instant.EPOCH,
                () -> "nonce");
        assertThat(request + " " + new Acs3Signer().sign(request))
                .isEqualTo("SigningRequest[GET /v1/regions] Signature[hidden]");
    }
}
