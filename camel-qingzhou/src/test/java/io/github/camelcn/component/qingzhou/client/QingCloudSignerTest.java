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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class QingCloudSignerTest {

    private static final Set<String> MADE_BY_THE_SIGNER =
            Set.of("time_stamp", "access_key_id", "version", "signature_method", "signature_version");

    static Stream<SignatureVectors> vectors() {
        return SignatureVectors.of("qingcloud");
    }

    @Test
    void allVectorsAreThere() {
        assertThat(vectors()).hasSize(28);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void makesEveryStepAsTheVectorSays(SignatureVectors vector) {
        QingCloudSigner.Steps steps = QingCloudSigner.steps(
                vector.text("method"), vector.text("path"), vector.map("params"), vector.text("accessKeySecret"));
        assertThat(steps.canonicalQuery()).isEqualTo(vector.expected("canonicalQuery"));
        assertThat(steps.stringToSign()).isEqualTo(vector.expected("stringToSign"));
        assertThat(steps.signature()).isEqualTo(vector.expected("signature"));
        assertThat(steps.signed()).isEqualTo(vector.expected("signedParameters"));
        if (!vector.text("published").isEmpty()) {
            assertThat(steps.signature()).isEqualTo(vector.text("published"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsTheRequestThatIsSent(SignatureVectors vector) {
        Map<String, String> parameters = vector.map("params");
        if (!parameters.keySet().containsAll(MADE_BY_THE_SIGNER)
                || !parameters.get("signature_method").equals("HmacSHA256")) {
            return;
        }
        Instant now = Instant.parse(parameters.get("time_stamp"));
        parameters.keySet().removeAll(MADE_BY_THE_SIGNER);
        String text = Parameters.canonical(parameters);
        boolean post = vector.text("method").equals("POST");
        Signature signature = new QingCloudSigner()
                .sign(new SigningRequest(
                        vector.text("method"),
                        URI.create("https://api.qingcloud.com" + vector.text("path") + (post ? "" : "?" + text)),
                        Map.of(),
                        (post ? text : "").getBytes(StandardCharsets.UTF_8),
                        vector.credentials(),
                        "",
                        "",
                        "",
                        now,
                        () -> "unused"));
        assertThat(
                        post
                                ? new String(signature.body().orElseThrow(), StandardCharsets.UTF_8)
                                : signature.query().orElseThrow())
                .isEqualTo(vector.expected("signedParameters"));
    }
}
