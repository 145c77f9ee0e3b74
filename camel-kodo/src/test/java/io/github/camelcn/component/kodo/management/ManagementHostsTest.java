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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.ObjectRef;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.camelcn.component.kodo.management.ManagementWire.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which host is asked, and when it is left alone. */
class ManagementHostsTest {

    private static final ObjectRef OBJECT = new ObjectRef("demo", "a");
    private static final String STAT = "{\"fsize\":7,\"hash\":\"h\"}";

    private final ManualClock clock = new ManualClock(ManagementWire.NOW);
    private ManagementWire server;
    private ManagementClient client;

    @BeforeEach
    void start() {
        server = new ManagementWire();
        server.answers(200, STAT);
        server.region(answer(200, server.regionAnswer("one.test", "two.test", "three.test")));
        client = server.client().clock(clock).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private List<String> hosts() {
        return server.requests().stream().map(LoggedRequest::getHost).toList();
    }

    private void stat() throws IOException {
        client.stat(StatObjectRequest.of(OBJECT));
    }

    @Test
    void theFirstHostIsAskedWhileItWorks() throws IOException {
        stat();
        stat();

        assertThat(hosts()).containsExactly("one.test", "one.test");
    }

    @Test
    void aHostThatFailsRestsForTenMinutes() throws IOException {
        server.onHost("one.test", answer(599, "{}"));
        stat();
        stat();
        assertThat(hosts()).containsExactly("one.test", "two.test", "two.test");

        clock.advance(RestingHosts.REST);
        stat();
        assertThat(hosts().subList(3, 5)).containsExactly("one.test", "two.test");
    }

    @Test
    void aHostThatDoesNotAnswerRests() throws IOException {
        server.onHost("one.test", aResponse().withFault(Fault.EMPTY_RESPONSE));
        server.onHost("two.test", aResponse().withBody("<html>log in</html>"));
        stat();

        assertThat(hosts()).containsExactly("one.test", "two.test", "three.test");
    }

    @Test
    void whenAllRestTheOneThatRestedLongestIsAskedFirst() throws IOException {
        server.onHost("one.test", answer(503, "{}"));
        server.onHost("two.test", answer(503, "{}"));
        server.onHost("three.test", answer(503, "{}"));
        assertThatThrownBy(this::stat).isInstanceOfSatisfying(ServiceException.class, e -> {
            assertThat(e.attempts()).isEqualTo(3);
            assertThat(e.getSuppressed()).hasSize(2);
        });

        server.forgetRequests();
        server.onHost("two.test", answer(200, STAT));
        clock.advance(Duration.ofMinutes(1));
        stat();
        stat();

        assertThat(hosts()).containsExactly("one.test", "two.test", "two.test");
    }

    @Test
    void everyHostIsTriedAsOftenAsThePolicySays() throws IOException {
        server.onHost("one.test", answer(599, "{}"));
        try (ManagementClient patient =
                server.client().retryPolicy(ManagementWire.QUICK).build()) {
            patient.stat(StatObjectRequest.of(OBJECT));
        }

        assertThat(hosts()).containsExactly("one.test", "one.test", "one.test", "two.test");
    }

    @Test
    void aRefusalIsNoReasonToAskElsewhere() {
        for (int status : new int[] {400, 401, 403, 478, 573, 579, 612, 614, 631}) {
            server.forgetRequests();
            server.onHost("one.test", answer(status, "{\"error\":\"no\"}"));

            assertThatThrownBy(this::stat).isInstanceOf(ServiceException.class);
            assertThat(hosts()).filteredOn(host -> !host.equals("uc.test")).containsExactly("one.test");
        }
    }

    @Test
    void whatMayHaveHappenedIsNotSentElsewhere() {
        server.onHost("one.test", aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThatThrownBy(() -> client.move(new NativeMoveRequest(OBJECT, new ObjectRef("demo", "b"), false)))
                .isInstanceOf(TransportException.class);
        assertThat(hosts()).containsExactly("one.test");
    }

    @Test
    void whatCertainlyDidNotHappenIsSentElsewhere() throws IOException {
        server.onHost("one.test", answer(503, "{}"));

        client.move(new NativeMoveRequest(OBJECT, new ObjectRef("demo", "b"), false));

        assertThat(hosts()).containsExactly("one.test", "two.test");
    }

    @Test
    void aRegionWithoutTheHostIsSaidToHaveNone() {
        server.region(answer(200, "{\"hosts\":[{\"region\":\"mine\"}]}"));

        assertThatThrownBy(this::stat)
                .hasMessage(
                        "statObject demo/a: the service names no rs host for region mine, which this operation needs");
    }
}
