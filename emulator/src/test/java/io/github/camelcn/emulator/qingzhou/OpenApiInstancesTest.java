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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiInstancesTest {
    private static final Duration DELAY = Duration.ofHours(4);

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU =
            new QingzhouEmulatorExtension(QingzhouEmulator.builder().transitionDelay(DELAY));

    private final QingzhouEmulator emulator = QINGZHOU.emulator();
    private final OpenApiClient client = new OpenApiClient(emulator);

    private String running(String name) {
        String id = client.create(name);
        emulator.passTime(DELAY);
        return id;
    }

    @Test
    void aNewInstanceIsCreatedStartedAndRuns() {
        Answer created = client.post(
                "CreateInstance",
                "/v1/instances",
                "{'name':'web-01','imageId':'image-ubuntu2204','flavorId':'flavor-2c4g','vpcId':'vpc-0a1b2c3d',"
                        + "'systemDiskGiB':60,'password':'Secret-99','description':'first','tags':{'a':'b'}}");
        String id = created.text("/instanceIds/0");

        assertThat(created.status()).isEqualTo(202);
        assertThat(created.text("/taskId")).matches("task-[0-9a-f]{8}");
        assertThat(created.text("/requestId")).isEqualTo(created.header("x-acs-request-id"));
        assertThat(id).matches("i-[0-9a-f]{8}");
        assertThat(client.status(id)).isEqualTo("Creating");
        emulator.passTime(DELAY.dividedBy(2));
        assertThat(client.status(id)).isEqualTo("Starting");
        emulator.passTime(DELAY.dividedBy(2));
        Answer running = client.get("DescribeInstance", "/v1/instances/" + id);
        assertThat(running.text("/instance/status")).isEqualTo("Running");
        assertThat(running.text("/instance/name")).isEqualTo("web-01");
        assertThat(running.json().at("/instance/cpu").asInt()).isEqualTo(2);
        assertThat(running.json().at("/instance/memoryMiB").asInt()).isEqualTo(4096);
        assertThat(running.json().at("/instance/systemDiskGiB").asInt()).isEqualTo(60);
        assertThat(running.text("/instance/imageName")).isEqualTo("Ubuntu 22.04 LTS");
        assertThat(running.text("/instance/subnetId")).isEqualTo("subnet-0a1b2c3d");
        assertThat(running.text("/instance/privateIpAddresses/0")).isEqualTo("10.0.0.5");
        assertThat(running.text("/instance/statusChangedAt")).isGreaterThan(running.text("/instance/createdAt"));
        assertThat(running.json().toString()).doesNotContain("Secret-99");
        assertThat(emulator.controls().instance(id).orElseThrow().password()).isEqualTo("Secret-99");
    }

    @Test
    void everyPowerChangeGoesThroughItsState() {
        String id = running("web-01");
        List<String> seen = new ArrayList<>();
        for (String step : List.of(
                "StopInstance stop",
                "StartInstance start",
                "RebootInstance reboot",
                "SuspendInstance suspend",
                "ResumeInstance resume")) {
            String[] words = step.split(" ");
            assertThat(client.post(words[0], "/v1/instances/" + id + "/" + words[1])
                            .status())
                    .isEqualTo(202);
            seen.add(client.status(id));
            emulator.passTime(DELAY);
            seen.add(client.status(id));
        }

        assertThat(seen)
                .containsExactly(
                        "Stopping",
                        "Stopped",
                        "Starting",
                        "Running",
                        "Rebooting",
                        "Running",
                        "Suspending",
                        "Suspended",
                        "Resuming",
                        "Running");
    }

    @Test
    void aChangeFromTheWrongStateOrDuringAnotherIsAConflict() {
        String id = running("web-01");

        Answer wrong = client.post("StartInstance", "/v1/instances/" + id + "/start");
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.code()).isEqualTo("IncorrectInstanceStatus");
        client.post("RebootInstance", "/v1/instances/" + id + "/reboot");
        assertThat(client.post("StopInstance", "/v1/instances/" + id + "/stop").code())
                .isEqualTo("OperationConflict");
    }

    @Test
    void aForcedStopEndsTheChangeUnderWay() {
        String id = running("web-01");
        client.post("RebootInstance", "/v1/instances/" + id + "/reboot");

        assertThat(client.post("StopInstance", "/v1/instances/" + id + "/stop", "{'force':true}")
                        .status())
                .isEqualTo(202);
        emulator.passTime(DELAY);
        assertThat(client.status(id)).isEqualTo("Stopped");
    }

    @Test
    void aDestroyedInstanceIsGoneAfterAWhile() {
        String id = running("web-01");

        assertThat(client.delete("DeleteInstance", "/v1/instances/" + id + "?force=false")
                        .code())
                .isEqualTo("IncorrectInstanceStatus");
        assertThat(client.delete("DeleteInstance", "/v1/instances/" + id + "?force=true")
                        .status())
                .isEqualTo(202);
        assertThat(client.status(id)).isEqualTo("Deleting");
        emulator.passTime(DELAY);
        Answer gone = client.get("DescribeInstance", "/v1/instances/" + id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.code()).isEqualTo("InvalidInstanceId.NotFound");
        assertThat(client.get("DescribeInstances", "/v1/instances")
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void listsPageByPageAndFilters() {
        for (int i = 1; i <= 5; i++) {
            running("web-0" + i);
        }
        String stopped = client.create("last");
        emulator.passTime(DELAY);
        client.post("StopInstance", "/v1/instances/" + stopped + "/stop");

        Answer second = client.get("DescribeInstances", "/v1/instances?pageNumber=2&pageSize=4");
        assertThat(second.json().path("totalCount").asInt()).isEqualTo(6);
        assertThat(second.json().path("instances")).hasSize(2);
        assertThat(second.text("/instances/1/instanceId")).isEqualTo(stopped);
        assertThat(client.get("DescribeInstances", "/v1/instances?pageNumber=9")
                        .json()
                        .path("instances"))
                .isEmpty();
        assertThat(client.get("DescribeInstances", "/v1/instances?status=Stopped,Stopping")
                        .json()
                        .path("instances"))
                .hasSize(1);
        assertThat(client.get("DescribeInstances", "/v1/instances?name=web-03")
                        .json()
                        .path("instances"))
                .hasSize(1);
        assertThat(client.get("DescribeInstances", "/v1/instances?instanceIds=" + stopped + "%2Ci-00000000")
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get("DescribeInstances", "/v1/instances?pageSize=101").code())
                .isEqualTo("InvalidParameter");
        assertThat(client.get("DescribeInstances", "/v1/instances?status=Dancing")
                        .code())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void aStatusFilterFindsEveryRawStatusOfTheSameState() {
        client.create("web-01");

        assertThat(client.get("DescribeInstances", "/v1/instances?status=Pending")
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(1);
    }
}
