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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusedKeysTest {

    private static final Credentials BOB = Credentials.of("bob", "another-secret");

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final Remembering keys = new Remembering();

    /** Says what it has seen once, until it is told to look again. */
    private static final class Remembering implements CredentialsProvider {

        private final AtomicInteger looks = new AtomicInteger();
        private volatile Credentials truth = TestService.ALICE;
        private volatile Credentials seen = TestService.ALICE;

        @Override
        public Optional<Credentials> find() {
            return Optional.of(seen);
        }

        @Override
        public Optional<Credentials> findAgain() {
            looks.incrementAndGet();
            seen = truth;
            return find();
        }
    }

    private static RawServer knowingOnlyBob() throws IOException {
        return RawServer.start((number, request, socket) -> {
            boolean good = request.header("authorization").contains("bob");
            RawServer.answer(socket, good ? 200 : 403, good ? "fine" : "INVALID_CREDENTIALS");
        });
    }

    private CloudHttpClient client() {
        return TestService.client(sleeper).credentials(keys).build();
    }

    @Test
    void keysThatWereReplacedAreUsedAtOnce() throws IOException {
        try (RawServer server = knowingOnlyBob();
                CloudHttpClient client = client()) {
            keys.truth = BOB;

            client.execute(TestService.put(server.url("/a"), "hello")).close();

            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).bodyText()).isEqualTo("hello");
            assertThat(sleeper.sleeps()).as("it is no retry").isEmpty();

            client.execute(TestService.get(server.url("/a"))).close();
            assertThat(server.requests()).as("refused once").hasSize(3);
        }
    }

    @Test
    void keysThatAreStillTheSameAreNotTriedTwice() throws IOException {
        try (RawServer server = knowingOnlyBob();
                CloudHttpClient client = client()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(InvalidCredentialsException.class);

            assertThat(server.requests()).hasSize(1);
            assertThat(keys.looks).hasValue(1);
        }
    }

    @Test
    void otherKeysThatAreRefusedTooAreTriedOnce() throws IOException {
        try (RawServer server = knowingOnlyBob();
                CloudHttpClient client = client()) {
            keys.truth = Credentials.of("carol", "a-third-secret");

            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(InvalidCredentialsException.class);

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aBodyThatCanBeReadOnceIsNotSentAgainButTheNextCallHasTheNewKeys() throws IOException {
        try (RawServer server = knowingOnlyBob();
                CloudHttpClient client = client()) {
            keys.truth = BOB;
            Payload once = Payload.of(new ByteArrayInputStream(new byte[5]), 5);

            assertThatThrownBy(() ->
                            client.execute(TestService.put(server.url("/a"), "").withBody(once)))
                    .isInstanceOf(InvalidCredentialsException.class);
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void keysThatNoHeaderCanCarryAreNotRepeatedInTheError() throws IOException {
        CredentialsProvider torn = CredentialsProvider.of(new Credentials("bob", "another-secret", "t0ps3cr3t\ntoken"));
        try (RawServer server = knowingOnlyBob();
                CloudHttpClient client = TestService.client(sleeper)
                        .credentials(torn)
                        .signer((unsigned, source, who, now) -> unsigned.newBuilder()
                                .header("X-Token", who.securityToken())
                                .build())
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "GET getObject photos/a.jpg: the access key or the security token has a character that no"
                                    + " header of HTTP can carry (0x0a at 9), such as a line break: copy it again")
                    .hasNoCause();
        }
    }
}
