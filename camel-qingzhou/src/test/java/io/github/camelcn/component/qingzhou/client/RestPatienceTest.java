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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;

import static org.assertj.core.api.Assertions.assertThat;

class RestPatienceTest {

    private static Duration patience(long readTimeoutSeconds, String method) {
        return RestPatience.of(Duration.ofSeconds(readTimeoutSeconds))
                .with(ServiceRequest.of("o", "r", method, "https://cloud.example.com/api/vm"))
                .readTimeout();
    }

    @ParameterizedTest
    @CsvSource({"GET,30", "DELETE,30", "POST,0", "PUT,0"})
    void readsAndDeletionsHaveHalfAMinute(String method, long seconds) {
        assertThat(patience(60, method)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(patience(5, method)).as("the user's word").isZero();
    }

    @Test
    void aLoginHasAQuarterOfAMinute() {
        ServiceRequest login = ServiceRequest.of("login", "", "POST", "https://cloud.example.com/api/auth/login");
        assertThat(RestPatience.of(Duration.ofSeconds(60)).withLogin(login).readTimeout())
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(RestPatience.of(Duration.ofSeconds(5)).withLogin(login).readTimeout())
                .isZero();
    }

    @Test
    void anotherUserIsNotServedWithTheTokenOfTheOneBefore() throws IOException {
        AtomicReference<Credentials> user = new AtomicReference<>(Credentials.of("wang", "Secret-1"));
        try (WireServer server = new WireServer();
                QingzhouClient client = server.client(ApiStyle.rest)
                        .credentials(() -> Optional.of(user.get()))
                        .build()) {
            server.answers(200, "{\"code\":0,\"data\":{\"token\":\"t\"}}");
            client.execute(ListInstancesRequest.all());
            client.execute(ListInstancesRequest.all());
            user.set(Credentials.of("li", "Secret-2"));
            client.execute(ListInstancesRequest.all());
            assertThat(server.sent())
                    .containsExactly(
                            "POST /api/auth/login {\"username\":\"wang\",\"password\":\"Secret-1\"}",
                            "GET /api/vm/list",
                            "GET /api/vm/list",
                            "POST /api/auth/login {\"username\":\"li\",\"password\":\"Secret-2\"}",
                            "GET /api/vm/list");
        }
    }
}
