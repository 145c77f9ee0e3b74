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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Everything of style A beside the life of an instance. */
class OpenApiOperationsTest {
    private static final Duration DELAY = Duration.ofMinutes(10);

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU =
            new QingzhouEmulatorExtension(QingzhouEmulator.builder().transitionDelay(DELAY));

    private final QingzhouEmulator emulator = QINGZHOU.emulator();
    private final OpenApiClient client = new OpenApiClient(emulator);

    private String running() {
        String id = client.create("web-01");
        emulator.passTime(DELAY);
        return "/v1/instances/" + id;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void namesAndDescriptionsChangeAtOnce() {
        String path = running();

        Answer answer = client.send("ModifyInstance", "PATCH", path, "{\"name\":\"db-01\",\"description\":\"d\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/instanceId")).isEqualTo(id(path));
        Answer read = client.get("DescribeInstance", path);
        assertThat(read.text("/instance/name")).isEqualTo("db-01");
        assertThat(read.text("/instance/description")).isEqualTo("d");
        assertThat(client.send("ModifyInstance", "PATCH", path, "{}").code()).isEqualTo("MissingParameter");
    }

    @Test
    void aFlavorChangesInAStoppedInstanceAndADiskInARunningOne() {
        String path = running();

        assertThat(client.post("ResizeInstance", path + "/resize", "{'flavorId':'flavor-4c8g'}")
                        .code())
                .isEqualTo("IncorrectInstanceStatus");
        assertThat(client.post("ResizeInstance", path + "/resize", "{'systemDiskGiB':80}")
                        .status())
                .isEqualTo(202);
        assertThat(client.status(id(path))).isEqualTo("Resizing");
        emulator.passTime(DELAY);
        assertThat(client.post("ResizeInstance", path + "/resize", "{'systemDiskGiB':60}")
                        .code())
                .isEqualTo("InvalidParameter");
        client.post("StopInstance", path + "/stop");
        emulator.passTime(DELAY);
        assertThat(client.post("ResizeInstance", path + "/resize", "{'flavorId':'nothing'}")
                        .code())
                .isEqualTo("InvalidFlavorId.NotFound");
        client.post("ResizeInstance", path + "/resize", "{'flavorId':'flavor-4c8g'}");
        emulator.passTime(DELAY);
        JsonNode instance = client.get("DescribeInstance", path).json().path("instance");
        assertThat(instance.path("status").asText()).isEqualTo("Stopped");
        assertThat(instance.path("memoryMiB").asInt()).isEqualTo(8192);
        assertThat(instance.path("systemDiskGiB").asInt()).isEqualTo(80);
    }

    @Test
    void aPasswordIsCheckedAndAppliedLater() {
        String path = running();
        for (String weak : List.of("Sh0rt-1", "alllowercase", "/Slash-first1", "Blank in-1", "Ümlaut-123")) {
            assertThat(client.post("ResetPassword", path + "/password", "{'password':'" + weak + "'}")
                            .code())
                    .as(weak)
                    .isEqualTo("InvalidPassword.Malformed");
        }
        assertThat(client.post("ResetPassword", path + "/password", "{}").code())
                .isEqualTo("MissingParameter");

        assertThat(client.post("ResetPassword", path + "/password", "{'password':'Better-11'}")
                        .status())
                .isEqualTo(202);
        assertThat(client.status(id(path))).as("nothing to be seen").isEqualTo("Running");
        assertThat(emulator.controls().instance(id(path)).orElseThrow().password())
                .isEmpty();
        emulator.passTime(DELAY);
        assertThat(emulator.controls().instance(id(path)).orElseThrow().password())
                .isEqualTo("Better-11");
    }

    @Test
    void aRebuildEndsRunningWithTheOtherImage() {
        String path = running();
        client.post("StopInstance", path + "/stop");
        emulator.passTime(DELAY);

        assertThat(client.post("RebuildInstance", path + "/rebuild", "{'imageId':'image-review01'}")
                        .code())
                .isEqualTo("InvalidImageId.NotAvailable");
        assertThat(client.post("RebuildInstance", path + "/rebuild", "{'imageId':'image-gone'}")
                        .code())
                .isEqualTo("InvalidImageId.NotFound");
        client.post("RebuildInstance", path + "/rebuild", "{'imageId':'image-centos79','password':'Better-11'}");
        assertThat(client.status(id(path))).isEqualTo("Rebuilding");
        emulator.passTime(DELAY);
        assertThat(client.status(id(path))).isEqualTo("Running");
        assertThat(emulator.controls().instance(id(path)).orElseThrow().imageId())
                .isEqualTo("image-centos79");
    }

    @Test
    void aConsoleAndAScreenshotNeedARunningInstance() {
        String path = running();
        Answer vnc = client.get("GetVncUrl", path + "/vnc-url");

        assertThat(vnc.text("/url")).matches(emulator.endpoint() + "/vnc/" + id(path) + "\\?token=[0-9a-f]{32}");
        assertThat(Instant.parse(vnc.text("/expiresAt")))
                .isCloseTo(emulator.controls().now().plus(10, ChronoUnit.MINUTES), within(2, ChronoUnit.MINUTES));
        assertThat(Wire.status(
                        HttpClient.newHttpClient(),
                        HttpRequest.newBuilder(URI.create(vnc.text("/url"))).build()))
                .isEqualTo(200);
        assertThat(client.get("GetScreenshot", path + "/screenshot").text("/imageBase64"))
                .startsWith("iVBORw0KGgo");
        assertThat(client.get("GetScreenshot", path + "/screenshot?format=jpeg").text("/imageBase64"))
                .startsWith("/9j/");
        assertThat(client.get("GetScreenshot", path + "/screenshot?format=gif").code())
                .isEqualTo("InvalidParameter");
        client.post("StopInstance", path + "/stop");
        emulator.passTime(DELAY);
        assertThat(client.get("GetVncUrl", path + "/vnc-url").code()).isEqualTo("IncorrectInstanceStatus");
        assertThat(client.get("GetScreenshot", path + "/screenshot").code()).isEqualTo("IncorrectInstanceStatus");
    }

    @Test
    void metricsFollowFromInstanceMetricAndMinute() {
        String path = running();
        emulator.passTime(Duration.ofMinutes(30));
        Instant end = emulator.controls().now().truncatedTo(ChronoUnit.MINUTES);
        String range = "&startTime=" + end.minusSeconds(600) + "&endTime=" + end;

        Answer answer = client.get("DescribeMetricData", path + "/metrics?metrics=cpu%2Cnetwork&period=60" + range);

        assertThat(answer.json().path("series")).hasSize(3);
        JsonNode cpu = answer.json().at("/series/0");
        assertThat(cpu.path("metric").asText()).isEqualTo("cpu.usage");
        assertThat(cpu.path("unit").asText()).isEqualTo("percent");
        assertThat(cpu.path("points")).hasSize(10);
        for (JsonNode point : cpu.path("points")) {
            Instant minute = Instant.parse(point.path("timestamp").asText());
            assertThat(point.path("value").asDouble())
                    .isEqualTo(emulator.controls().metric(id(path), "cpu.usage", minute))
                    .isBetween(5.0, 90.0);
        }
        assertThat(client.get("DescribeMetricData", path + "/metrics?period=300" + range)
                        .json()
                        .at("/series/0/points"))
                .hasSize(2);
        assertThat(client.get("DescribeMetricData", path + "/metrics?period=300" + range)
                        .json()
                        .path("series"))
                .hasSize(11);
        assertThat(client.get("DescribeMetricData", path + "/metrics?metrics=soul" + range)
                        .code())
                .isEqualTo("InvalidParameter");
        assertThat(client.get("DescribeMetricData", path + "/metrics?period=61" + range)
                        .code())
                .isEqualTo("InvalidParameter");
        assertThat(client.get("DescribeMetricData", path + "/metrics").code()).isEqualTo("MissingParameter");
        assertThat(client.get(
                                "DescribeMetricData",
                                path + "/metrics?startTime=" + end + "&endTime=" + end.minusSeconds(1))
                        .code())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void aStoppedInstanceHasNoMetrics() {
        String path = running();
        client.post("StopInstance", path + "/stop");
        emulator.passTime(Duration.ofMinutes(30));
        Instant end = emulator.controls().now();

        JsonNode points = client.get(
                        "DescribeMetricData",
                        path + "/metrics?metrics=cpu&startTime="
                                + end.minusSeconds(600).truncatedTo(ChronoUnit.SECONDS) + "&endTime="
                                + end.truncatedTo(ChronoUnit.SECONDS))
                .json()
                .at("/series/0/points");

        assertThat(points).isNotEmpty().allMatch(point -> point.path("value").isNull());
    }

    @Test
    void snapshotsAndBackupsAreToldApartByTheirKind() {
        String path = running();
        Answer snapshot = client.post("CreateSnapshot", path + "/snapshots", "{'kind':'snapshot','name':'before'}");
        Answer backup = client.post("CreateSnapshot", path + "/snapshots", "{'kind':'backup','description':'nightly'}");
        String snapshotId = snapshot.text("/snapshotId");
        String backupId = backup.text("/snapshotId");

        assertThat(snapshot.status()).isEqualTo(202);
        assertThat(snapshotId).matches("snap-[0-9a-f]{8}");
        assertThat(client.get("DescribeSnapshots", "/v1/snapshots?kind=snapshot")
                        .text("/snapshots/0/status"))
                .isEqualTo("Creating");
        assertThat(client.delete("DeleteSnapshot", "/v1/snapshots/" + snapshotId)
                        .code())
                .isEqualTo("OperationConflict");
        emulator.passTime(DELAY);
        JsonNode listed = client.get("DescribeSnapshots", "/v1/snapshots?kind=backup&instanceId=" + id(path))
                .json();
        assertThat(listed.path("totalCount").asInt()).isEqualTo(1);
        assertThat(listed.at("/snapshots/0/snapshotId").asText()).isEqualTo(backupId);
        assertThat(listed.at("/snapshots/0/kind").asText()).isEqualTo("backup");
        assertThat(listed.at("/snapshots/0/description").asText()).isEqualTo("nightly");
        assertThat(listed.at("/snapshots/0/sizeGiB").asInt()).isEqualTo(40);
        assertThat(client.get("DescribeSnapshots", "/v1/snapshots")
                        .json()
                        .path("totalCount")
                        .asInt())
                .as("without kind: snapshots")
                .isEqualTo(1);
        assertThat(client.get("DescribeSnapshots", "/v1/snapshots?kind=photo").code())
                .isEqualTo("InvalidParameter");

        String restore = "{'instanceId':'" + id(path) + "'}";
        assertThat(client.post("RestoreSnapshot", "/v1/snapshots/" + backupId + "/restore", restore)
                        .status())
                .isEqualTo(202);
        assertThat(emulator.calls().get(emulator.calls().size() - 1).operation())
                .isEqualTo("restoreBackup");
        assertThat(client.status(id(path))).isEqualTo("Restoring");
        emulator.passTime(DELAY);
        assertThat(client.status(id(path))).isEqualTo("Running");
        assertThat(client.delete("DeleteSnapshot", "/v1/snapshots/" + backupId).status())
                .isEqualTo(202);
        emulator.passTime(DELAY);
        assertThat(client.delete("DeleteSnapshot", "/v1/snapshots/" + backupId).code())
                .isEqualTo("InvalidSnapshotId.NotFound");
        client.delete("DeleteInstance", path + "?force=true&deleteSnapshots=true");
        emulator.passTime(DELAY);
        assertThat(client.get("DescribeSnapshots", "/v1/snapshots")
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void disksAreCreatedAttachedDetachedAndDeleted() {
        String path = running();
        String instance = "{'instanceId':'" + id(path) + "'}";
        Answer created = client.post("CreateDisk", "/v1/disks", "{'name':'data-1','sizeGiB':100}");
        String disk = "/v1/disks/" + created.text("/diskId");

        assertThat(created.status()).isEqualTo(202);
        assertThat(client.post("AttachDisk", disk + "/attach", instance).code()).isEqualTo("OperationConflict");
        emulator.passTime(DELAY);
        assertThat(client.post("AttachDisk", disk + "/attach", instance).status())
                .isEqualTo(202);
        emulator.passTime(DELAY);
        JsonNode listed =
                client.get("DescribeDisks", "/v1/disks?instanceId=" + id(path)).json();
        assertThat(listed.at("/disks/0/status").asText()).isEqualTo("InUse");
        assertThat(listed.at("/disks/0/sizeGiB").asInt()).isEqualTo(100);
        assertThat(listed.at("/disks/0/device").asText()).isEqualTo("/dev/vdb");
        assertThat(client.delete("DeleteDisk", disk).code()).isEqualTo("IncorrectDiskStatus");
        client.post("DetachDisk", disk + "/detach", instance);
        emulator.passTime(DELAY);
        assertThat(client.post("DetachDisk", disk + "/detach", instance).code()).isEqualTo("IncorrectDiskStatus");
        assertThat(client.delete("DeleteDisk", disk).status()).isEqualTo(202);
        emulator.passTime(DELAY);
        assertThat(client.delete("DeleteDisk", disk).code()).isEqualTo("InvalidDiskId.NotFound");
        assertThat(client.post("CreateDisk", "/v1/disks", "{'sizeGiB':9}").code())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void aDiskSurvivesItsInstance() {
        String path = running();
        String disk = client.post("CreateDisk", "/v1/disks", "{'sizeGiB':10}").text("/diskId");
        emulator.passTime(DELAY);
        client.post("AttachDisk", "/v1/disks/" + disk + "/attach", "{'instanceId':'" + id(path) + "'}");
        emulator.passTime(DELAY);

        client.delete("DeleteInstance", path + "?force=true");
        emulator.passTime(DELAY);

        assertThat(client.get("DescribeDisks", "/v1/disks?diskIds=" + disk).text("/disks/0/status"))
                .isEqualTo("Available");
    }

    @Test
    void mediaAreMountedAndUnmounted() {
        String path = running();
        String iso = client.get("DescribeIsos", "/v1/isos").text("/isos/0/isoId");

        assertThat(client.post("MountIso", path + "/iso", "{'isoId':'" + iso + "'}")
                        .status())
                .isEqualTo(200);
        assertThat(emulator.controls().instance(id(path)).orElseThrow().isoIds())
                .containsExactly(iso);
        assertThat(client.delete("UnmountIso", path + "/iso/" + iso).status()).isEqualTo(200);
        assertThat(client.delete("UnmountIso", path + "/iso/" + iso).code()).isEqualTo("InvalidIsoId.NotFound");
        assertThat(client.post("MountIso", path + "/iso", "{'isoId':'iso-gone'}")
                        .code())
                .isEqualTo("InvalidIsoId.NotFound");
    }

    @Test
    void theCatalogIsListed() {
        assertThat(client.get("DescribeRegions", "/v1/regions").text("/regions/1/regionId"))
                .isEqualTo("cn-east-1");
        assertThat(client.get("DescribeImages", "/v1/images?owner=self").text("/images/0/imageId"))
                .isEqualTo("image-review01");
        assertThat(client.get("DescribeImages", "/v1/images?osFamily=windows")
                        .json()
                        .at("/images/0/minDiskGiB")
                        .asInt())
                .isEqualTo(50);
        assertThat(client.get("DescribeImages", "/v1/images?owner=me").code()).isEqualTo("InvalidParameter");
        assertThat(client.get("DescribeFlavors", "/v1/flavors?flavorIds=flavor-2c4g")
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get("DescribeVpcs", "/v1/vpcs").text("/vpcs/0/cidrBlock"))
                .isEqualTo("10.0.0.0/8");
        OpenApiClient east = client.beforeSigning(headers -> headers.put("x-acs-region-id", "cn-east-1"));
        assertThat(east.get("DescribeImages", "/v1/images")
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void anImageBelongsToItsRegionAndAnAliasToItsAction() {
        String body = "{'name':'web-01','imageId':'image-ubuntu2204','flavorId':'flavor-2c4g'}";

        assertThat(client.post("RunInstances", "/v1/instances", body).status()).isEqualTo(202);
        String id = emulator.controls().instances().get(0).id();
        client.beforeSigning(headers -> headers.put("x-acs-region-id", "cn-east-1"));
        assertThat(client.post("CreateInstance", "/v1/instances", body).code()).isEqualTo("InvalidImageId.NotFound");
        assertThat(client.get("DescribeInstance", "/v1/instances/" + id).code())
                .isEqualTo("InvalidInstanceId.NotFound");
        assertThat(client.get("DescribeInstances", "/v1/instances")
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void inputsAreCheckedByTheContract() {
        String good = "{'name':'web-01','imageId':'image-ubuntu2204','flavorId':'flavor-2c4g'";
        check(good + ",'size':1}", "InvalidParameter.Unknown");
        check(good.replace("'name':'web-01',", "") + "}", "MissingParameter");
        check(good.replace("web-01", "1-web") + "}", "InvalidParameter");
        check(good.replace("image-ubuntu2204", "../x") + "}", "InvalidParameter");
        check(good + ",'count':0}", "InvalidParameter");
        check(good + ",'count':21}", "InvalidParameter");
        check(good + ",'count':'1'}", "InvalidParameter");
        check(good + ",'systemDiskGiB':9}", "InvalidParameter");
        check(good + ",'systemDiskGiB':10}", "InvalidParameter");
        check(good + ",'userData':'not base64!'}", "InvalidParameter");
        check(good + ",'hostname':'-x'}", "InvalidParameter");
        check(good + ",'tags':['a']}", "InvalidParameter");
        check(good + ",'password':'weak'}", "InvalidPassword.Malformed");
        check(good + ",'vpcId':'vpc-gone'}", "InvalidVpcId.NotFound");
        check(good + ",'zoneId':'cn-east-1a'}", "InvalidParameter");
        check(good + ",'clientToken':'with blank'}", "InvalidParameter");
        check(good, "InvalidParameter");
        check("[]", "InvalidParameter");
        assertThat(client.get("DescribeInstances", "/v1/instances?colour=red").code())
                .isEqualTo("InvalidParameter.Unknown");
        assertThat(emulator.controls().instances()).isEmpty();
    }

    private void check(String body, String code) {
        assertThat(client.post("CreateInstance", "/v1/instances", body).code())
                .as(body)
                .isEqualTo(code);
    }
}
