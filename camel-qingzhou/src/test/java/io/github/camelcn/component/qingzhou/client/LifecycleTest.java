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

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.CreateBackupRequest;
import io.github.camelcn.component.qingzhou.model.CreateDiskRequest;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.CreateSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.CreateWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DeleteBackupRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.DeleteSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.DeleteWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DestroyInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.DiskState;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.GetHostStatusRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.GetScreenshotRequest;
import io.github.camelcn.component.qingzhou.model.GetVncUrlRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListSnapshotsRequest;
import io.github.camelcn.component.qingzhou.model.ListVpcsRequest;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestoreSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.ResumeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.SnapshotKind;
import io.github.camelcn.component.qingzhou.model.StartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.SuspendInstanceRequest;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.qingzhou.QingzhouControls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A life of an instance, from its creation to its end, in every style against the emulator. */
class LifecycleTest {

    private static final String PASSWORD = "Guest-Pass-1";

    @AutoClose
    private final QingzhouEmulator emulator =
            QingzhouEmulator.builder().transitionDelay(Duration.ofSeconds(20)).start();

    private QingzhouClient client(ApiStyle style) {
        return EmulatorClients.client(emulator, style).build();
    }

    private static CreateInstanceRequest creation(ApiStyle style) {
        CreateInstanceRequest.Builder request = CreateInstanceRequest.builder()
                .name("web-01")
                .imageId("image-ubuntu2204")
                .password(PASSWORD)
                .diskGiB(40);
        return style == ApiStyle.rest
                ? request.cpu(2).memoryMiB(4096L).build()
                : request.flavorId("flavor-2c4g").build();
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void anInstanceLivesAndDies(ApiStyle style) throws Exception {
        ManualScheduler time = new ManualScheduler(emulator);
        try (QingzhouClient client = client(style)) {
            ChangeResult created = time.ends(client, creation(style));
            assertThat(created.completed()).isTrue();
            String id = created.resourceId();
            Instance instance = client.execute(new DescribeInstanceRequest(id));
            assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
            assertThat(instance.cpu()).isEqualTo(2);
            assertThat(instance.memoryMiB()).isEqualTo(4096);
            assertThat(instance.diskGiB()).isEqualTo(40.0);

            assertThat(state(time, client, new StopInstanceRequest(id, false))).isEqualTo("STOPPED");
            assertThat(state(time, client, new StartInstanceRequest(id))).isEqualTo("RUNNING");
            assertThat(state(time, client, new RestartInstanceRequest(id, false)))
                    .isEqualTo("RUNNING");
            if (client.offers(QingzhouOperation.suspendInstance)) {
                assertThat(state(time, client, new SuspendInstanceRequest(id))).isEqualTo("SUSPENDED");
                assertThat(state(time, client, new ResumeInstanceRequest(id))).isEqualTo("RUNNING");
            }
            if (client.offers(QingzhouOperation.resetPassword)) {
                time.ends(client, new ResetPasswordRequest(id, "Other-Pass-2", null));
                assertThat(emulator.controls().instance("web-01").orElseThrow().password())
                        .isEqualTo("Other-Pass-2");
            }
            String image = style == ApiStyle.qingcloud ? null : "image-centos79";
            assertThat(state(time, client, new RebuildInstanceRequest(id, image, PASSWORD, null)))
                    .isEqualTo("RUNNING");
            assertThat(client.list(ListInstancesRequest.all()).all())
                    .extracting(Instance::id)
                    .containsExactly(id);

            time.ends(client, new StopInstanceRequest(id, true));
            assertThat(time.ends(client, new DestroyInstanceRequest(id, null, null, null))
                            .completed())
                    .isTrue();
            assertThat(client.list(ListInstancesRequest.all()).all()).isEmpty();
        }
    }

    private String state(ManualScheduler time, QingzhouClient client, QingzhouRequest<ChangeResult> change)
            throws Exception {
        assertThat(time.ends(client, change).completed()).isTrue();
        return emulator.controls().instance("web-01").orElseThrow().state();
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"openapi", "qingcloud"})
    void disksAndSnapshotsAreMadeAndUsed(ApiStyle style) throws Exception {
        ManualScheduler time = new ManualScheduler(emulator);
        try (QingzhouClient client = client(style)) {
            String id = time.ends(client, creation(style)).resourceId();
            String disk = time.ends(client, new CreateDiskRequest(100, "data-1", null, null, null))
                    .resourceId();
            time.ends(client, new AttachDiskRequest(id, disk, null, null));
            Disk attached = client.execute(new ListDisksRequest(id, null, PageRequest.FIRST))
                    .items()
                    .get(0);
            assertThat(attached.state()).isEqualTo(DiskState.IN_USE);
            assertThat(attached.instanceId()).isEqualTo(id);
            assertThat(attached.sizeMiB()).isEqualTo(102_400);
            time.ends(client, new DetachDiskRequest(id, disk, null));
            time.ends(client, new DeleteDiskRequest(disk, null, null));
            assertThat(client.list(new ListDisksRequest(null, null, PageRequest.FIRST))
                            .all())
                    .isEmpty();

            String snapshot = time.ends(client, new CreateSnapshotRequest(id, "pre", null, null, null))
                    .resourceId();
            assertThat(client.list(new ListSnapshotsRequest(id, null, PageRequest.FIRST))
                            .all())
                    .extracting(Snapshot::id)
                    .containsExactly(snapshot);
            time.ends(client, new RestoreSnapshotRequest(snapshot, id));
            time.ends(client, new DeleteSnapshotRequest(snapshot, null));
            String backup = time.ends(client, new CreateBackupRequest(id, "full", null, null))
                    .resourceId();
            assertThat(client.list(new ListBackupsRequest(id, null, PageRequest.FIRST))
                            .all())
                    .extracting(Snapshot::kind)
                    .containsExactly(SnapshotKind.BACKUP);
            time.ends(client, new DeleteBackupRequest(backup, null));
            assertThat(client.list(new ListBackupsRequest(id, null, PageRequest.FIRST))
                            .all())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void consolesMetricsAndTheConnectionAreThere(ApiStyle style) throws Exception {
        ManualScheduler time = new ManualScheduler(emulator);
        try (QingzhouClient client = client(style)) {
            assertThat(client.execute(new TestConnectionRequest()).apiStyle()).isEqualTo(style);
            String id = time.ends(client, creation(style)).resourceId();
            assertThat(client.execute(new GetVncUrlRequest(id)).url()).contains("://");
            emulator.passTime(Duration.ofMinutes(30));
            assertThat(client.execute(new GetMetricsRequest(
                            id,
                            List.of("cpu", "network"),
                            null,
                            emulator.controls().now().minusSeconds(1200),
                            emulator.controls().now())))
                    .extracting(MetricSeries::metric)
                    .contains("cpu.usage", "network.in", "network.out");
            if (client.offers(QingzhouOperation.getScreenshot)) {
                assertThat(client.execute(new GetScreenshotRequest(id, null)).bytes())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theRestStyleForwardsPublishesAndCounts() throws Exception {
        ManualScheduler time = new ManualScheduler(emulator);
        try (QingzhouClient client = client(ApiStyle.rest)) {
            String id = time.ends(client, creation(ApiStyle.rest)).resourceId();
            client.execute(new CreateNatRequest(10022, "192.168.1.5", 22, null, "ssh", null, null));
            assertThat(emulator.controls().forwardedPorts()).containsExactly("tcp 10022 -> 192.168.1.5:22");
            client.execute(new DeleteNatRequest(10022, "192.168.1.5", 22, null, null, null));
            assertThat(emulator.controls().forwardedPorts()).isEmpty();
            client.execute(new CreateWebProxyRequest(id, "a.example", "192.168.1.5", 80, true, null));
            assertThat(emulator.controls().webProxies()).containsExactly("https://a.example -> 192.168.1.5:80");
            client.execute(new DeleteWebProxyRequest(id, "a.example"));
            assertThat(emulator.controls().webProxies()).isEmpty();
            client.execute(new AttachDiskRequest(id, null, "data1", 10));
            client.execute(new DetachDiskRequest(id, null, "data1"));
            client.execute(new DeleteDiskRequest(null, id, "data1"));
            assertThat(client.execute(new GetHostStatusRequest()).cpuTotal()).isPositive();
            String backup = client.execute(new CreateBackupRequest(id, null, "nightly", null))
                    .resourceId();
            emulator.passTime(Duration.ofMinutes(1));
            assertThat(client.execute(new ListBackupsRequest(id, null, PageRequest.FIRST))
                            .items())
                    .extracting(Snapshot::id)
                    .containsExactly(backup);
        }
    }

    @Test
    void theRestStyleLogsInAgainWhenItsTokenIsRefused() throws Exception {
        try (QingzhouClient client = client(ApiStyle.rest)) {
            client.execute(ListInstancesRequest.all());
            emulator.controls().revokeTokens();
            client.execute(ListInstancesRequest.all());
            assertThat(emulator.requests().stream()
                            .filter(request -> request.toString().contains("auth/login"))
                            .count())
                    .isEqualTo(2);
        }
    }

    @Test
    void qingcloudForwardsThroughARouter() throws Exception {
        try (QingzhouClient client = client(ApiStyle.qingcloud)) {
            String router = client.list(new ListVpcsRequest(null, PageRequest.FIRST))
                    .all()
                    .get(0)
                    .id();
            ManualScheduler time = new ManualScheduler(emulator);
            time.ends(
                    client,
                    new CreateNatRequest(
                            10022,
                            "192.168.1.5",
                            22,
                            null,
                            "ssh",
                            router,
                            "vxnet-" + router.substring(router.indexOf('-') + 1)));
            assertThat(emulator.controls().forwardedPorts()).containsExactly("tcp 10022 -> 192.168.1.5:22");
            time.ends(client, new DeleteNatRequest(10022, "192.168.1.5", 22, "tcp", router, null));
            assertThat(emulator.controls().forwardedPorts()).isEmpty();
        }
    }

    @Test
    void aLostAnswerOfACreationIsFoundAgainByItsToken() throws Exception {
        try (QingzhouClient client = EmulatorClients.client(emulator, ApiStyle.openapi)
                .retryPolicy(RetryPolicy.NEVER)
                .build()) {
            CreateInstanceRequest request = creation(ApiStyle.openapi).withClientToken("tok-1");
            emulator.faults().on("POST", "/v1/instances").times(1).dropAfterEffect();
            assertThatThrownBy(() -> client.execute(request))
                    .isInstanceOfSatisfying(MayHaveBeenCreatedException.class, lost -> {
                        assertThat(lost.clientToken()).isEqualTo("tok-1");
                        assertThat(lost).hasMessageContaining("It may have been created with clientToken tok-1");
                        assertThat(ErrorCategories.of(lost)).isEqualTo(ErrorCategory.TRANSPORT);
                    });
            String found = client.execute(request).resourceId();
            assertThat(emulator.controls().instances())
                    .extracting(QingzhouControls.InstanceView::id)
                    .containsExactly(found);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"rest", "qingcloud"})
    void aCreationWithoutTokenIsNeverSentTwice(ApiStyle style) throws Exception {
        try (QingzhouClient client = client(style)) {
            client.execute(new TestConnectionRequest());
            emulator.faults()
                    .on(request -> request.toString().contains("vm/create")
                            || request.toString().contains("RunInstances"))
                    .dropAfterEffect();
            assertThatThrownBy(() -> client.execute(creation(style)))
                    .isInstanceOf(MayHaveBeenCreatedException.class)
                    .hasMessageContaining("look for it by its name");
            assertThat(emulator.controls().instances()).hasSize(1);
        }
    }

    @Test
    void aChangeWhoseAnswerWasLostCountsWhenItHasHappened() throws Exception {
        ManualScheduler time = new ManualScheduler(emulator);
        try (QingzhouClient client = client(ApiStyle.openapi)) {
            String id = time.ends(client, creation(ApiStyle.openapi)).resourceId();
            emulator.faults().on("POST", "/stop").times(1).dropAfterEffect();
            assertThat(client.execute(new StopInstanceRequest(id, false)).resourceId())
                    .isEqualTo(id);
        }
    }

    @Test
    void aWrongClockHealsItself() throws Exception {
        emulator.faults().skewClock(Duration.ofHours(2));
        try (QingzhouClient client = client(ApiStyle.openapi)) {
            assertThat(client.execute(new TestConnectionRequest()).regions()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"openapi", "rest"})
    void throttlingIsBackedOffAndRepeated(ApiStyle style) throws Exception {
        try (QingzhouClient client = client(style)) {
            client.execute(new TestConnectionRequest());
            emulator.faults().next(2).bareStatus(429);
            client.execute(ListInstancesRequest.all());
        }
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void aFailureAfterTheChangeWasAcceptedTellsTheId(ApiStyle style) throws Exception {
        ManualScheduler time = new ManualScheduler(emulator);
        try (QingzhouClient client = client(style)) {
            emulator.controls().failNext("createInstance", 1);
            assertThatThrownBy(() -> time.ends(client, creation(style)))
                    .isInstanceOfSatisfying(WaitFailedException.class, failure -> {
                        assertThat(failure.accepted().resourceId()).isNotEmpty();
                        assertThat(failure.category()).isIn(ErrorCategory.CONFLICT, ErrorCategory.SERVER);
                    });
        }
    }

    @Test
    void longListsAreFetchedPageByPage() throws Exception {
        try (QingzhouEmulator large = QingzhouEmulator.builder().instances(250).start();
                QingzhouClient client =
                        EmulatorClients.client(large, ApiStyle.openapi).build()) {
            assertThat(client.list(ListInstancesRequest.all()).all()).hasSize(250);
            assertThat(large.requestCount()).isEqualTo(3);
        }
    }
}
