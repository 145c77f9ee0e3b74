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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.CreateBackupRequest;
import io.github.camelcn.component.qingzhou.model.CreateDiskRequest;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.DeleteBackupRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DeleteSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DestroyInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.Flavor;
import io.github.camelcn.component.qingzhou.model.GetHostStatusRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.GetScreenshotRequest;
import io.github.camelcn.component.qingzhou.model.GetVncUrlRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListFlavorsRequest;
import io.github.camelcn.component.qingzhou.model.ListImagesRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListIsosRequest;
import io.github.camelcn.component.qingzhou.model.ListRegionsRequest;
import io.github.camelcn.component.qingzhou.model.ListSnapshotsRequest;
import io.github.camelcn.component.qingzhou.model.ListVpcsRequest;
import io.github.camelcn.component.qingzhou.model.MountIsoRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.ResizeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestoreBackupRequest;
import io.github.camelcn.component.qingzhou.model.RestoreSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.ResumeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.SnapshotKind;
import io.github.camelcn.component.qingzhou.model.StartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.SuspendInstanceRequest;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;
import io.github.camelcn.component.qingzhou.model.UnbindIpRequest;
import io.github.camelcn.component.qingzhou.model.UnmountIsoRequest;
import io.github.camelcn.component.qingzhou.model.UpdateInstanceRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every operation of the openapi style: its request as section 5.2 of the protocol has it, and its result. */
class OpenApiWireTest {

    private static final String INSTANCE = """
            {"instanceId":"i-7f3a9c2b","name":"web-01","description":"","status":"Running","cpu":2,"memoryMiB":4096,
             "systemDiskGiB":40,"imageId":"image-ubuntu2204","imageName":"Ubuntu 22.04 LTS","flavorId":"flavor-2c4g",
             "regionId":"cn-north-1","zoneId":"cn-north-1a","vpcId":"vpc-0a1b2c3d","subnetId":"subnet-11aa22bb",
             "privateIpAddresses":["10.0.0.5"],"publicIpAddresses":[],"createdAt":"2026-01-15T08:30:00Z",
             "statusChangedAt":"2026-01-15T08:30:25Z","tags":{"team":"blue"}}""";

    private static final String SHOWN_INSTANCE =
            "Instance[id=i-7f3a9c2b, name=web-01, description=, state=RUNNING, rawState=Running, cpu=2, memoryMiB=4096,"
                    + " diskMiB=40960, imageId=image-ubuntu2204, imageName=Ubuntu 22.04 LTS, flavorId=flavor-2c4g,"
                    + " privateIps=[10.0.0.5], publicIps=[], regionId=cn-north-1, zoneId=cn-north-1a,"
                    + " vpcId=vpc-0a1b2c3d, subnetId=subnet-11aa22bb, createdAt=2026-01-15T08:30:00Z,"
                    + " stateChangedAt=2026-01-15T08:30:25Z, tags={team=blue}]";

    private static final String ACCEPTED = "{\"requestId\":\"r-1\",\"instanceId\":\"i-1\",\"taskId\":\"task-1\"}";
    private static final String DISK =
            "{\"diskId\":\"disk-1\",\"name\":\"data-1\",\"status\":\"InUse\",\"sizeGiB\":100,\"type\":\"ssd\",\"instanceId\":\"i-1\",\"device\":\"vdb\",\"createdAt\":\"2026-01-15T08:30:00Z\"}";
    private static final String SNAPSHOT =
            "{\"snapshotId\":\"snap-1\",\"name\":\"pre\",\"description\":\"d\",\"kind\":\"%s\",\"status\":\"Available\",\"instanceId\":\"i-1\",\"sizeGiB\":40,\"osName\":\"Ubuntu\",\"createdAt\":\"2026-01-15T08:30:00Z\"}";

    @AutoClose
    private final WireServer server = new WireServer();

    private static String accepted(String operation, String id) {
        return "ChangeResult[operation=" + operation + ", resourceId=" + id + ", resourceIds=[" + id
                + "], taskId=task-1, requestId=r-1, completed=false]";
    }

    private static String done(String operation, String id) {
        return "ChangeResult[operation=" + operation + ", resourceId=" + id + ", resourceIds=[" + id
                + "], taskId=, requestId=r-1, completed=true]";
    }

    private static String shownSnapshot(SnapshotKind kind) {
        return "Page[items=[Snapshot[id=snap-1, name=pre, description=d, kind=" + kind
                + ", state=AVAILABLE, instanceId=i-1, sizeMiB=40960, imageName=Ubuntu,"
                + " createdAt=2026-01-15T08:30:00Z]], totalCount=1, nextToken=]";
    }

    static List<WireCase> cases() {
        PageRequest page = PageRequest.of(1, 20);
        String regions =
                "{\"requestId\":\"r-1\",\"regions\":[{\"regionId\":\"cn-north-1\",\"name\":\"North\",\"endpoint\":\"https://api.qingzhou.cn\",\"status\":\"available\"}]}";
        String region = "[Region[id=cn-north-1, name=North, endpoint=https://api.qingzhou.cn, status=available]]";
        String ok = "{\"requestId\":\"r-1\",\"instanceId\":\"i-1\"}";
        String diskAnswer = "{\"requestId\":\"r-1\",\"diskId\":\"disk-1\",\"taskId\":\"task-1\"}";
        return List.of(
                WireCase.of(
                        new TestConnectionRequest(),
                        "GET /v1/regions",
                        regions,
                        "ConnectionReport[apiStyle=openapi, endpoint=http://127.0.0.1, regions=" + region + "]"),
                WireCase.of(
                        new ListRegionsRequest(),
                        "GET /v1/regions",
                        regions,
                        "Page[items=" + region + ", totalCount=1, nextToken=]"),
                WireCase.of(
                        new ListInstancesRequest(
                                List.of("i-1", "i-2"),
                                "web 1",
                                null,
                                List.of(InstanceState.RUNNING, InstanceState.STOPPED),
                                "vpc-1",
                                "z-1",
                                "image-1",
                                page),
                        "GET /v1/instances?imageId=image-1&instanceIds=i-1%2Ci-2&name=web%201&pageNumber=1&pageSize=20&status=Running%2CStopped&vpcId=vpc-1&zoneId=z-1",
                        "{\"requestId\":\"r-1\",\"totalCount\":21,\"instances\":[" + INSTANCE + "]}",
                        "Page[items=[" + SHOWN_INSTANCE + "], totalCount=21, nextToken=]"),
                WireCase.of(
                        new DescribeInstanceRequest("i-7f3a9c2b"),
                        "GET /v1/instances/i-7f3a9c2b",
                        "{\"requestId\":\"r-1\",\"instance\":" + INSTANCE + "}",
                        SHOWN_INSTANCE),
                WireCase.of(
                        CreateInstanceRequest.builder()
                                .name("web-01")
                                .imageId("image-ubuntu2204")
                                .flavorId("flavor-2c4g")
                                .vpcId("vpc-0a1b2c3d")
                                .diskGiB(40)
                                .password("Secret-Pass-1")
                                .tags(Map.of("team", "blue"))
                                .clientToken("5f1b")
                                .build(),
                        "POST /v1/instances {\"name\":\"web-01\",\"imageId\":\"image-ubuntu2204\",\"flavorId\":\"flavor-2c4g\",\"vpcId\":\"vpc-0a1b2c3d\",\"systemDiskGiB\":40,\"password\":\"Secret-Pass-1\",\"count\":1,\"tags\":{\"team\":\"blue\"},\"clientToken\":\"5f1b\"}",
                        "{\"requestId\":\"r-1\",\"instanceIds\":[\"i-1\",\"i-2\"],\"taskId\":\"task-1\"}",
                        "ChangeResult[operation=createInstance, resourceId=i-1, resourceIds=[i-1, i-2], taskId=task-1, requestId=r-1, completed=false]"),
                WireCase.of(
                        new StartInstanceRequest("i-1"),
                        "POST /v1/instances/i-1/start",
                        ACCEPTED,
                        accepted("startInstance", "i-1")),
                WireCase.of(
                        new StopInstanceRequest("i-1", true),
                        "POST /v1/instances/i-1/stop {\"force\":true}",
                        ACCEPTED,
                        accepted("stopInstance", "i-1")),
                WireCase.of(
                        new RestartInstanceRequest("i-1", null),
                        "POST /v1/instances/i-1/reboot {\"force\":false}",
                        ACCEPTED,
                        accepted("restartInstance", "i-1")),
                WireCase.of(
                        new SuspendInstanceRequest("i-1"),
                        "POST /v1/instances/i-1/suspend",
                        ACCEPTED,
                        accepted("suspendInstance", "i-1")),
                WireCase.of(
                        new ResumeInstanceRequest("i-1"),
                        "POST /v1/instances/i-1/resume",
                        ACCEPTED,
                        accepted("resumeInstance", "i-1")),
                WireCase.of(
                        new DestroyInstanceRequest("i-1", null, true, null),
                        "DELETE /v1/instances/i-1?deleteSnapshots=true&force=false",
                        ACCEPTED,
                        accepted("destroyInstance", "i-1")),
                WireCase.of(
                        new UpdateInstanceRequest("i-1", "web-02", null),
                        "PATCH /v1/instances/i-1 {\"name\":\"web-02\"}",
                        ok,
                        done("updateInstance", "i-1")),
                WireCase.of(
                        new ResizeInstanceRequest("i-1", "flavor-4c8g", null, null, 80, null, null, null),
                        "POST /v1/instances/i-1/resize {\"flavorId\":\"flavor-4c8g\",\"systemDiskGiB\":80}",
                        ACCEPTED,
                        accepted("resizeInstance", "i-1")),
                WireCase.of(
                        new ResetPasswordRequest("i-1", "Secret-Pass-1", "root"),
                        "POST /v1/instances/i-1/password {\"password\":\"Secret-Pass-1\",\"username\":\"root\"}",
                        ACCEPTED,
                        accepted("resetPassword", "i-1")),
                WireCase.of(
                        new RebuildInstanceRequest("i-1", "image-centos79", "Secret-Pass-1", null),
                        "POST /v1/instances/i-1/rebuild {\"imageId\":\"image-centos79\",\"password\":\"Secret-Pass-1\"}",
                        ACCEPTED,
                        accepted("rebuildInstance", "i-1")),
                WireCase.of(
                        new GetVncUrlRequest("i-1"),
                        "GET /v1/instances/i-1/vnc-url",
                        "{\"requestId\":\"r-1\",\"url\":\"https://vnc/1?token=t\",\"expiresAt\":\"2026-01-15T08:40:00Z\"}",
                        "VncAccess[hidden]"),
                WireCase.of(
                        new GetScreenshotRequest("i-1", null),
                        "GET /v1/instances/i-1/screenshot?format=png",
                        "{\"requestId\":\"r-1\",\"imageBase64\":\"AAEC\",\"contentType\":\"image/png\"}",
                        "Screenshot[image/png, 3 bytes]"),
                WireCase.of(
                        new GetMetricsRequest("i-1", null, 60, null, null),
                        "GET /v1/instances/i-1/metrics?endTime=2026-01-15T08%3A30%3A00Z&metrics=cpu%2Cmemory%2Cdisk%2Cnetwork&period=60&startTime=2026-01-15T07%3A30%3A00Z",
                        "{\"requestId\":\"r-1\",\"period\":60,\"series\":[{\"metric\":\"cpu.usage\",\"unit\":\"percent\",\"points\":[{\"timestamp\":\"2026-01-15T08:29:00Z\",\"value\":12.5},{\"timestamp\":\"2026-01-15T08:30:00Z\",\"value\":null}]}]}",
                        "[MetricSeries[metric=cpu.usage, unit=percent, periodSeconds=60, points=[MetricPoint[timestamp=2026-01-15T08:29:00Z, value=12.5], MetricPoint[timestamp=2026-01-15T08:30:00Z, value=null]]]]"),
                WireCase.of(
                        new CreateSnapshotRequest("i-1", "pre-upgrade", null, null, "tok-1"),
                        "POST /v1/instances/i-1/snapshots {\"kind\":\"snapshot\",\"name\":\"pre-upgrade\",\"includeMemory\":false,\"clientToken\":\"tok-1\"}",
                        "{\"requestId\":\"r-1\",\"snapshotId\":\"snap-1\",\"taskId\":\"task-1\"}",
                        accepted("createSnapshot", "snap-1")),
                WireCase.of(
                        new ListSnapshotsRequest("i-1", List.of("snap-1"), page),
                        "GET /v1/snapshots?instanceId=i-1&kind=snapshot&pageNumber=1&pageSize=20&snapshotIds=snap-1",
                        "{\"requestId\":\"r-1\",\"totalCount\":1,\"snapshots\":[" + SNAPSHOT.formatted("snapshot")
                                + "]}",
                        shownSnapshot(SnapshotKind.SNAPSHOT)),
                WireCase.of(
                        new RestoreSnapshotRequest("snap-1", "i-1"),
                        "POST /v1/snapshots/snap-1/restore {\"instanceId\":\"i-1\"}",
                        ACCEPTED,
                        accepted("restoreSnapshot", "i-1")),
                WireCase.of(
                        new DeleteSnapshotRequest("snap-1", null),
                        "DELETE /v1/snapshots/snap-1",
                        "{\"requestId\":\"r-1\",\"taskId\":\"task-1\"}",
                        accepted("deleteSnapshot", "snap-1")),
                WireCase.of(
                        new CreateBackupRequest("i-1", null, "nightly", null),
                        "POST /v1/instances/i-1/snapshots {\"kind\":\"backup\",\"description\":\"nightly\"}",
                        "{\"requestId\":\"r-1\",\"snapshotId\":\"snap-2\",\"taskId\":\"task-1\"}",
                        accepted("createBackup", "snap-2")),
                WireCase.of(
                        new ListBackupsRequest(null, null, page),
                        "GET /v1/snapshots?kind=backup&pageNumber=1&pageSize=20",
                        "{\"requestId\":\"r-1\",\"totalCount\":1,\"snapshots\":[" + SNAPSHOT.formatted("backup") + "]}",
                        shownSnapshot(SnapshotKind.BACKUP)),
                WireCase.of(
                        new RestoreBackupRequest("snap-2", "i-1"),
                        "POST /v1/snapshots/snap-2/restore {\"instanceId\":\"i-1\"}",
                        ACCEPTED,
                        accepted("restoreBackup", "i-1")),
                WireCase.of(
                        new DeleteBackupRequest("snap-2", "i-1"),
                        "DELETE /v1/snapshots/snap-2",
                        "{\"requestId\":\"r-1\",\"taskId\":\"task-1\"}",
                        accepted("deleteBackup", "snap-2")),
                WireCase.of(
                        new ListDisksRequest("i-1", null, page),
                        "GET /v1/disks?instanceId=i-1&pageNumber=1&pageSize=20",
                        "{\"requestId\":\"r-1\",\"totalCount\":1,\"disks\":[" + DISK + "]}",
                        "Page[items=[Disk[id=disk-1, name=data-1, state=IN_USE, sizeMiB=102400, type=ssd, instanceId=i-1, device=vdb, createdAt=2026-01-15T08:30:00Z]], totalCount=1, nextToken=]"),
                WireCase.of(
                        new CreateDiskRequest(100, "data-1", null, null, "tok-1"),
                        "POST /v1/disks {\"name\":\"data-1\",\"sizeGiB\":100,\"clientToken\":\"tok-1\"}",
                        diskAnswer,
                        accepted("createDisk", "disk-1")),
                WireCase.of(
                        new AttachDiskRequest("i-1", "disk-1", null, null),
                        "POST /v1/disks/disk-1/attach {\"instanceId\":\"i-1\"}",
                        diskAnswer,
                        accepted("attachDisk", "disk-1")),
                WireCase.of(
                        new DetachDiskRequest("i-1", "disk-1", null),
                        "POST /v1/disks/disk-1/detach {\"instanceId\":\"i-1\"}",
                        diskAnswer,
                        accepted("detachDisk", "disk-1")),
                WireCase.of(
                        new DeleteDiskRequest("disk-1", null, null),
                        "DELETE /v1/disks/disk-1",
                        diskAnswer,
                        accepted("deleteDisk", "disk-1")),
                WireCase.of(
                        new ListIsosRequest(page),
                        "GET /v1/isos?pageNumber=1&pageSize=20",
                        "{\"requestId\":\"r-1\",\"totalCount\":1,\"isos\":[{\"isoId\":\"iso-1\",\"name\":\"debian\",\"file\":\"debian.iso\",\"sizeMiB\":600}]}",
                        "Page[items=[Iso[id=iso-1, name=debian, file=debian.iso, sizeMiB=600]], totalCount=1, nextToken=]"),
                WireCase.of(
                        new MountIsoRequest("i-1", "iso-1", null, null),
                        "POST /v1/instances/i-1/iso {\"isoId\":\"iso-1\"}",
                        ok,
                        done("mountIso", "i-1")),
                WireCase.of(
                        new UnmountIsoRequest("i-1", "iso-1", null),
                        "DELETE /v1/instances/i-1/iso/iso-1",
                        ok,
                        done("unmountIso", "i-1")),
                WireCase.of(
                        new ListImagesRequest(null, "system", null, page),
                        "GET /v1/images?owner=system&pageNumber=1&pageSize=20",
                        "{\"requestId\":\"r-1\",\"totalCount\":1,\"images\":[{\"imageId\":\"image-1\",\"name\":\"Ubuntu\",\"osFamily\":\"ubuntu\",\"platform\":\"linux\",\"owner\":\"system\",\"status\":\"available\",\"minDiskGiB\":20,\"regionId\":\"cn-north-1\"}]}",
                        "Page[items=[Image[id=image-1, name=Ubuntu, osFamily=ubuntu, platform=linux, owner=system, status=available, minDiskMiB=20480, regionId=cn-north-1]], totalCount=1, nextToken=]"),
                WireCase.of(
                        new ListFlavorsRequest(null, page),
                        "GET /v1/flavors?pageNumber=1&pageSize=20",
                        "{\"requestId\":\"r-1\",\"totalCount\":1,\"flavors\":[{\"flavorId\":\"flavor-1c1g\",\"name\":\"small\",\"cpu\":1,\"memoryMiB\":1024,\"status\":\"available\"}]}",
                        "Page[items=[Flavor[id=flavor-1c1g, name=small, cpu=1, memoryMiB=1024, status=available]], totalCount=1, nextToken=]"),
                WireCase.of(
                        new ListVpcsRequest(List.of("vpc-1"), page),
                        "GET /v1/vpcs?pageNumber=1&pageSize=20&vpcIds=vpc-1",
                        "{\"requestId\":\"r-1\",\"totalCount\":1,\"vpcs\":[{\"vpcId\":\"vpc-1\",\"name\":\"main\",\"cidrBlock\":\"10.0.0.0/16\",\"regionId\":\"cn-north-1\"}]}",
                        "Page[items=[Vpc[id=vpc-1, name=main, cidr=10.0.0.0/16, regionId=cn-north-1]], totalCount=1, nextToken=]"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sendsWhatTheContractSaysAndReadsWhatComesBack(WireCase wire) throws IOException {
        wire.answers().forEach(answer -> server.answers(200, answer));
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            Object result = client.execute(wire.request());
            assertThat(server.sent()).isEqualTo(wire.sent());
            assertThat(WireCase.shown(result).replace(":" + server.port(), "")).isEqualTo(wire.result());
        }
    }

    @Test
    void everyOperationOfTheStyleIsTested() {
        assertThat(cases().stream().map(wire -> wire.request().operation()).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(QingzhouOperation.values())
                        .filter(operation -> operation.isCall() && StyleRules.offers(ApiStyle.openapi, operation))
                        .collect(Collectors.toSet()));
    }

    @Test
    void sendsTheHeadersOfTheProtocol() throws IOException {
        server.answers(200, "{}");
        try (QingzhouClient client = server.client(ApiStyle.openapi)
                .credentials(CredentialsProvider.of(new Credentials("AKID", "secret", "token-1")))
                .build()) {
            client.execute(new StopInstanceRequest("i-1", false));
        }
        Map<String, String> headers = new TreeMap<>();
        for (HttpHeader header : server.last().getHeaders().all()) {
            // the server writes the charset in capitals
            headers.put(
                    header.key().toLowerCase(Locale.ROOT), header.firstValue().replace("UTF-8", "utf-8"));
        }
        headers.keySet().removeAll(Set.of("user-agent", "accept-encoding", "connection", "content-length"));
        assertThat(headers.remove("x-acs-signature-nonce")).matches("[0-9a-f]{32}");
        assertThat(headers.remove("authorization"))
                .startsWith(
                        "ACS3-HMAC-SHA256 Credential=AKID,SignedHeaders=content-type;host;x-acs-accesskey-id;x-acs-action;"
                                + "x-acs-content-sha256;x-acs-date;x-acs-region-id;x-acs-security-token;"
                                + "x-acs-signature-nonce;x-acs-version,Signature=");
        assertThat(headers)
                .isEqualTo(new TreeMap<>(Map.of(
                        "host", "127.0.0.1:" + server.port(),
                        "accept", "application/json",
                        "content-type", "application/json; charset=utf-8",
                        "x-acs-action", "StopInstance",
                        "x-acs-version", "v1",
                        "x-acs-date", "2026-01-15T08:30:00Z",
                        "x-acs-region-id", "cn-north-1",
                        "x-acs-accesskey-id", "AKID",
                        "x-acs-security-token", "token-1",
                        "x-acs-content-sha256",
                                Hashes.sha256Hex("{\"force\":false}".getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void missingMembersAreNullAndNumbersMayBeText() throws IOException {
        server.answers(200, "{\"instance\":{\"instanceId\":17,\"cpu\":\"4\",\"memoryMiB\":\"x\",\"status\":\"Odd\"}}");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            Instance instance = client.execute(new DescribeInstanceRequest("17"));
            assertThat(instance.id()).isEqualTo("17");
            assertThat(instance.cpu()).isEqualTo(4);
            assertThat(instance.memoryMiB()).isNull();
            assertThat(instance.diskGiB()).isNull();
            assertThat(instance.state()).isEqualTo(InstanceState.UNKNOWN);
            assertThat(instance.rawState()).isEqualTo("Odd");
        }
    }

    @Test
    void anEmptyAnswerIsASuccess() throws IOException {
        server.answers(204, "");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            assertThat(client.execute(new StartInstanceRequest("i-1")).resourceId())
                    .isEqualTo("i-1");
        }
    }

    @Test
    void rawIsKeptWithoutSecrets() throws IOException {
        server.answers(
                200,
                "{\"instance\":{\"instanceId\":\"i-1\",\"password\":\"p\",\"extra\":{\"vncPassword\":\"q\",\"a\":[1]}}}");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            Instance instance = client.execute(new DescribeInstanceRequest("i-1"));
            assertThat(instance.raw()).isEqualTo(Map.of("instanceId", "i-1", "extra", Map.of("a", List.of(1))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../x | instanceId must match",
                ".. | instanceId must match",
                "i 1 | instanceId must match",
                "i/1 | instanceId must match",
            })
    void idsStayInTheirPlace(String id, String sentence) throws IOException {
        server.answers(200, "{}");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            assertThatThrownBy(() -> client.execute(new StartInstanceRequest(id)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(sentence);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesWhatTheContractForbidsBeforeAnythingIsSent() throws IOException {
        CreateInstanceRequest.Builder good =
                CreateInstanceRequest.builder().name("web-01").imageId("image-1");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            refused(client, good.build(), "createInstance: flavorId must be set");
            good.flavorId("flavor-1");
            refused(client, good.diskGiB(5).build(), "createInstance: diskGiB must be 10 to 2048, but is 5");
            good.diskGiB(20);
            refused(client, good.name("-x").build(), "createInstance: name must match ");
            good.name("web-01");
            refused(client, good.password("simple").build(), "password must be 8 to 30 ASCII characters");
            good.password("Secret-Pass-1");
            refused(client, good.userData("!").build(), "createInstance: userData must be base64");
            refused(client, good.userData(null).cpu(2).build(), "createInstance takes no cpu with apiStyle=openapi");
            refused(
                    client,
                    new GetScreenshotRequest("i-1", "gif"),
                    "getScreenshot: format must be one of png, jpeg, but is \"gif\"");
            refused(
                    client,
                    new ResizeInstanceRequest("i-1", null, 2, null, null, null, null, null),
                    "resizeInstance takes no cpu");
            refused(
                    client,
                    new GetMetricsRequest("i-1", null, 7, null, null),
                    "getMetrics: periodSeconds must be one of 60, 300, 900, 3600, 86400, but is 7");
        }
        assertThat(server.requests()).isEmpty();
    }

    private static void refused(QingzhouClient client, QingzhouRequest<?> request, String sentence) {
        assertThatThrownBy(() -> client.execute(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatTheStyleDoesNotOfferFailsWithTheStylesThatDo() throws IOException {
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            assertThatThrownBy(() -> client.execute(new GetHostStatusRequest()))
                    .isInstanceOf(NotOfferedException.class)
                    .hasMessage("getHostStatus is not offered with apiStyle=openapi (a public cloud shows no host);"
                            + " apiStyle=rest offers it");
            assertThatThrownBy(() ->
                            client.execute(new UnbindIpRequest("i-1", "eip-1", null, null, null, null, null, null)))
                    .hasMessage("unbindIp is not offered with apiStyle=openapi (no evidence for an address operation);"
                            + " apiStyle=rest and apiStyle=qingcloud offer it");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aContractOfTheUserMovesRequestsAndResults() throws IOException {
        String mine = """
                signer: none
                http: {versionHeader: null, bodyWhenEmpty: object}
                pagination: {style: token, token: {in: query, name: marker}, next: [/paging/next]}
                operations:
                  startInstance: {path: /servers/os-start, params: {instanceId: {in: body, pointer: /server/id}}}
                  listFlavors: {path: /flavors, result: {items: [/data/list]}}
                  stopInstance: {constants: [{in: header, name: x-kind, value: soft}], params: {force: null}}
                notOffered: {getScreenshot: our gateway has none}
                models: {flavor: {memoryMiB: {from: [/ram/gb], scale: 1024}}}
                """;
        mine = mine.replace("  listFlavors", "  getScreenshot: null\n  listFlavors");
        server.answers(200, "{}")
                .answers(
                        200,
                        "{\"data\":{\"list\":[{\"flavorId\":\"f\",\"ram\":{\"gb\":2}}]},\"paging\":{\"next\":\"m-2\"}}")
                .answers(200, "{}");
        try (QingzhouClient client = server.client(ApiStyle.openapi)
                .contract(Contract.overlaid("file:mine.yaml", mine))
                .build()) {
            client.execute(new StartInstanceRequest("i-1"));
            Page<Flavor> page = client.execute(new ListFlavorsRequest(null, new PageRequest(1, 5, "m-1")));
            client.execute(new StopInstanceRequest("i-1", null));
            assertThat(page.items().get(0).memoryMiB()).isEqualTo(2048);
            assertThat(page.nextToken()).isEqualTo("m-2");
            assertThatThrownBy(() -> client.execute(new GetScreenshotRequest("i-1", null)))
                    .hasMessageContaining("(our gateway has none)");
        }
        assertThat(server.sent())
                .containsExactly(
                        "POST /servers/os-start {\"server\":{\"id\":\"i-1\"}}",
                        "GET /flavors?marker=m-1&pageSize=5",
                        "POST /v1/instances/i-1/stop {}");
        assertThat(server.last().getHeader("x-kind")).isEqualTo("soft");
        assertThat(server.last().containsHeader("x-acs-version")).isFalse();
        assertThat(server.last().containsHeader("authorization")).isFalse();
    }

    @Test
    void aSignerOfTheUserSigns() throws IOException {
        server.answers(200, "{}");
        try (QingzhouClient client =
                server.client(ApiStyle.openapi).signer("test-signer").build()) {
            client.execute(new StartInstanceRequest("i-1"));
        }
        assertThat(server.last().getHeader("x-test-signature")).isEqualTo("StartInstance/cn-north-1");
    }

    @Test
    void theRegionChoosesTheAddress() throws IOException {
        try (QingzhouClient client =
                QingzhouClient.builder().region("cn-south-1").build()) {
            assertThat(client.endpoint()).isEqualTo("https://api-hs.qingzhou.cn");
        }
        assertThatThrownBy(() -> QingzhouClient.builder().region("mars-1").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint must be set: no address of region mars-1 is known, only those of cn-east-1,"
                        + " cn-north-1, cn-south-1");
    }

    @Test
    void plainHttpStaysOnThisMachine() throws IOException {
        assertThatThrownBy(() -> QingzhouClient.builder()
                        .endpoint("http://api.qingzhou.cn")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint must be https");
        QingzhouClient.builder()
                .endpoint("http://api.qingzhou.cn")
                .allowInsecureHttp(true)
                .build()
                .close();
    }
}
