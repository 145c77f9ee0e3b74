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
package io.github.camelcn.emulator.qingzhou;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;
import io.github.camelcn.emulator.http.Verdict;
import io.github.camelcn.emulator.http.Verdict.Check;
import io.github.camelcn.emulator.http.Verdict.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** What the cloud notes about the signature of a request, for people who look. */
class QingzhouVerdictTest {
    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU = new QingzhouEmulatorExtension(QingzhouEmulator.builder());

    private final QingzhouEmulator emulator = QINGZHOU.emulator();
    private final OpenApiClient openApi = new OpenApiClient(emulator);

    @Test
    void signedRequestsAreAcceptedOrTellWhatFailed() {
        describe(openApi);
        Verdict right = last();
        describe(new OpenApiClient(emulator).key("NOBODY", "x"));
        Verdict unknown = last();
        describe(new OpenApiClient(emulator).key(QingzhouEmulator.ACCESS_KEY_ID, "x"));
        Verdict wrong = last();
        describe(new OpenApiClient(emulator).clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1))));
        Verdict late = last();
        describe(new OpenApiClient(emulator)
                .beforeSigning(headers -> headers.put("x-acs-content-sha256", "0".repeat(64))));
        Verdict body = last();

        assertThat(right.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(right.accessKey()).isEqualTo(QingzhouEmulator.ACCESS_KEY_ID);
        assertThat(right.serverText()).startsWith("GET\n/v1/instances\n");
        assertThat(unknown.check()).contains(Check.KEY);
        assertThat(unknown.accessKey()).isEqualTo("NOBODY");
        assertThat(wrong.check()).contains(Check.SIGNATURE);
        assertThat(wrong.difference()).isEmpty();
        assertThat(late.check()).contains(Check.CLOCK);
        assertThat(body.check()).contains(Check.BODY);
        assertThat(body.errorCode()).isEqualTo("InvalidContentSha256");
    }

    @Test
    void aHostSignedWithoutItsPortIsRecognised() {
        describe(openApi.beforeSigning(headers -> headers.put("host", "127.0.0.1")));

        assertThat(last().difference()).isEqualTo("signs the host without its port");
        assertThat(last().serverText()).contains("host:127.0.0.1:" + emulator.port());
        assertThat(last().clientText()).contains("host:127.0.0.1\n");
    }

    @Test
    void aLoginShowsWhoAndNotThePassword() {
        new RestClient(emulator).login("admin", "Wrong-Pass-9");
        Verdict refused = last();
        RestClient rest = new RestClient(emulator).loggedIn();
        rest.get("instances");
        Verdict bearer = last();
        new RestClient(emulator).get("instances");
        Verdict tokenless = last();

        assertThat(refused.check()).contains(Check.KEY);
        assertThat(refused.accessKey()).isEqualTo("admin");
        assertThat(refused.toString()).doesNotContain("Wrong-Pass-9");
        assertThat(bearer.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(bearer.scheme()).isEqualTo("Bearer");
        assertThat(bearer.accessKey()).isEqualTo(emulator.accessKeys().get(0));
        assertThat(tokenless.check()).contains(Check.TOKEN);
    }

    private static void describe(OpenApiClient client) {
        client.get("ListInstances", "/v1/instances");
    }

    private Verdict last() {
        return emulator.requests().get(emulator.requests().size() - 1).verdict();
    }
}
