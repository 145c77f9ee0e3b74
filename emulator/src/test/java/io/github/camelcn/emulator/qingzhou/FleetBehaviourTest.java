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

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What can go wrong, and what must not. */
class FleetBehaviourTest {
    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final String BODY = "{'name':'web-01','imageId':'image-ubuntu2204','flavorId':'flavor-2c4g'";

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU =
            new QingzhouEmulatorExtension(QingzhouEmulator.builder().transitionDelay(DELAY));

    private final QingzhouEmulator emulator = QINGZHOU.emulator();
    private final OpenApiClient client = new OpenApiClient(emulator);

    private Answer create(String token) {
        return client.post("CreateInstance", "/v1/instances", BODY + ",'clientToken':'" + token + "'}");
    }

    @Test
    void theSameTokenGivesTheSameInstance() {
        Answer first = create("t-1");
        emulator.passTime(DELAY);
        Answer second = create("t-1");

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("/instanceIds/0")).isEqualTo(first.text("/instanceIds/0"));
        assertThat(second.text("/taskId")).isEqualTo(first.text("/taskId"));
        assertThat(second.text("/requestId")).isNotEqualTo(first.text("/requestId"));
        assertThat(emulator.controls().instances()).hasSize(1);
        assertThat(create("t-2").text("/instanceIds/0")).isNotEqualTo(first.text("/instanceIds/0"));
    }

    @Test
    void theSameTokenWithOtherParametersIsAConflictUntilADayHasPassed() {
        create("t-1");
        String other = BODY.replace("web-01", "web-02") + ",'clientToken':'t-1'}";

        Answer refused = client.post("CreateInstance", "/v1/instances", other);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("IdempotentParameterMismatch");
        emulator.passTime(Duration.ofHours(25));
        assertThat(client.post("CreateInstance", "/v1/instances", other).status())
                .isEqualTo(202);
    }

    @Test
    void aRefusedCreateDoesNotUseItsTokenUp() {
        emulator.controls().balanceExhausted(true);
        assertThat(create("t-1").code()).isEqualTo("InsufficientBalance");
        emulator.controls().balanceExhausted(false);

        assertThat(create("t-1").status()).isEqualTo(202);
    }

    @Test
    void manyCreatesAtOnceWithOneTokenMakeOneInstance() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Answer> call = () -> new OpenApiClient(emulator)
                    .post("CreateInstance", "/v1/instances", BODY + ",'clientToken':'same'}");
            List<Future<Answer>> answers =
                    threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> call).toList());
            Set<String> ids = answers.stream()
                    .map(FleetBehaviourTest::get)
                    .map(answer -> answer.text("/instanceIds/0"))
                    .collect(Collectors.toSet());

            assertThat(ids).hasSize(1).doesNotContain("");
            assertThat(emulator.controls().instances()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Answer get(Future<Answer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLostAnswerLeavesTheInstanceAndItsTokenFindsItAgain() {
        emulator.faults().on("POST", "/v1/instances").times(1).dropAfterEffect();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> create("t-1"));

        String id = emulator.controls().instances().get(0).id();
        assertThat(create("t-1").text("/instanceIds/0")).isEqualTo(id);
        assertThat(emulator.controls().instances()).hasSize(1);
        assertThat(emulator.calls()).hasSize(2).allMatch(QingzhouCall::succeeded);
    }

    @Test
    void aCreationThatFailsEndsInAnError() {
        emulator.controls().failNextOf("createInstance", "web-01");
        String id = client.create("web-01");
        String other = client.create("web-02");

        emulator.passTime(DELAY);

        assertThat(client.status(id)).isEqualTo("Error");
        assertThat(client.status(other)).isEqualTo("Running");
        assertThat(client.post("StartInstance", "/v1/instances/" + id + "/start")
                        .code())
                .isEqualTo("IncorrectInstanceStatus");
        assertThat(client.post("RebuildInstance", "/v1/instances/" + id + "/rebuild", "{'imageId':'image-ubuntu2204'}")
                        .status())
                .as("the way out")
                .isEqualTo(202);
        emulator.passTime(DELAY);
        assertThat(client.status(id)).isEqualTo("Running");
    }

    @Test
    void anyChangeCanFailAndOnlyAsOftenAsTold() {
        String id = client.create("web-01");
        emulator.passTime(DELAY);
        emulator.controls().failNext("stopInstance", 1);

        client.post("StopInstance", "/v1/instances/" + id + "/stop");
        emulator.passTime(DELAY);
        assertThat(client.status(id)).isEqualTo("Error");
        emulator.controls().force(id, "RUNNING");
        client.post("StopInstance", "/v1/instances/" + id + "/stop");
        emulator.passTime(DELAY);
        assertThat(client.status(id)).isEqualTo("Stopped");
    }

    @Test
    void aStateCanBeForcedAsIfSomebodyElseHadDoneSo() {
        String id = client.create("web-01");

        emulator.controls().force(id, "STOPPED");
        assertThat(client.status(id)).isEqualTo("Stopped");
        emulator.passTime(DELAY);
        assertThat(client.status(id)).as("the creation ended with that").isEqualTo("Stopped");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.controls().force(id, "STARTING"));
        emulator.controls().force(id, "DELETED");
        assertThat(client.get("DescribeInstance", "/v1/instances/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void quotaAndBalanceLimitWhatIsCreated() {
        Answer many = client.post("CreateInstance", "/v1/instances", BODY + ",'count':20}");
        assertThat(many.json().path("instanceIds")).hasSize(20);

        Answer more = client.post("CreateInstance", "/v1/instances", BODY + "}");
        assertThat(more.status()).isEqualTo(403);
        assertThat(more.code()).isEqualTo("QuotaExceeded.Instance");
        emulator.controls().balanceExhausted(true);
        assertThat(client.post("CreateDisk", "/v1/disks", "{'sizeGiB':10}").status())
                .isEqualTo(402);
        assertThat(QingcloudClient.code(new QingcloudClient(emulator).call("CreateVolumes", "size", "10")))
                .isEqualTo(2400);
    }

    @Test
    void faultsAreWordedByTheStyleTheyStrike() {
        emulator.faults().storm(1);
        Answer storm = client.get("DescribeRegions", "/v1/regions");
        assertThat(storm.status()).isEqualTo(503);
        assertThat(storm.code()).isEqualTo("ServiceUnavailable");
        assertThat(storm.text("/requestId")).isEqualTo(storm.header("x-acs-request-id"));

        emulator.faults().on("GET", "/api/").times(1).answer(429, "Throttling");
        Answer rest = new RestClient(emulator).get("vm/list");
        assertThat(rest.status()).isEqualTo(429);
        assertThat(rest.json().path("code").asInt()).isEqualTo(429);

        emulator.faults().on("GET", "/iaas/").times(1).answer(503, "service_unavailable");
        QingcloudClient qingcloud = new QingcloudClient(emulator);
        assertThat(QingcloudClient.code(qingcloud.call("DescribeInstances"))).isEqualTo(5300);
        emulator.faults().on("GET", "/iaas/").times(1).answer(200, "5200");
        assertThat(QingcloudClient.code(qingcloud.call("DescribeInstances"))).isEqualTo(5200);
    }

    @Test
    void faultsStrikeByActionAndAnswerLikeAProxy() {
        String id = emulator.controls().addRunning("web-01");
        emulator.faults().on(QingzhouEmulator.action("RebootInstance")).times(1).answer(500, "InternalError");
        emulator.faults().on(QingzhouEmulator.action("DescribeZones")).times(1).answer(200, "5300");
        emulator.faults().on(QingzhouEmulator.action("vm/list")).times(1).bareStatus(502);

        assertThat(client.status(id)).isEqualTo("Running");
        assertThat(client.post("RebootInstance", "/v1/instances/" + id + "/reboot")
                        .status())
                .isEqualTo(500);
        assertThat(client.post("RebootInstance", "/v1/instances/" + id + "/reboot")
                        .status())
                .isEqualTo(202);
        assertThat(QingcloudClient.code(new QingcloudClient(emulator).call("DescribeZones")))
                .isEqualTo(5300);
        assertThat(new RestClient(emulator).loggedIn().get("vm/list").status()).isEqualTo(502);
        emulator.faults().next(1).foreignAnswer(200, "text/html", "\"<html>login</html>\"");
        Answer foreign = client.get("DescribeRegions", "/v1/regions");
        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.header("Content-Type")).isEqualTo("text/html");
        assertThat(foreign.json().asText()).isEqualTo("<html>login</html>");
    }

    @Test
    void whatIsWrittenDownMasksSecretsWhenItIsShown() {
        client.post("CreateInstance", "/v1/instances", BODY + ",'password':'Secret-\\\"99'}");
        new RestClient(emulator).loggedIn().create("web-02");
        new QingcloudClient(emulator).create("web-03");

        assertThat(emulator.calls().get(0).body()).contains("Secret-");
        assertThat(emulator.calls()).hasSize(4);
        String shown = emulator.calls() + "\n" + emulator.requests();
        assertThat(shown)
                .doesNotContain("Secret-", "Emulator-Pass-1", "Signature=", "Bearer ")
                .contains("\"password\":\"***\"", "login_passwd=***", "signature=***");
        assertThat(emulator.calls())
                .extracting(QingzhouCall::operation)
                .containsExactly("createInstance", "testConnection", "createInstance", "createInstance");
        assertThat(emulator.calls()).extracting(QingzhouCall::account).containsOnly(QingzhouEmulator.ACCESS_KEY_ID);
    }

    @Test
    void aRefusalIsWrittenDownWithItsCode() {
        client.get("DescribeInstance", "/v1/instances/i-00000000");

        QingzhouCall call = emulator.calls().get(0);
        assertThat(call.operation()).isEqualTo("describeInstance");
        assertThat(call.code()).isEqualTo("InvalidInstanceId.NotFound");
        assertThat(call.status()).isEqualTo(404);
        assertThat(call.succeeded()).isFalse();
        assertThat(emulator.requests()).extracting(RecordedRequest::status).containsExactly(404);
    }

    @Test
    void aChangeMayStayInvisibleForAWhile() {
        try (QingzhouEmulator slow = QingzhouEmulator.builder()
                .instances(1)
                .transitionDelay(DELAY)
                .visibleDelay(DELAY.dividedBy(2))
                .start()) {
            OpenApiClient itsClient = new OpenApiClient(slow);
            String id = slow.controls().instances().get(0).id();

            itsClient.post("StopInstance", "/v1/instances/" + id + "/stop");
            assertThat(itsClient.status(id)).isEqualTo("Running");
            assertThat(itsClient
                            .post("RebootInstance", "/v1/instances/" + id + "/reboot")
                            .code())
                    .isEqualTo("OperationConflict");
            slow.passTime(DELAY.dividedBy(2));
            assertThat(itsClient.status(id)).isEqualTo("Stopping");
            slow.passTime(DELAY.dividedBy(2));
            assertThat(itsClient.status(id)).isEqualTo("Stopped");
        }
    }

    @Test
    void tenThousandInstancesAreThereAndListedInAHundredPages() {
        try (QingzhouEmulator large =
                QingzhouEmulator.builder().instances(10_000).start()) {
            OpenApiClient itsClient = new OpenApiClient(large);

            Set<String> ids = IntStream.rangeClosed(1, 100)
                    .mapToObj(page -> itsClient
                            .get("DescribeInstances", "/v1/instances?pageSize=100&pageNumber=" + page)
                            .json()
                            .path("instances"))
                    .flatMap(page -> IntStream.range(0, page.size())
                            .mapToObj(i -> page.path(i).path("instanceId").asText()))
                    .collect(Collectors.toSet());

            assertThat(ids).hasSize(10_000);
            assertThat(large.requestCount()).isEqualTo(100);
            assertThat(itsClient.create("one-more")).startsWith("i-");
        }
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        String id = client.create("web-01");
        emulator.reset();

        assertThat(emulator.controls().instances()).isEmpty();
        assertThat(client.create("web-01")).isEqualTo(id);
    }

    @Test
    void anOverriddenContractMovesActionsPathsAndInputs() {
        String override = "{\"apiVersion\":\"2026-01-01\",\"operations\":{\"startInstance\":{\"action\":\"PowerOn\","
                + "\"path\":\"/v1/vms/{instanceId}/on\"},\"stopInstance\":null,"
                + "\"createDisk\":{\"params\":{\"diskGiB\":{\"pointer\":\"/spec/size\",\"scale\":1024}}}}}";
        try (QingzhouEmulator other =
                QingzhouEmulator.builder().contract(override).instances(1).start()) {
            OpenApiClient itsClient =
                    new OpenApiClient(other).beforeSigning(headers -> headers.put("x-acs-version", "2026-01-01"));
            String id = other.controls().instances().get(0).id();

            assertThat(itsClient.post("PowerOn", "/v1/vms/" + id + "/on").code())
                    .isEqualTo("IncorrectInstanceStatus");
            assertThat(itsClient
                            .post("StopInstance", "/v1/instances/" + id + "/stop")
                            .code())
                    .isEqualTo("InvalidAction");
            String disk = itsClient
                    .post("CreateDisk", "/v1/disks", "{'spec':{'size':20480}}")
                    .text("/diskId");
            assertThat(itsClient
                            .get("DescribeDisks", "/v1/disks?diskIds=" + disk)
                            .json()
                            .at("/disks/0/sizeGiB")
                            .asInt())
                    .isEqualTo(20);
        }
    }

    @Test
    void anotherSignerIsLetThroughWhenSignaturesAreNotChecked() {
        try (QingzhouEmulator open =
                QingzhouEmulator.builder().verifySignatures(false).start()) {
            Answer answer = new OpenApiClient(open)
                    .afterSigning(headers -> headers.put("authorization", "Bearer something"))
                    .get("DescribeRegions", "/v1/regions");

            assertThat(answer.status()).isEqualTo(200);
        }
    }
}
