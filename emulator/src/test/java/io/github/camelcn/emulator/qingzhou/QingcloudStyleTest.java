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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;
import io.github.camelcn.emulator.wire.IsoTimes;

import static io.github.camelcn.emulator.qingzhou.QingcloudClient.code;
import static org.assertj.core.api.Assertions.assertThat;

class QingcloudStyleTest {
    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String CONFLICT = "(?i).*(is not (running|stopped|available|pending|in-use|active)"
            + "|is (already|still|being)|in transition|transition_status|status \\["
            + "|can ?not be (started|stopped|restarted|resized|reset|terminated|attached|detached|deleted)).*";

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU = new QingzhouEmulatorExtension(
            QingzhouEmulator.builder().transitionDelay(DELAY).leaseDelay(LEASE).monitorGaps(true));

    private final QingzhouEmulator emulator = QINGZHOU.emulator();
    private final QingcloudClient client = new QingcloudClient(emulator);

    private String running(String name) {
        String id = client.create(name);
        emulator.passTime(DELAY.plus(LEASE));
        return id;
    }

    private void succeeds(Answer answer) {
        assertThat(code(answer)).as(answer.toString()).isZero();
        assertThat(client.job(answer)).isEqualTo("pending");
        emulator.passTime(DELAY.dividedBy(4));
        assertThat(client.job(answer)).isEqualTo("working");
        emulator.passTime(DELAY);
        assertThat(client.job(answer)).isEqualTo("successful");
    }

    private static void conflicts(Answer answer) {
        assertThat(code(answer)).isEqualTo(1400);
        assertThat(answer.text("/message")).startsWith("PermissionDenied, ").matches(CONFLICT);
    }

    @Test
    void zonesNeedNoZone() {
        Answer answer = client.call("DescribeZones", "zone", null, "status.1", "active");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/action")).isEqualTo("DescribeZonesResponse");
        assertThat(answer.json().path("zone_set")).hasSize(3);
        assertThat(answer.text("/zone_set/1/zone_id")).isEqualTo("pek3a");
        assertThat(answer.json().path("total_count").asInt()).isEqualTo(3);
    }

    @Test
    void refusesInTheOrderOfItsChecks() {
        assertThat(code(client.call("DescribeInstances", "version", null))).isEqualTo(1100);
        assertThat(code(new QingcloudClient(emulator).key("nobody", "x").call("DescribeInstances")))
                .isEqualTo(1200);
        assertThat(code(new QingcloudClient(emulator)
                        .key(QingzhouEmulator.ACCESS_KEY_ID, "wrong")
                        .call("DescribeInstances")))
                .isEqualTo(1200);
        assertThat(code(client.call("DescribeInstances", "time_stamp", ago(61))))
                .isEqualTo(1300);
        assertThat(code(client.call("DescribeInstances", "time_stamp", ago(-70))))
                .isEqualTo(1300);
        assertThat(code(client.call("DescribeInstances", "time_stamp", ago(50))))
                .isZero();
        assertThat(code(client.call("DescribeInstances", "time_stamp", ago(600), "expires", ago(-600))))
                .isZero();
        assertThat(code(client.call("DescribeInstances", "expires", ago(1)))).isEqualTo(1300);
        assertThat(code(client.call("Describe"))).isEqualTo(1101);
        assertThat(code(client.call("DescribeInstances", "zone", null))).isEqualTo(1100);
        assertThat(code(client.call("DescribeInstances", "zone", "PEK3A"))).isEqualTo(1100);
    }

    private static String ago(long seconds) {
        return Instant.now()
                .minusSeconds(seconds)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @Test
    void theOlderAlgorithmIsKnownAndNoOther() {
        assertThat(code(new QingcloudClient(emulator).algorithm("HmacSHA1").call("DescribeInstances")))
                .isZero();
        assertThat(code(new QingcloudClient(emulator).algorithm("HmacMD5").call("DescribeInstances")))
                .isEqualTo(1100);
    }

    @Test
    void aFormIsAsGoodAsAQuery() {
        Answer answer = new QingcloudClient(emulator)
                .posting()
                .call("DescribeInstances", "search_word", "数据 1+~*", "instances.1", "i-0");

        assertThat(code(answer)).isZero();
        assertThat(emulator.requests().get(0).target()).isEqualTo("/iaas/");
    }

    @Test
    void anInstanceRunsWhenItsJobSucceeded() {
        Answer created = client.call(
                "RunInstances",
                "image_id",
                "image-ubuntu2204",
                "cpu",
                "4",
                "memory",
                "8192",
                "os_disk_size",
                "40",
                "instance_name",
                "网站 01",
                "login_mode",
                "passwd",
                "login_passwd",
                "Secret-99",
                "vxnets.1",
                "vxnet-0a1b2c3d|10.0.0.9",
                "need_userdata",
                "1",
                "userdata_type",
                "plain",
                "userdata_value",
                "aGVsbG8=");
        String id = created.text("/instances/0");

        assertThat(client.status(id)).isEqualTo("pending/creating");
        succeeds(created);
        assertThat(client.status(id)).isEqualTo("running/");
        JsonNode instance = client.call("DescribeInstances", "instances.1", id, "verbose", "1")
                .json()
                .at("/instance_set/0");
        assertThat(instance.path("instance_name").asText()).isEqualTo("网站 01");
        assertThat(instance.path("vcpus_current").asInt()).isEqualTo(4);
        assertThat(instance.path("memory_current").asInt()).isEqualTo(8192);
        assertThat(instance.at("/extra/os_disk_size").asInt()).isEqualTo(40);
        assertThat(instance.at("/image/image_id").asText()).isEqualTo("image-ubuntu2204");
        assertThat(instance.at("/vxnets/0/vxnet_id").asText()).isEqualTo("vxnet-0a1b2c3d");
        assertThat(instance.path("instance_type").asText()).isEqualTo("c4m8");
        assertThat(instance.path("zone_id").asText()).isEqualTo("pek3a");
        assertThat(instance.has("volume_ids")).isTrue();
        assertThat(instance.toString()).doesNotContain("Secret-99");
    }

    @Test
    void whatAnInstanceIsMadeOfIsChecked() {
        String[] good = {
            "image_id",
            "image-ubuntu2204",
            "instance_type",
            "flavor-1c1g",
            "login_mode",
            "passwd",
            "login_passwd",
            "Secret-99"
        };
        assertThat(code(client.call("RunInstances", with(good, "image_id", "nothing"))))
                .isEqualTo(2100);
        assertThat(code(client.call("RunInstances", with(good, "image_id", "image-review01"))))
                .isEqualTo(1400);
        assertThat(code(client.call("RunInstances", with(good, "instance_type", "nothing"))))
                .isEqualTo(2100);
        assertThat(code(client.call("RunInstances", with(good, "login_mode", null))))
                .isEqualTo(1100);
        assertThat(code(client.call("RunInstances", with(good, "login_passwd", "weak"))))
                .isEqualTo(1100);
        assertThat(code(client.call("RunInstances", with(good, "os_disk_size", "101"))))
                .isEqualTo(1100);
        assertThat(code(client.call("RunInstances", with(with(good, "cpu", "3"), "memory", "1024"))))
                .isEqualTo(1100);
        assertThat(code(client.call("RunInstances", with(good, "cpu", "4")))).isEqualTo(1100);
        assertThat(code(client.call("RunInstances", with(good, "count", "21")))).isEqualTo(1100);
        assertThat(client.call("RunInstances", with(good, "count", "3")).json().path("instances"))
                .hasSize(3);
        assertThat(code(client.call(
                        "RunInstances",
                        "image_id",
                        "image-win2022",
                        "instance_type",
                        "flavor-1c1g",
                        "login_mode",
                        "keypair",
                        "login_keypair",
                        "kp-1")))
                .as("Windows knows no key pairs")
                .isEqualTo(1100);
    }

    private static String[] with(String[] pairs, String name, String value) {
        List<String> all = new ArrayList<>(List.of(pairs));
        all.add(name);
        all.add(value);
        return all.toArray(new String[0]);
    }

    @Test
    void everyPowerChangeKeepsTheStatusAndNamesTheTransition() {
        String id = running("web-01");
        List<String> seen = new ArrayList<>();
        for (String action : List.of("StopInstances", "StartInstances", "RestartInstances")) {
            Answer answer = client.call(action, "instances.1", id);
            seen.add(client.status(id));
            succeeds(answer);
            seen.add(client.status(id));
        }

        assertThat(seen)
                .containsExactly(
                        "running/stopping",
                        "stopped/",
                        "stopped/starting",
                        "running/",
                        "running/restarting",
                        "running/");
        conflicts(client.call("StartInstances", "instances.1", id));
        client.call("RestartInstances", "instances.1", id);
        conflicts(client.call("StopInstances", "instances.1", id));
        assertThat(code(client.call("StopInstances", "instances.1", id, "force", "1")))
                .isZero();
        assertThat(code(client.call("StopInstances", "instances.1", "i-gone"))).isEqualTo(2100);
        assertThat(code(client.call("StopInstances"))).isEqualTo(1100);
    }

    @Test
    void aFailedJobLeavesTheStateBefore() {
        String id = running("web-01");
        emulator.controls().failNextOf("stopInstance", id);

        Answer answer = client.call("StopInstances", "instances.1", id);
        emulator.passTime(DELAY);

        assertThat(client.job(answer)).isEqualTo("failed");
        assertThat(client.status(id)).isEqualTo("running/");
        assertThat(client.call("DescribeJobs", "jobs.1", answer.text("/job_id")).text("/job_set/0/error_codes"))
                .isEqualTo("5000");
    }

    @Test
    void attributesSizeAndSystemCanBeChanged() {
        String id = running("web-01");

        assertThat(code(client.call(
                        "ModifyInstanceAttributes", "instance", id, "instance_name", "db", "description", "d")))
                .isZero();
        conflicts(client.call("ResizeInstances", "instances.1", id, "instance_type", "flavor-4c8g"));
        client.call("StopInstances", "instances.1", id);
        emulator.passTime(DELAY);
        succeeds(client.call(
                "ResizeInstances", "instances.1", id, "instance_type", "flavor-4c8g", "os_disk_size", "60"));
        JsonNode instance =
                client.call("DescribeInstances", "instances.1", id).json().at("/instance_set/0");
        assertThat(instance.path("instance_name").asText()).isEqualTo("db");
        assertThat(instance.path("vcpus_current").asInt()).isEqualTo(4);
        assertThat(instance.at("/extra/os_disk_size").asInt()).isEqualTo(60);

        Answer reset =
                client.call("ResetInstances", "instances.1", id, "login_mode", "passwd", "login_passwd", "Another-11");
        assertThat(client.status(id)).isEqualTo("stopped/resetting");
        succeeds(reset);
        assertThat(client.status(id)).as("the state before").isEqualTo("stopped/");
        assertThat(emulator.controls().instance(id).orElseThrow().password()).isEqualTo("Another-11");
    }

    @Test
    void aTerminatedInstanceCeasesAfterTwoHours() {
        String id = client.create("web-01");
        emulator.passTime(DELAY);
        conflicts(client.call("TerminateInstances", "instances.1", id));
        emulator.passTime(LEASE);
        succeeds(client.call("TerminateInstances", "instances.1", id));

        assertThat(client.status(id)).isEqualTo("terminated/");
        emulator.passTime(Duration.ofHours(2));
        assertThat(client.status(id)).isEqualTo("ceased/");
        assertThat(client.call("DescribeInstances", "status.1", "running")
                        .json()
                        .path("instance_set"))
                .isEmpty();

        String other = running("web-02");
        succeeds(client.call("TerminateInstances", "instances.1", other, "direct_cease", "1"));
        assertThat(client.status(other)).isEqualTo("ceased/");
    }

    @Test
    void consolesAreBrokered() {
        String id = running("web-01");

        Answer answer = client.call("CreateBrokers", "instances.1", id);

        assertThat(answer.text("/brokers/0/instance_id")).isEqualTo(id);
        assertThat(answer.text("/brokers/0/broker_host")).isEqualTo("127.0.0.1");
        assertThat(answer.json().at("/brokers/0/broker_port").asInt()).isBetween(5902, 65535);
        JsonNode instance =
                client.call("DescribeInstances", "instances.1", id).json().at("/instance_set/0");
        assertThat(instance.path("graphics_protocol").asText()).isEqualTo("vnc");
        assertThat(instance.path("graphics_passwd").asText()).isNotEmpty();
    }

    @Test
    void snapshotsFormChainsThatEndTogether() {
        String id = running("web-01");
        Answer full = client.call("CreateSnapshots", "resources.1", id, "snapshot_name", "full", "is_full", "1");
        succeeds(full);
        Answer first = client.call("CreateSnapshots", "resources.1", id, "snapshot_name", "one", "is_full", "0");
        succeeds(first);
        succeeds(client.call("CreateSnapshots", "resources.1", id, "is_full", "0"));
        String root = full.text("/snapshots/0");
        String parent = first.text("/snapshots/0");

        JsonNode listed = client.call("DescribeSnapshots", "resource_id", id, "status.1", "available")
                .json()
                .path("snapshot_set");
        assertThat(listed).hasSize(3);
        assertThat(listed.path(0).path("snapshot_type").asInt()).isEqualTo(1);
        assertThat(listed.path(2).path("snapshot_type").asInt()).isZero();
        assertThat(listed.path(2).path("root_id").asText()).isEqualTo(root);
        assertThat(listed.path(2).path("parent_id").asText()).isEqualTo(parent);
        assertThat(listed.path(2).path("is_head").asInt()).isEqualTo(1);
        assertThat(listed.path(0).path("size").asInt()).as("MB").isEqualTo(20480);
        assertThat(client.call("DescribeSnapshots", "snapshot_type", "1")
                        .json()
                        .path("total_count")
                        .asInt())
                .isEqualTo(1);

        Answer apply = client.call("ApplySnapshots", "snapshots.1", root);
        assertThat(client.status(id)).isEqualTo("running/restoring");
        succeeds(apply);
        succeeds(client.call("DeleteSnapshots", "snapshots.1", parent));
        assertThat(client.call("DescribeSnapshots", "status.1", "available")
                        .json()
                        .path("total_count")
                        .asInt())
                .as("the later one went with it")
                .isEqualTo(1);
    }

    @Test
    void volumesAreCreatedAttachedDetachedAndDeleted() {
        String id = running("web-01");
        assertThat(code(client.call("CreateVolumes", "size", "15"))).isEqualTo(1100);
        assertThat(code(client.call("CreateVolumes", "size", "10", "count", "101")))
                .isEqualTo(1100);
        Answer created = client.call("CreateVolumes", "size", "100", "volume_name", "data");
        String volume = created.text("/volumes/0");
        assertThat(volume).startsWith("vol-");
        assertThat(client.call("DescribeVolumes", "volumes.1", volume).text("/volume_set/0/status"))
                .isEqualTo("pending");
        succeeds(created);

        succeeds(client.call("AttachVolumes", "volumes.1", volume, "instance", id));
        JsonNode view =
                client.call("DescribeVolumes", "volumes.1", volume).json().at("/volume_set/0");
        assertThat(view.path("status").asText()).isEqualTo("in-use");
        assertThat(view.path("size").asInt()).isEqualTo(100);
        assertThat(view.at("/instance/instance_id").asText()).isEqualTo(id);
        assertThat(view.at("/instance/device").asText()).isEqualTo("/dev/vdb");
        conflicts(client.call("DeleteVolumes", "volumes.1", volume));
        succeeds(client.call("DetachVolumes", "volumes.1", volume, "instance", id));
        conflicts(client.call("DetachVolumes", "volumes.1", volume, "instance", id));
        succeeds(client.call("DeleteVolumes", "volumes.1", volume));
        assertThat(client.call("DescribeVolumes", "volumes.1", volume).text("/volume_set/0/status"))
                .isEqualTo("ceased");
    }

    @Test
    void theCatalogIsListed() {
        assertThat(client.call("DescribeImages", "status.1", "available", "provider", "system")
                        .json()
                        .path("image_set"))
                .hasSize(3);
        assertThat(client.call("DescribeInstanceTypes", "instance_types.1", "flavor-4c8g")
                        .json()
                        .at("/instance_type_set/0/memory_current")
                        .asInt())
                .isEqualTo(8192);
        assertThat(client.call("DescribeRouters").text("/router_set/0/router_id"))
                .isEqualTo("rtr-0a1b2c3d");
    }

    @Test
    void aForwardedPortWorksOnlyAfterTheRouterWasUpdated() {
        String[] rule = {
            "router", "rtr-0a1b2c3d", "vxnet", "vxnet-0a1b2c3d", "statics.1.static_type", "1",
            "statics.1.router_static_name", "ssh", "statics.1.val1", "10022", "statics.1.val2", "10.0.0.5",
            "statics.1.val3", "22", "statics.1.val4", "tcp"
        };
        Answer added = client.call("AddRouterStatics", rule);
        String id = added.text("/router_statics/0");

        assertThat(code(client.call("AddRouterStatics", rule))).isEqualTo(2110);
        assertThat(client.call("DescribeRouterStatics", "router", "rtr-0a1b2c3d")
                        .json()
                        .at("/router_static_set/0/is_applied")
                        .asInt())
                .isZero();
        assertThat(emulator.controls().forwardedPorts()).isEmpty();
        succeeds(client.call("UpdateRouters", "routers.1", "rtr-0a1b2c3d"));
        assertThat(emulator.controls().forwardedPorts()).containsExactly("tcp 10022 -> 10.0.0.5:22");
        assertThat(code(client.call("DeleteRouterStatics", "router_statics.1", id)))
                .isZero();
        assertThat(code(client.call("DeleteRouterStatics", "router_statics.1", id)))
                .isEqualTo(2100);
    }

    @Test
    void anAddressGoesToOneInstance() {
        String id = running("web-01");
        String other = running("web-02");

        succeeds(client.call("AssociateEip", "eip", "eip-00000001", "instance", id));
        assertThat(client.call("DescribeInstances", "instances.1", id).text("/instance_set/0/eip/eip_addr"))
                .isEqualTo("203.0.113.10");
        conflicts(client.call("AssociateEip", "eip", "eip-00000001", "instance", other));
        succeeds(client.call("AssociateEip", "eip", "eip-00000001", "instance", other, "force", "1"));
        assertThat(client.call("DescribeInstances", "instances.1", id).text("/instance_set/0/eip/eip_addr"))
                .isEmpty();
        succeeds(client.call("DissociateEips", "eips.1", "eip-00000001"));
        conflicts(client.call("DissociateEips", "eips.1", "eip-00000001"));
    }

    @Test
    void metricsComeCompressedWithGapsAndOffsets() {
        String id = running("web-01");
        emulator.passTime(Duration.ofHours(2));
        Instant end = emulator.controls().now();
        String nic = client.call("DescribeInstances", "instances.1", id).text("/instance_set/0/vxnets/0/nic_id");

        JsonNode meters = client.call(
                        "GetMonitor",
                        "resource",
                        id,
                        "meters.1",
                        "cpu",
                        "meters.2",
                        "if-" + nic,
                        "step",
                        "5m",
                        "start_time",
                        IsoTimes.seconds(end.minusSeconds(3600)),
                        "end_time",
                        IsoTimes.seconds(end))
                .json()
                .path("meter_set");

        JsonNode cpu = meters.path(0).path("data");
        assertThat(cpu.path(0)).hasSize(2);
        long first = cpu.path(0).path(0).asLong();
        assertThat(cpu.path(0).path(1).asInt())
                .isEqualTo((int) Math.round(average(id, Instant.ofEpochSecond(first)) * 10));
        assertThat(cpu).anyMatch(element -> element.asText().equals("NA"));
        assertThat(cpu).anyMatch(element -> element.isArray() && element.path(0).asInt() == 600);
        assertThat(meters.path(1).path("meter_id").asText()).isEqualTo(nic);
        assertThat(meters.path(1).path("vxnet_id").asText()).isEqualTo("vxnet-0a1b2c3d");
        assertThat(meters.path(1).path("data").path(0).path(1)).hasSize(2);
        assertThat(code(client.call(
                        "GetMonitor",
                        "resource",
                        id,
                        "meters.1",
                        "cpu",
                        "step",
                        "1m",
                        "start_time",
                        IsoTimes.seconds(end.minusSeconds(3600)),
                        "end_time",
                        IsoTimes.seconds(end))))
                .isEqualTo(1100);
    }

    private double average(String id, Instant from) {
        double sum = 0;
        for (int minute = 0; minute < 5; minute++) {
            sum += emulator.controls().metric(id, "cpu.usage", from.plusSeconds(60L * minute));
        }
        return sum / 5;
    }

    @Test
    void listsAreCutAtAHundredAndPaged() {
        for (int i = 0; i < 6; i++) {
            client.create("web-0" + i);
        }

        Answer page = client.call("DescribeInstances", "offset", "4", "limit", "500", "status.1", "pending");

        assertThat(page.json().path("instance_set")).hasSize(2);
        assertThat(page.json().path("total_count").asInt()).isEqualTo(6);
        assertThat(client.call("DescribeInstances", "search_word", "web-03")
                        .json()
                        .path("instance_set"))
                .hasSize(1);
    }

    @Test
    void anInstanceOfOneStyleIsSeenByTheOthers() {
        String id = running("web-01");

        assertThat(new OpenApiClient(emulator).status(id)).isEqualTo("Running");
        RestClient rest = new RestClient(emulator).loggedIn();
        assertThat(rest.get("vm/list").text("/data/list/0/name")).isEqualTo("web-01");
        assertThat(rest.status(id)).as("style B accepts both ids").isEqualTo("running");
    }
}
