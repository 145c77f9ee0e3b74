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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.BindIpRequest;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.CreateBackupRequest;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.CreateWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DeleteBackupRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.DeleteWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DestroyInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.GetHostStatusRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.GetScreenshotRequest;
import io.github.camelcn.component.qingzhou.model.GetVncUrlRequest;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListIsosRequest;
import io.github.camelcn.component.qingzhou.model.MountIsoRequest;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.ResizeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestoreBackupRequest;
import io.github.camelcn.component.qingzhou.model.ResumeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.SuspendInstanceRequest;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;
import io.github.camelcn.component.qingzhou.model.UnbindIpRequest;
import io.github.camelcn.component.qingzhou.model.UnmountIsoRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every operation of the rest style: its request as section 6.2 of the protocol has it, and its result. */
class RestWireTest {

    private static final String OK = "{\"code\":0,\"msg\":\"ok\",\"data\":{}}";

    @AutoClose
    private final WireServer server = new WireServer();

    private static String data(String json) {
        return "{\"code\":0,\"data\":" + json + "}";
    }

    private static WireCase change(QingzhouRequest<ChangeResult> request, String sent, boolean completed) {
        String id = Changed.id(request, StyleRules.of(ApiStyle.rest, request.operation()));
        return WireCase.of(
                request,
                sent,
                OK,
                "ChangeResult[operation=" + request.operation() + ", resourceId=" + id + ", resourceIds=[" + id
                        + "], taskId=, requestId=, completed=" + completed + "]");
    }

    static List<WireCase> cases() {
        String instances =
                "{\"list\":[{\"id\":101,\"name\":\"web-01\",\"cpu\":2,\"memory\":\"2048\",\"disk\":8192,\"os\":\"ubuntu22\"}]}";
        String status =
                "{\"status\":\"running\",\"cpu_usage\":12,\"mem_usage\":900,\"hdd_usage\":3000,\"net_up\":1,\"net_down\":2,\"traffic_used\":512}";
        String instance =
                "Instance[id=101, name=web-01, description=null, state=%s, rawState=%s, cpu=2, memoryMiB=2048, diskMiB=8192,"
                        + " imageId=null, imageName=ubuntu22, flavorId=null, privateIps=[], publicIps=[], regionId=null,"
                        + " zoneId=null, vpcId=null, subnetId=null, createdAt=null, stateChangedAt=null, tags={}]";
        return List.of(
                WireCase.of(
                        new ListInstancesRequest(null, null, "web", null, null, null, null, PageRequest.FIRST),
                        "GET /api/vm/list",
                        data(instances),
                        "Page[items=[" + instance.formatted("UNKNOWN", "null") + "], totalCount=1, nextToken=]"),
                new WireCase(
                        new DescribeInstanceRequest("101"),
                        List.of("GET /api/vm/101/status", "GET /api/vm/list"),
                        List.of(data(status), data(instances)),
                        instance.formatted("RUNNING", "running")),
                WireCase.of(
                        CreateInstanceRequest.builder()
                                .name("网站")
                                .imageId("ubuntu22")
                                .cpu(2)
                                .memoryMiB(2048L)
                                .diskGiB(8)
                                .password("Secret-Pass-1")
                                .bandwidthUpMbps(10)
                                .trafficLimitMiB(1024L)
                                .build(),
                        "POST /api/vm/create {\"name\":\"网站\",\"cpu\":2,\"memory\":2048,\"disk\":8192,\"os_image\":\"ubuntu22\",\"password\":\"Secret-Pass-1\",\"bandwidth_up\":10,\"traffic_limit\":1024}",
                        data("{\"id\":101}"),
                        "ChangeResult[operation=createInstance, resourceId=101, resourceIds=[101], taskId=, requestId=, completed=false]"),
                change(new StartInstanceRequest("101"), "POST /api/vm/101/power {\"action\":\"start\"}", false),
                change(new StopInstanceRequest("101", null), "POST /api/vm/101/power {\"action\":\"shutdown\"}", false),
                change(new RestartInstanceRequest("101", true), "POST /api/vm/101/power {\"action\":\"reset\"}", false),
                change(new SuspendInstanceRequest("101"), "POST /api/vm/101/power {\"action\":\"suspend\"}", false),
                change(new ResumeInstanceRequest("101"), "POST /api/vm/101/power {\"action\":\"resume\"}", false),
                change(
                        new DestroyInstanceRequest("云主机", null, null, null),
                        "DELETE /api/vm/%E4%BA%91%E4%B8%BB%E6%9C%BA",
                        false),
                change(
                        new ResizeInstanceRequest("101", null, 4, 8192L, 100, null, 5, null),
                        "PUT /api/vm/101/config {\"cpu\":4,\"memory\":8192,\"disk\":102400,\"bandwidth_down\":5}",
                        false),
                change(
                        new ResetPasswordRequest("101", "Secret-Pass-1", null),
                        "POST /api/vm/101/password {\"password\":\"Secret-Pass-1\"}",
                        false),
                change(
                        new RebuildInstanceRequest("101", "centos79", "Secret-Pass-1", null),
                        "POST /api/vm/101/reinstall {\"os_image\":\"centos79\",\"password\":\"Secret-Pass-1\"}",
                        false),
                WireCase.of(
                        new GetVncUrlRequest("101"),
                        "GET /api/vm/101/vnc",
                        data("{\"url\":\"\",\"token\":\"t\",\"port\":6080}"),
                        "VncAccess[hidden]"),
                WireCase.of(
                        new GetScreenshotRequest("101", null),
                        "GET /api/vm/101/screenshot",
                        data("{\"image\":\"AAEC\"}"),
                        "Screenshot[image/png, 3 bytes]"),
                WireCase.of(
                        new GetMetricsRequest("101", List.of("cpu", "network"), null, null, null),
                        "GET /api/vm/101/status",
                        data(status),
                        "[MetricSeries[metric=cpu.usage, unit=percent, periodSeconds=0, points=[MetricPoint[timestamp=2026-01-15T08:30:00Z, value=12.0]]],"
                                + " MetricSeries[metric=network.in, unit=bytes/s, periodSeconds=0, points=[MetricPoint[timestamp=2026-01-15T08:30:00Z, value=250000.0]]],"
                                + " MetricSeries[metric=network.out, unit=bytes/s, periodSeconds=0, points=[MetricPoint[timestamp=2026-01-15T08:30:00Z, value=125000.0]]],"
                                + " MetricSeries[metric=traffic.used, unit=MiB, periodSeconds=0, points=[MetricPoint[timestamp=2026-01-15T08:30:00Z, value=512.0]]]]"),
                WireCase.of(
                        new CreateBackupRequest("101", null, "nightly", null),
                        "POST /api/vm/101/backup {\"description\":\"nightly\"}",
                        data("{\"backup_id\":\"b-1\"}"),
                        "ChangeResult[operation=createBackup, resourceId=b-1, resourceIds=[b-1], taskId=, requestId=, completed=true]"),
                WireCase.of(
                        new ListBackupsRequest("101", null, PageRequest.FIRST),
                        "GET /api/vm/101/backups",
                        data(
                                "{\"list\":[{\"id\":\"b-1\",\"created_at\":1768465800,\"description\":\"d\",\"os_name\":\"u\"},{\"id\":\"b-2\",\"created_at\":\"2026-01-15 08:30:00\"}]}"),
                        "Page[items=[Snapshot[id=b-1, name=null, description=d, kind=BACKUP, state=AVAILABLE, instanceId=101, sizeMiB=null, imageName=u, createdAt=2026-01-15T08:30:00Z],"
                                + " Snapshot[id=b-2, name=null, description=null, kind=BACKUP, state=AVAILABLE, instanceId=101, sizeMiB=null, imageName=null, createdAt=2026-01-15T08:30:00Z]], totalCount=2, nextToken=]"),
                change(
                        new RestoreBackupRequest("b-1", "101"),
                        "POST /api/vm/101/restore {\"backup_id\":\"b-1\"}",
                        false),
                change(new DeleteBackupRequest("b-1", "101"), "DELETE /api/vm/101/backup/b-1", true),
                change(
                        new AttachDiskRequest("101", null, "data1", 10),
                        "POST /api/vm/101/disk/mount {\"disk_name\":\"data1\",\"disk_size\":10240}",
                        true),
                change(
                        new DetachDiskRequest("101", null, "data1"),
                        "POST /api/vm/101/disk/unmount {\"disk_name\":\"data1\"}",
                        true),
                change(new DeleteDiskRequest(null, "101", "data1"), "DELETE /api/vm/101/disk/data1", true),
                WireCase.of(
                        new ListIsosRequest(PageRequest.FIRST),
                        "GET /api/iso/list",
                        data("{\"list\":[\"debian.iso\",{\"iso_name\":\"alpine\",\"file\":\"alpine.iso\"}]}"),
                        "Page[items=[Iso[id=null, name=debian.iso, file=debian.iso, sizeMiB=null], Iso[id=null, name=alpine, file=alpine.iso, sizeMiB=null]], totalCount=2, nextToken=]"),
                change(
                        new MountIsoRequest("101", null, "debian.iso", "debian"),
                        "POST /api/vm/101/iso/mount {\"iso_file\":\"debian.iso\",\"iso_name\":\"debian\"}",
                        true),
                change(
                        new UnmountIsoRequest("101", null, "debian"),
                        "POST /api/vm/101/iso/unmount {\"iso_name\":\"debian\"}",
                        true),
                change(
                        new CreateNatRequest(10022, "192.168.1.5", 22, null, "ssh", null, null),
                        "POST /api/nat/create {\"wan_port\":10022,\"lan_port\":22,\"lan_addr\":\"192.168.1.5\",\"protocol\":\"tcp\",\"description\":\"ssh\"}",
                        true),
                change(
                        new DeleteNatRequest(10022, "192.168.1.5", 22, null, null, null),
                        "POST /api/nat/delete {\"wan_port\":10022,\"lan_addr\":\"192.168.1.5\",\"lan_port\":22}",
                        true),
                change(
                        new CreateWebProxyRequest("101", "a.example", "192.168.1.5", 80, null, null),
                        "POST /api/web/create {\"vm_id\":\"101\",\"domain\":\"a.example\",\"lan_addr\":\"192.168.1.5\",\"lan_port\":80,\"is_https\":false,\"description\":\"\"}",
                        true),
                change(
                        new DeleteWebProxyRequest("101", "a.example"),
                        "POST /api/web/delete {\"domain\":\"a.example\",\"vm_id\":\"101\"}",
                        true),
                change(
                        new BindIpRequest("101", null, "1.2.3.4", null, "pub", null, null, "255.255.255.0", null),
                        "POST /api/ip/bind {\"vm_id\":\"101\",\"nic_type\":\"pub\",\"ipv4\":\"1.2.3.4\",\"netmask\":\"255.255.255.0\"}",
                        true),
                change(
                        new UnbindIpRequest("101", null, "1.2.3.4", null, "pub", null, null, null),
                        "POST /api/ip/unbind {\"vm_id\":\"101\",\"nic_type\":\"pub\",\"ipv4\":\"1.2.3.4\"}",
                        true),
                WireCase.of(
                        new GetHostStatusRequest(),
                        "GET /api/host/status",
                        data(
                                "{\"cpu_usage\":5.5,\"cpu_total\":64,\"mem_total\":1000,\"mem_usage\":10,\"hdd_total\":2000,\"hdd_usage\":20,\"network_up\":1,\"network_down\":2.5}"),
                        "HostStatus[cpuUsagePercent=5.5, cpuTotal=64, memoryTotalMiB=1000, memoryUsedMiB=10, diskTotalMiB=2000, diskUsedMiB=20, networkUpMbps=1.0, networkDownMbps=2.5]"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sendsWhatTheDriverSendsAndReadsWhatComesBack(WireCase wire) throws IOException {
        server.answers(200, data("{\"token\":\"token-1\",\"expire\":3600}"));
        wire.answers().forEach(answer -> server.answers(200, answer));
        try (QingzhouClient client = server.client(ApiStyle.rest).build()) {
            Object result = client.execute(wire.request());
            assertThat(server.sent().get(0))
                    .isEqualTo("POST /api/auth/login {\"username\":\"AKID\",\"password\":\"secret\"}");
            assertThat(server.sent().subList(1, server.sent().size())).isEqualTo(wire.sent());
            assertThat(server.last().getHeader("Authorization")).isEqualTo("Bearer token-1");
            assertThat(WireCase.shown(result)).isEqualTo(wire.result());
        }
    }

    @Test
    void everyOperationOfTheStyleIsTested() {
        Set<QingzhouOperation> tested =
                cases().stream().map(wire -> wire.request().operation()).collect(Collectors.toSet());
        // the test of the connection is the login itself
        tested.add(QingzhouOperation.testConnection);
        assertThat(tested).isEqualTo(RestWire.INPUTS.keySet());
    }

    @Test
    void theConnectionIsTestedByALogin() throws IOException {
        server.answers(200, data("{\"token\":\"t\"}"));
        try (QingzhouClient client = server.client(ApiStyle.rest).build()) {
            assertThat(client.execute(new TestConnectionRequest()).regions()).isEmpty();
        }
        assertThat(server.sent()).hasSize(1);
    }

    @Test
    void theConsoleIsAtTheHostOfTheEndpointUnlessToldOtherwise() throws IOException {
        server.answers(200, data("{\"token\":\"t\"}")).answers(200, data("{\"token\":\"v\",\"port\":6080}"));
        try (QingzhouClient client =
                server.client(ApiStyle.rest).vncPublicHost("vnc.example.com").build()) {
            assertThat(client.execute(new GetVncUrlRequest("1")).url())
                    .isEqualTo("wss://vnc.example.com:6080/websockify/?token=v");
        }
    }

    @Test
    void refusesWhatTheStyleCannotDo() throws IOException {
        server.answers(200, data("{\"token\":\"t\"}"));
        try (QingzhouClient client = server.client(ApiStyle.rest).build()) {
            assertThatThrownBy(() -> client.execute(new RebuildInstanceRequest("1", "image", null, null)))
                    .hasMessage("rebuildInstance: password must be set with apiStyle=rest");
            assertThatThrownBy(() -> client.execute(new ListInstancesRequest(
                            null, null, null, List.of(InstanceState.RUNNING), null, null, null, PageRequest.FIRST)))
                    .hasMessageContaining("states needs restListStatus=true");
            assertThatThrownBy(() -> client.execute(new CreateNatRequest(1, "10.0.0.1", 1, "udp", null, null, null)))
                    .hasMessage("createNat: protocol must be tcp with apiStyle=rest");
            assertThatThrownBy(() -> client.execute(new StartInstanceRequest("..")))
                    .hasMessage("instanceId must not be \"..\"");
            assertThatThrownBy(() -> client.execute(new ListDisksRequest(null, null, PageRequest.FIRST)))
                    .isInstanceOf(NotOfferedException.class);
        }
        assertThat(server.requests()).isEmpty();
    }
}
