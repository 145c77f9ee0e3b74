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

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Some gateways quote what they refuse: nobody shall find passwords in exceptions all the same. */
class QuotedSecretsTest {

    private static final String PASSWORD = "Hush-Hush+1 &%";

    @AutoClose
    private final QingzhouEmulator emulator = QingzhouEmulator.builder().start();

    static List<Arguments> requests() {
        QingzhouRequest<?> reset = new ResetPasswordRequest("i-1", PASSWORD, null);
        QingzhouRequest<?> create = CreateInstanceRequest.builder()
                .name("web-01")
                .imageId("image-ubuntu2204")
                .flavorId("flavor-2c4g")
                .password(PASSWORD)
                .build();
        return List.of(
                Arguments.of(ApiStyle.openapi, false, reset, "/password", PASSWORD),
                Arguments.of(ApiStyle.openapi, false, create, "/v1/instances", PASSWORD),
                Arguments.of(ApiStyle.rest, false, reset, "/password", PASSWORD),
                Arguments.of(
                        ApiStyle.rest, false, new TestConnectionRequest(), "auth/login", QingzhouEmulator.PASSWORD),
                Arguments.of(ApiStyle.qingcloud, false, create, "/iaas", PASSWORD),
                Arguments.of(ApiStyle.qingcloud, true, create, "/iaas", PASSWORD));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void areHidden(ApiStyle style, boolean post, QingzhouRequest<?> request, String target, String secret)
            throws IOException {
        String quote = "the password <" + secret + "> is weak";
        String answer =
                switch (style) {
                    case openapi -> "{\"code\":\"InvalidParameter\",\"message\":\"" + quote + "\"}";
                    case rest -> "{\"code\":400,\"msg\":\"" + quote + "\"}";
                    case qingcloud -> "{\"ret_code\":1100,\"message\":\"" + quote + "\"}";
                };
        emulator.faults()
                .on(received -> received.toString().contains(target))
                .foreignAnswer(style == ApiStyle.qingcloud ? 200 : 400, "application/json", answer);
        try (QingzhouClient client = EmulatorClients.client(emulator, style)
                .passwordPolicy(PasswordPolicy.none)
                .preferPost(post)
                .build()) {
            Throwable refusal = catchThrowable(() -> client.execute(request));
            assertThat(refusal).hasMessageContaining("the password <xxxxxx> is weak");
            StringWriter trace = new StringWriter();
            refusal.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(secret);
        }
    }
}
