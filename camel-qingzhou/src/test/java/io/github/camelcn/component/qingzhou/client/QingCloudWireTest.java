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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.BindIpRequest;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.CreateBackupRequest;
import io.github.camelcn.component.qingzhou.model.CreateDiskRequest;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.CreateSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.DeleteBackupRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.DeleteSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DestroyInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.GetVncUrlRequest;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListFlavorsRequest;
import io.github.camelcn.component.qingzhou.model.ListImagesRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListRegionsRequest;
import io.github.camelcn.component.qingzhou.model.ListSnapshotsRequest;
import io.github.camelcn.component.qingzhou.model.ListVpcsRequest;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.ResizeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestoreBackupRequest;
import io.github.camelcn.component.qingzhou.model.RestoreSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.StartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;
import io.github.camelcn.component.qingzhou.model.UnbindIpRequest;
import io.github.camelcn.component.qingzhou.model.UpdateInstanceRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every operation of the qingcloud style: its parameters as section 7.2 of the protocol has them, and its result. */
class QingCloudWireTest {

    private static final String DONE = "{\"ret_code\":0,\"job_id\":\"j-1\"}";

    @AutoClose
    private final WireServer server = new WireServer();

    private static WireCase change(QingzhouRequest<ChangeResult> request, String sent) {
        String id = Changed.id(request, StyleRules.of(ApiStyle.qingcloud, request.operation()));
        return WireCase.of(
                request,
                sent,
                DONE,
                "ChangeResult[operation=" + request.operation() + ", resourceId=" + id + ", resourceIds=[" + id
                        + "], taskId=j-1, requestId=, completed=false]");
    }

    private static WireCase creation(QingzhouRequest<ChangeResult> request, String sent, String ids, String id) {
        return WireCase.of(
                request,
                sent,
                "{\"ret_code\":0,\"job_id\":\"j-1\",\"" + ids + "\":[\"" + id + "\"]}",
                "ChangeResult[operation=" + request.operation() + ", resourceId=" + id + ", resourceIds=[" + id
                        + "], taskId=j-1, requestId=, completed=false]");
    }

    static List<WireCase> cases() {
        PageRequest page = PageRequest.of(2, 20);
        String instance = """
                {"instance_id":"i-1","instance_name":"web","description":null,"status":"running","transition_status":"stopping",
                 "vcpus_current":2,"memory_current":"4096","extra":{"os_disk_size":40},"image":{"image_id":"img","image_name":"Ubuntu","default_passwd":"p"},
                 "instance_type":"c2m4","vxnets":[{"vxnet_id":"vxnet-0","private_ip":"10.0.0.5","nic_id":"52:54"}],"eip":{"eip_addr":"1.2.3.4"},
                 "create_time":"2026-01-15T08:30:00Z","status_time":"2026-01-15T08:30:25Z","graphics_passwd":"g","graphics_protocol":"vnc"}""";
        String shown =
                "Instance[id=i-1, name=web, description=null, state=STOPPING, rawState=running/stopping, cpu=2, memoryMiB=4096, diskMiB=40960, imageId=img, imageName=Ubuntu, flavorId=c2m4, privateIps=[10.0.0.5], publicIps=[1.2.3.4], regionId=pek3a, zoneId=pek3a, vpcId=null, subnetId=vxnet-0, createdAt=2026-01-15T08:30:00Z, stateChangedAt=2026-01-15T08:30:25Z, tags={}]";
        String instances = "{\"ret_code\":0,\"total_count\":21,\"instance_set\":[" + instance + "]}";
        String zones = "{\"ret_code\":0,\"zone_set\":[{\"zone_id\":\"pek3a\",\"status\":\"active\"}]}";
        String region = "[Region[id=pek3a, name=pek3a, endpoint=null, status=active]]";
        String snapshot =
                "{\"ret_code\":0,\"total_count\":1,\"snapshot_set\":[{\"snapshot_id\":\"ss-1\",\"snapshot_name\":\"pre\",\"snapshot_type\":%s,\"status\":\"available\",\"transition_status\":\"\",\"size\":1024,\"resource\":{\"resource_id\":\"i-1\"},\"create_time\":\"2026-01-15T08:30:00Z\"}]}";
        String shownSnapshot =
                "Page[items=[Snapshot[id=ss-1, name=pre, description=null, kind=%s, state=AVAILABLE, instanceId=i-1, sizeMiB=1024, imageName=null, createdAt=2026-01-15T08:30:00Z]], totalCount=1, nextToken=]";
        String natDone =
                "ChangeResult[operation=%s, resourceId=rtrs-1, resourceIds=[rtrs-1], taskId=j-1, requestId=, completed=false]";
        return List.of(
                WireCase.of(
                        new TestConnectionRequest(),
                        "action=DescribeZones",
                        zones,
                        "ConnectionReport[apiStyle=qingcloud, endpoint=http://127.0.0.1/iaas/, regions=" + region
                                + "]"),
                WireCase.of(
                        new ListRegionsRequest(),
                        "action=DescribeZones",
                        zones,
                        "Page[items=" + region + ", totalCount=1, nextToken=]"),
                WireCase.of(
                        new ListInstancesRequest(List.of("i-1"), null, null, null, null, null, "img", page),
                        "action=DescribeInstances&image_id.1=img&instances.1=i-1&limit=20&offset=20&status.1=pending&status.2=running&status.3=stopped&status.4=suspended&verbose=1&zone=pek3a",
                        instances,
                        "Page[items=[" + shown + "], totalCount=21, nextToken=]"),
                WireCase.of(
                        new DescribeInstanceRequest("i-1"),
                        "action=DescribeInstances&instances.1=i-1&verbose=1&zone=pek3a",
                        instances,
                        shown),
                creation(
                        CreateInstanceRequest.builder()
                                .name("web")
                                .imageId("img")
                                .cpu(2)
                                .memoryMiB(4096L)
                                .diskGiB(40)
                                .password("Secret-Pass-1")
                                .subnetId("vxnet-0")
                                .userData("aGk=")
                                .build(),
                        "action=RunInstances&count=1&cpu=2&image_id=img&instance_name=web&login_mode=passwd&login_passwd=Secret-Pass-1&memory=4096&need_userdata=1&os_disk_size=40&userdata_type=plain&userdata_value=aGk%3D&vxnets.1=vxnet-0&zone=pek3a",
                        "instances",
                        "i-9"),
                change(new StartInstanceRequest("i-1"), "action=StartInstances&instances.1=i-1&zone=pek3a"),
                change(new StopInstanceRequest("i-1", true), "action=StopInstances&force=1&instances.1=i-1&zone=pek3a"),
                change(new RestartInstanceRequest("i-1", false), "action=RestartInstances&instances.1=i-1&zone=pek3a"),
                change(
                        new DestroyInstanceRequest("i-1", null, null, true),
                        "action=TerminateInstances&direct_cease=1&instances.1=i-1&zone=pek3a"),
                WireCase.of(
                        new UpdateInstanceRequest("i-1", "web-02", null),
                        "action=ModifyInstanceAttributes&instance=i-1&instance_name=web-02&zone=pek3a",
                        "{\"ret_code\":0}",
                        "ChangeResult[operation=updateInstance, resourceId=i-1, resourceIds=[i-1], taskId=, requestId=, completed=true]"),
                change(
                        new ResizeInstanceRequest("i-1", "c4m8", null, null, null, null, null, null),
                        "action=ResizeInstances&instance_type=c4m8&instances.1=i-1&zone=pek3a"),
                change(
                        new RebuildInstanceRequest("i-1", null, null, "kp-1"),
                        "action=ResetInstances&instances.1=i-1&login_keypair=kp-1&login_mode=keypair&zone=pek3a"),
                new WireCase(
                        new GetVncUrlRequest("i-1"),
                        List.of(
                                "action=CreateBrokers&instances.1=i-1&zone=pek3a",
                                "action=DescribeInstances&instances.1=i-1&verbose=1&zone=pek3a"),
                        List.of(
                                "{\"ret_code\":0,\"brokers\":[{\"instance_id\":\"i-1\",\"broker_host\":\"b\",\"broker_port\":5900}]}",
                                instances),
                        "VncAccess[hidden]"),
                WireCase.of(
                        new GetMetricsRequest(
                                "i-1",
                                List.of("cpu", "disk"),
                                600,
                                Instant.parse("2026-01-15T07:30:00Z"),
                                Instant.parse("2026-01-15T08:30:00Z")),
                        "action=GetMonitor&end_time=2026-01-15T08%3A30%3A00Z&meters.1=cpu&meters.2=disk-os&meters.3=disk-iops-os&resource=i-1&start_time=2026-01-15T07%3A30%3A00Z&step=15m&zone=pek3a",
                        "{\"ret_code\":0,\"meter_set\":[{\"meter_id\":\"cpu\",\"data\":[[1392072000,56],\"NA\",60]},{\"meter_id\":\"disk-os\",\"data\":[[1392072000,[1,2]]]}]}",
                        "[MetricSeries[metric=cpu.usage, unit=percent, periodSeconds=900, points=[MetricPoint[timestamp=2014-02-10T22:40:00Z, value=5.6], MetricPoint[timestamp=2014-02-10T22:55:00Z, value=null], MetricPoint[timestamp=2014-02-10T23:10:00Z, value=6.0]]],"
                                + " MetricSeries[metric=disk.read, unit=bytes/s, periodSeconds=900, points=[MetricPoint[timestamp=2014-02-10T22:40:00Z, value=1.0]]],"
                                + " MetricSeries[metric=disk.write, unit=bytes/s, periodSeconds=900, points=[MetricPoint[timestamp=2014-02-10T22:40:00Z, value=2.0]]]]"),
                creation(
                        new CreateSnapshotRequest("i-1", "pre", null, null, null),
                        "action=CreateSnapshots&is_full=0&resources.1=i-1&snapshot_name=pre&zone=pek3a",
                        "snapshots",
                        "ss-1"),
                WireCase.of(
                        new ListSnapshotsRequest("i-1", null, PageRequest.FIRST),
                        "action=DescribeSnapshots&limit=20&offset=0&resource_id=i-1&status.1=pending&status.2=available&status.3=suspended&zone=pek3a",
                        snapshot.formatted("0"),
                        shownSnapshot.formatted("SNAPSHOT")),
                change(new RestoreSnapshotRequest("ss-1", "i-1"), "action=ApplySnapshots&snapshots.1=ss-1&zone=pek3a"),
                change(new DeleteSnapshotRequest("ss-1", null), "action=DeleteSnapshots&snapshots.1=ss-1&zone=pek3a"),
                creation(
                        new CreateBackupRequest("i-1", null, null, null),
                        "action=CreateSnapshots&is_full=1&resources.1=i-1&zone=pek3a",
                        "snapshots",
                        "ss-2"),
                WireCase.of(
                        new ListBackupsRequest(null, List.of("ss-1"), PageRequest.FIRST),
                        "action=DescribeSnapshots&limit=20&offset=0&snapshot_type=1&snapshots.1=ss-1&status.1=pending&status.2=available&status.3=suspended&zone=pek3a",
                        snapshot.formatted("1"),
                        shownSnapshot.formatted("BACKUP")),
                change(new RestoreBackupRequest("ss-1", "i-1"), "action=ApplySnapshots&snapshots.1=ss-1&zone=pek3a"),
                change(new DeleteBackupRequest("ss-1", null), "action=DeleteSnapshots&snapshots.1=ss-1&zone=pek3a"),
                WireCase.of(
                        new ListDisksRequest("i-1", null, PageRequest.FIRST),
                        "action=DescribeVolumes&limit=20&offset=0&status.1=pending&status.2=available&status.3=in-use&status.4=suspended&verbose=1&zone=pek3a",
                        "{\"ret_code\":0,\"total_count\":2,\"volume_set\":[{\"volume_id\":\"vol-1\",\"volume_name\":\"d\",\"size\":100,\"status\":\"in-use\",\"transition_status\":\"detaching\",\"instance\":{\"instance_id\":\"i-1\",\"device\":\"vdb\"},\"volume_type\":0},{\"volume_id\":\"vol-2\",\"instance\":{}}]}",
                        "Page[items=[Disk[id=vol-1, name=d, state=DETACHING, sizeMiB=102400, type=0, instanceId=i-1, device=vdb, createdAt=null]], totalCount=2, nextToken=]"),
                creation(
                        new CreateDiskRequest(100, "d", "3", null, null),
                        "action=CreateVolumes&count=1&size=100&volume_name=d&volume_type=3&zone=pek3a",
                        "volumes",
                        "vol-1"),
                change(
                        new AttachDiskRequest("i-1", "vol-1", null, null),
                        "action=AttachVolumes&instance=i-1&volumes.1=vol-1&zone=pek3a"),
                change(
                        new DetachDiskRequest("i-1", "vol-1", null),
                        "action=DetachVolumes&instance=i-1&volumes.1=vol-1&zone=pek3a"),
                change(new DeleteDiskRequest("vol-1", null, null), "action=DeleteVolumes&volumes.1=vol-1&zone=pek3a"),
                WireCase.of(
                        new ListImagesRequest(null, "system", "ubuntu", PageRequest.FIRST),
                        "action=DescribeImages&limit=20&offset=0&os_family=ubuntu&provider=system&status.1=available&zone=pek3a",
                        "{\"ret_code\":0,\"total_count\":1,\"image_set\":[{\"image_id\":\"img\",\"image_name\":\"Ubuntu\",\"size\":20,\"platform\":\"linux\",\"os_family\":\"ubuntu\",\"provider\":\"system\",\"status\":\"available\"}]}",
                        "Page[items=[Image[id=img, name=Ubuntu, osFamily=ubuntu, platform=linux, owner=system, status=available, minDiskMiB=20480, regionId=pek3a]], totalCount=1, nextToken=]"),
                WireCase.of(
                        new ListFlavorsRequest(List.of("c2m4"), PageRequest.FIRST),
                        "action=DescribeInstanceTypes&instance_types.1=c2m4&zone=pek3a",
                        "{\"ret_code\":0,\"instance_type_set\":[{\"instance_type_id\":\"c2m4\",\"instance_type_name\":\"n\",\"vcpus_current\":2,\"memory_current\":4096,\"status\":\"available\"}]}",
                        "Page[items=[Flavor[id=c2m4, name=n, cpu=2, memoryMiB=4096, status=available]], totalCount=1, nextToken=]"),
                WireCase.of(
                        new ListVpcsRequest(null, PageRequest.FIRST),
                        "action=DescribeRouters&limit=20&offset=0&zone=pek3a",
                        "{\"ret_code\":0,\"total_count\":1,\"router_set\":[{\"router_id\":\"rtr-1\",\"router_name\":\"main\",\"vpc_network\":\"10.0.0.0/16\"}]}",
                        "Page[items=[Vpc[id=rtr-1, name=main, cidr=10.0.0.0/16, regionId=pek3a]], totalCount=1, nextToken=]"),
                new WireCase(
                        new CreateNatRequest(10022, "192.168.1.5", 22, null, "ssh", "rtr-1", "vxnet-1"),
                        List.of(
                                "action=AddRouterStatics&router=rtr-1&statics.1.router_static_name=ssh&statics.1.static_type=1&statics.1.val1=10022&statics.1.val2=192.168.1.5&statics.1.val3=22&statics.1.val4=tcp&vxnet=vxnet-1&zone=pek3a",
                                "action=UpdateRouters&routers.1=rtr-1&zone=pek3a"),
                        List.of("{\"ret_code\":0,\"router_statics\":[\"rtrs-1\"]}", DONE),
                        natDone.formatted("createNat")),
                new WireCase(
                        new DeleteNatRequest(10022, "192.168.1.5", 22, "tcp", "rtr-1", null),
                        List.of(
                                "action=DescribeRouterStatics&limit=100&router=rtr-1&static_type=1&zone=pek3a",
                                "action=DeleteRouterStatics&router_statics.1=rtrs-1&zone=pek3a",
                                "action=UpdateRouters&routers.1=rtr-1&zone=pek3a"),
                        List.of(
                                "{\"ret_code\":0,\"router_static_set\":[{\"router_static_id\":\"rtrs-0\",\"val1\":\"80\"},{\"router_static_id\":\"rtrs-1\",\"val1\":\"10022\",\"val2\":\"192.168.1.5\",\"val3\":\"22\",\"val4\":\"tcp\"}]}",
                                "{\"ret_code\":0}",
                                DONE),
                        natDone.formatted("deleteNat")),
                change(
                        new BindIpRequest("i-1", "eip-1", null, null, null, null, null, null, true),
                        "action=AssociateEip&eip=eip-1&force=1&instance=i-1&zone=pek3a"),
                change(
                        new UnbindIpRequest("i-1", "eip-1", null, null, null, null, null, null),
                        "action=DissociateEips&eips.1=eip-1&zone=pek3a"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sendsWhatTheServiceDocumentsAndReadsWhatComesBack(WireCase wire) throws IOException {
        wire.answers().forEach(answer -> server.answers(200, answer));
        try (QingzhouClient client = server.client(ApiStyle.qingcloud).build()) {
            Object result = client.execute(wire.request());
            assertThat(server.requests().stream().map(request -> unsigned(request.getUrl())))
                    .isEqualTo(wire.sent());
            assertThat(WireCase.shown(result).replace(":" + server.port(), "")).isEqualTo(wire.result());
        }
    }

    @Test
    void findsAForwardingBehindTheFirstPageOfItsRouter() throws IOException {
        String others = IntStream.range(0, 100)
                .mapToObj(i -> "{\"router_static_id\":\"rtrs-" + i + "\",\"val1\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        server.answers(200, "{\"ret_code\":0,\"total_count\":101,\"router_static_set\":[" + others + "]}");
        server.answers(
                200,
                "{\"ret_code\":0,\"total_count\":101,\"router_static_set\":[{\"router_static_id\":\"rtrs-100\",\"val1\":\"10022\",\"val2\":\"192.168.1.5\",\"val3\":\"22\",\"val4\":\"tcp\"}]}");
        server.answers(200, DONE);
        server.answers(200, DONE);
        try (QingzhouClient client = server.client(ApiStyle.qingcloud).build()) {
            ChangeResult deleted = client.execute(new DeleteNatRequest(10022, "192.168.1.5", 22, "tcp", "rtr-1", null));

            assertThat(deleted.resourceIds()).containsExactly("rtrs-100");
            assertThat(unsigned(server.requests().get(1).getUrl()))
                    .isEqualTo(
                            "action=DescribeRouterStatics&limit=100&offset=100&router=rtr-1&static_type=1&zone=pek3a");
        }
    }

    /** The parameters without those that sign. */
    private static String unsigned(String url) {
        assertThat(url).startsWith("/iaas/?").contains("&signature=").contains("time_stamp=2026-01-15T08%3A30%3A00Z");
        Map<String, String> parameters = Parameters.parse(url.substring("/iaas/?".length()));
        parameters
                .keySet()
                .removeAll(Set.of(
                        "time_stamp",
                        "access_key_id",
                        "version",
                        "signature_method",
                        "signature_version",
                        "signature"));
        return Parameters.canonical(parameters);
    }

    @Test
    void everyOperationOfTheStyleIsTested() {
        assertThat(cases().stream().map(wire -> wire.request().operation()).collect(Collectors.toSet()))
                .isEqualTo(QingCloudWire.INPUTS.keySet());
    }

    @Test
    void preferPostKeepsParametersOutOfTheUrl() throws IOException {
        server.answers(200, DONE);
        try (QingzhouClient client =
                server.client(ApiStyle.qingcloud).preferPost(true).build()) {
            client.execute(new RebuildInstanceRequest("i-1", null, "Secret-Pass-1", null));
        }
        assertThat(server.last().getUrl()).isEqualTo("/iaas/");
        assertThat(server.sent().get(0)).contains("login_passwd=Secret-Pass-1").contains("&signature=");
        assertThat(server.last().getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
    }

    @Test
    void aDescriptionFollowsTheCreation() throws IOException {
        server.answers(200, "{\"ret_code\":0,\"instances\":[\"i-9\"],\"job_id\":\"j-1\"}")
                .answers(200, "{\"ret_code\":2100}");
        try (QingzhouClient client = server.client(ApiStyle.qingcloud).build()) {
            ChangeResult created = client.execute(CreateInstanceRequest.builder()
                    .name("web")
                    .imageId("img")
                    .flavorId("c2m4")
                    .keyPairId("kp-1")
                    .description("front")
                    .build());
            // the instance matters more than its description
            assertThat(created.resourceId()).isEqualTo("i-9");
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void refusesWhatTheStyleCannotDo() throws IOException {
        try (QingzhouClient client = server.client(ApiStyle.qingcloud).build()) {
            assertThatThrownBy(() -> client.execute(new RestartInstanceRequest("i-1", true)))
                    .hasMessageContaining("force must not be true with apiStyle=qingcloud");
            assertThatThrownBy(() -> client.execute(new CreateDiskRequest(25, null, null, null, null)))
                    .hasMessageContaining("diskGiB must be a multiple of 10");
            assertThatThrownBy(() -> client.execute(new RebuildInstanceRequest("i-1", null, null, null)))
                    .hasMessageContaining("password or keyPairId must be set");
            assertThatThrownBy(() ->
                            client.execute(new ResizeInstanceRequest("i-1", null, 2, null, null, null, null, null)))
                    .hasMessageContaining("cpu and memoryMiB go together");
            assertThatThrownBy(() -> client.execute(new ResetPasswordRequest("i-1", "Secret-Pass-1", null)))
                    .isInstanceOf(NotOfferedException.class)
                    .hasMessageContaining("QingCloud resets passwords only together with the disk");
        }
        try (QingzhouClient client = server.client(ApiStyle.qingcloud).zone("").build()) {
            assertThatThrownBy(() -> client.execute(new StartInstanceRequest("i-1")))
                    .hasMessageContaining("zone must be set");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherImageIsNotWhatARebuildCanDo() throws IOException {
        server.answers(
                200, "{\"ret_code\":0,\"instance_set\":[{\"instance_id\":\"i-1\",\"image\":{\"image_id\":\"mine\"}}]}");
        try (QingzhouClient client = server.client(ApiStyle.qingcloud).build()) {
            assertThatThrownBy(() -> client.execute(new RebuildInstanceRequest("i-1", "other", "Secret-Pass-1", null)))
                    .isInstanceOf(NotOfferedException.class)
                    .hasMessageContaining("with another image than the instance has, which is mine");
        }
    }

    @Test
    void pairsUnfoldAsTheDocumentationShows() {
        List<Object> data = List.of(
                List.of(1392072000, List.of(12, 12)),
                "NA",
                List.of(11, 11),
                List.of(500, List.of(9, 8)),
                List.of(7, 7));
        assertThat(QingCloudMonitor.unfold(data, 300))
                .containsExactly(
                        new QingCloudMonitor.Point(1392072000, List.of(12, 12)),
                        new QingCloudMonitor.Point(1392072300, null),
                        new QingCloudMonitor.Point(1392072600, List.of(11, 11)),
                        new QingCloudMonitor.Point(1392073100, List.of(9, 8)),
                        new QingCloudMonitor.Point(1392073400, List.of(7, 7)));
        assertThat(QingCloudMonitor.unfold(List.of(), 300)).isEmpty();
        assertThat(QingCloudMonitor.unfold("NA", 300)).isEmpty();
    }
}
