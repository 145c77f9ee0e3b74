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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RestStyleTest {
    private static final Duration DELAY = Duration.ofMinutes(10);

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU =
            new QingzhouEmulatorExtension(QingzhouEmulator.builder().transitionDelay(DELAY));

    private final QingzhouEmulator emulator = QINGZHOU.emulator();
    private final RestClient client = new RestClient(emulator);

    @BeforeEach
    void logIn() {
        client.loggedIn();
    }

    private String running(String name) {
        String id = client.create(name);
        emulator.passTime(DELAY);
        return id;
    }

    @Test
    void aLoginGivesATokenAndItsLifetime() {
        Answer answer = client.login("admin", "Emulator-Pass-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("code").asInt()).isZero();
        assertThat(answer.json().at("/data/expire").asInt()).isEqualTo(3600);
        assertThat(answer.text("/data/token")).matches("[0-9a-f]{48}");
    }

    @Test
    void aWrongPasswordIsRefusedInTheEnvelope() {
        Answer answer = new RestClient(emulator).login("admin", "wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("code").asInt()).isEqualTo(401);
        assertThat(answer.text("/msg")).isEqualTo("user or password is wrong");
    }

    @Test
    void aMissingExpiredOrRevokedTokenIsRefused() {
        assertThat(new RestClient(emulator).get("vm/list").status()).isEqualTo(401);
        assertThat(client.get("vm/list").status()).isEqualTo(200);
        emulator.passTime(Duration.ofSeconds(3599));
        assertThat(client.get("vm/list").status()).isEqualTo(200);
        emulator.passTime(Duration.ofSeconds(1));
        assertThat(client.get("vm/list").json().path("code").asInt()).isEqualTo(401);

        client.loggedIn();
        emulator.controls().revokeTokens();
        assertThat(client.get("vm/list").status()).isEqualTo(401);

        client.loggedIn();
        emulator.controls().active(QingzhouEmulator.ACCESS_KEY_ID, false);
        assertThat(client.get("vm/list").status()).isEqualTo(401);
    }

    @Test
    void anInstanceIsCreatedInMegabytesAndListed() {
        String id = client.create("web-01");

        assertThat(id).isEqualTo("101");
        assertThat(client.status(id)).isEqualTo("creating");
        emulator.passTime(DELAY);
        JsonNode listed = client.get("vm/list").json().at("/data/list/0");
        assertThat(listed.path("id").asInt()).isEqualTo(101);
        assertThat(listed.path("name").asText()).isEqualTo("web-01");
        assertThat(listed.path("cpu").asInt()).isEqualTo(2);
        assertThat(listed.path("memory").asInt()).isEqualTo(2048);
        assertThat(listed.path("disk").asInt()).isEqualTo(20480);
        assertThat(listed.path("os").asText()).isEqualTo("Ubuntu 22.04 LTS");
        QingzhouControls.InstanceView view =
                emulator.controls().instance("web-01").orElseThrow();
        assertThat(view.password()).isEqualTo("Secret-99");
        assertThat(view.bandwidthDownMbps()).isEqualTo(20);
        assertThat(view.trafficLimitMiB()).isEqualTo(4096);
    }

    @Test
    void aRunningInstanceTellsItsUse() {
        String id = running("web-01");

        JsonNode status = client.get("vm/" + id + "/status").json().path("data");

        assertThat(status.path("status").asText()).isEqualTo("running");
        assertThat(status.path("cpu_usage").asInt()).isBetween(5, 90);
        assertThat(status.path("mem_usage").asInt()).isBetween(1, 2048);
        assertThat(status.path("hdd_usage").asInt()).isBetween(1, 20480);
        assertThat(status.has("net_up")).isTrue();
        assertThat(status.path("traffic_used").asInt()).isEqualTo(30);
    }

    @Test
    void everyPowerActionGoesThroughItsState() {
        String id = running("web-01");
        List<String> seen = new ArrayList<>();
        for (String action : List.of("shutdown", "start", "reboot", "reset", "suspend", "resume", "stop")) {
            assertThat(client.post("vm/" + id + "/power", "{'action':'" + action + "'}")
                            .status())
                    .isEqualTo(200);
            seen.add(client.status(id));
            emulator.passTime(DELAY);
            seen.add(client.status(id));
            client.loggedIn();
        }

        assertThat(seen)
                .containsExactly(
                        "stopping",
                        "stopped",
                        "starting",
                        "running",
                        "rebooting",
                        "running",
                        "rebooting",
                        "running",
                        "suspending",
                        "suspended",
                        "resuming",
                        "running",
                        "stopping",
                        "stopped");
        assertThat(client.post("vm/" + id + "/power", "{'action':'stop'}").status())
                .isEqualTo(409);
        assertThat(client.post("vm/" + id + "/power", "{'action':'fly'}").status())
                .isEqualTo(400);
        assertThat(client.post("vm/999/power", "{'action':'start'}").status()).isEqualTo(404);
    }

    @Test
    void configurationPasswordAndSystemCanBeChanged() {
        String id = running("web-01");

        assertThat(client.send("PUT", "vm/" + id + "/config", "{'cpu':4,'memory':8192,'disk':40960,'bandwidth_up':50}")
                        .status())
                .isEqualTo(200);
        assertThat(client.status(id)).as("resizing has no name here").isEqualTo("running");
        emulator.passTime(DELAY);
        assertThat(client.send("PUT", "vm/" + id + "/config", "{'disk':1024}").status())
                .as("disks only grow")
                .isEqualTo(400);
        assertThat(client.send("PUT", "vm/" + id + "/config", "{}").status()).isEqualTo(400);
        assertThat(client.post("vm/" + id + "/password", "{'password':'weak'}").status())
                .isEqualTo(400);
        assertThat(client.post("vm/" + id + "/password", "{'password':'Stronger-1'}")
                        .status())
                .isEqualTo(200);
        emulator.passTime(DELAY);
        QingzhouControls.InstanceView view = emulator.controls().instance(id).orElseThrow();
        assertThat(view.cpu()).isEqualTo(4);
        assertThat(view.memoryMiB()).isEqualTo(8192);
        assertThat(view.diskMiB()).isEqualTo(40960);
        assertThat(view.bandwidthUpMbps()).isEqualTo(50);
        assertThat(view.password()).isEqualTo("Stronger-1");

        assertThat(client.post("vm/" + id + "/reinstall", "{'os_image':'CentOS 7.9','password':'Stronger-2'}")
                        .status())
                .isEqualTo(200);
        assertThat(client.status(id)).isEqualTo("reinstalling");
        emulator.passTime(DELAY);
        view = emulator.controls().instance(id).orElseThrow();
        assertThat(view.imageId()).isEqualTo("image-centos79");
        assertThat(view.password()).isEqualTo("Stronger-2");
        assertThat(client.post("vm/" + id + "/reinstall", "{'os_image':'image-review01','password':'Stronger-2'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void backupsAreKeptRestoredAndDeleted() {
        String id = running("web-01");
        String backup =
                client.post("vm/" + id + "/backup", "{'description':'nightly'}").text("/data/backup_id");

        JsonNode listed = client.get("vm/" + id + "/backups").json().at("/data/list/0");
        assertThat(listed.path("id").asText()).isEqualTo(backup);
        assertThat(listed.path("description").asText()).isEqualTo("nightly");
        assertThat(listed.path("created_at").asLong())
                .isCloseTo(emulator.controls().now().getEpochSecond(), within(120L));
        assertThat(client.post("vm/" + id + "/restore", "{'backup_id':'" + backup + "'}")
                        .status())
                .isEqualTo(200);
        emulator.passTime(DELAY);
        assertThat(client.delete("vm/" + id + "/backup/" + backup).status()).isEqualTo(200);
        assertThat(client.get("vm/" + id + "/backups").json().at("/data/list")).isEmpty();
        assertThat(client.delete("vm/" + id + "/backup/" + backup).status()).isEqualTo(404);
    }

    @Test
    void disksAreKnownByTheirNames() {
        String id = running("web-01");
        String mount = "{'disk_name':'数据 1','disk_size':10240}";

        assertThat(client.post("vm/" + id + "/disk/mount", mount).status()).isEqualTo(200);
        assertThat(client.post("vm/" + id + "/disk/mount", mount).status()).isEqualTo(409);
        assertThat(client.delete("vm/" + id + "/disk/%E6%95%B0%E6%8D%AE%201").status())
                .isEqualTo(409);
        assertThat(client.post("vm/" + id + "/disk/unmount", "{'disk_name':'数据 1'}")
                        .status())
                .isEqualTo(200);
        assertThat(client.delete("vm/" + id + "/disk/%E6%95%B0%E6%8D%AE%201").status())
                .isEqualTo(200);
        assertThat(client.delete("vm/" + id + "/disk/%E6%95%B0%E6%8D%AE%201").status())
                .isEqualTo(404);
        assertThat(client.post("vm/" + id + "/disk/mount", "{'disk_name':'d','disk_size':10}")
                        .status())
                .as("10 is meant in GB")
                .isEqualTo(400);
    }

    @Test
    void mediaAreMountedByTheirFile() {
        String id = running("web-01");

        assertThat(client.get("iso/list").text("/data/list/0/iso_file")).isEqualTo("debian-12.iso");
        assertThat(client.post("vm/" + id + "/iso/mount", "{'iso_file':'debian-12.iso','iso_name':'debian-12'}")
                        .status())
                .isEqualTo(200);
        assertThat(emulator.controls().instance(id).orElseThrow().isoIds()).containsExactly("iso-0000de12");
        assertThat(client.post("vm/" + id + "/iso/unmount", "{'iso_name':'debian-12'}")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("vm/" + id + "/iso/unmount", "{'iso_name':'debian-12'}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("vm/" + id + "/iso/mount", "{'iso_file':'x.iso','iso_name':'x'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void portsAndProxiesAreUnique() {
        String id = running("web-01");
        String nat = "{'wan_port':10022,'lan_port':22,'lan_addr':'192.168.1.5','protocol':'tcp','description':'ssh'}";
        String web = "{'vm_id':'" + id + "','domain':'a.example','lan_addr':'192.168.1.5','lan_port':80,"
                + "'is_https':false,'description':''}";

        assertThat(client.post("nat/create", nat).status()).isEqualTo(200);
        assertThat(client.post("nat/create", nat).status()).isEqualTo(409);
        assertThat(emulator.controls().forwardedPorts()).containsExactly("tcp 10022 -> 192.168.1.5:22");
        assertThat(client.post("nat/delete", "{'wan_port':10022,'lan_addr':'192.168.1.5','lan_port':22}")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("nat/delete", "{'wan_port':10022,'lan_addr':'192.168.1.5','lan_port':22}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("nat/create", nat.replace("10022", "70000")).status())
                .isEqualTo(400);

        assertThat(client.post("web/create", web).status()).isEqualTo(200);
        assertThat(client.post("web/create", web).status()).isEqualTo(409);
        assertThat(emulator.controls().webProxies()).containsExactly("http://a.example -> 192.168.1.5:80");
        String delete = "{'domain':'a.example','vm_id':'" + id + "'}";
        assertThat(client.post("web/delete", delete).status()).isEqualTo(200);
        assertThat(client.post("web/delete", delete).status()).isEqualTo(404);
    }

    @Test
    void addressesAreBoundAndUnbound() {
        String id = running("web-01");
        String ip = "{'vm_id':'" + id + "','nic_type':'pub','ipv4':'203.0.113.7'}";

        assertThat(client.post("ip/bind", ip).status()).isEqualTo(200);
        assertThat(client.post("ip/bind", ip).status()).isEqualTo(409);
        String instance = emulator.controls().instance(id).orElseThrow().id();
        assertThat(new OpenApiClient(emulator)
                        .get("DescribeInstance", "/v1/instances/" + instance)
                        .text("/instance/publicIpAddresses/0"))
                .isEqualTo("203.0.113.7");
        assertThat(client.post("ip/unbind", ip).status()).isEqualTo(200);
        assertThat(client.post("ip/unbind", ip).status()).isEqualTo(404);
        assertThat(client.post("ip/bind", ip.replace("pub", "lan")).status()).isEqualTo(400);
        assertThat(client.post("ip/bind", "{'vm_id':'" + id + "','nic_type':'pub'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void consolesOpenUntilTheirTicketExpires() {
        String id = running("web-01");
        JsonNode vnc = client.get("vm/" + id + "/vnc").json().path("data");
        URI console = URI.create(vnc.path("url").asText());

        assertThat(vnc.path("port").asInt()).isEqualTo(emulator.port());
        assertThat(vnc.path("url").asText())
                .endsWith("token=" + vnc.path("token").asText());
        assertThat(status(console)).isEqualTo(200);
        emulator.passTime(Duration.ofMinutes(10));
        assertThat(status(console)).isEqualTo(403);
    }

    private static int status(URI target) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aScreenshotIsAPicture() {
        String id = running("web-01");

        assertThat(client.get("vm/" + id + "/screenshot").text("/data/image")).startsWith("iVBORw0KGgo");
        client.post("vm/" + id + "/power", "{'action':'stop'}");
        assertThat(client.get("vm/" + id + "/screenshot").status()).isEqualTo(409);
    }

    @Test
    void theHostCountsWhatRuns() {
        running("web-01");

        JsonNode host = client.get("host/status").json().path("data");

        assertThat(host.path("mem_usage").asInt()).isEqualTo(2048);
        assertThat(host.path("hdd_usage").asInt()).isEqualTo(20480);
        assertThat(host.path("cpu_total").asInt()).isEqualTo(256);
        assertThat(host.path("mem_total").asLong()).isGreaterThan(2048);
    }

    @Test
    void aDestroyedInstanceIsGone() {
        String id = running("web-01");

        assertThat(client.delete("vm/" + id).status()).isEqualTo(200);
        assertThat(client.status(id)).isEqualTo("deleting");
        emulator.passTime(DELAY);
        assertThat(client.get("vm/" + id + "/status").status()).isEqualTo(404);
        assertThat(client.get("vm/list").json().at("/data/list")).isEmpty();
    }

    @Test
    void whatAnInstanceNeedsMustBeThere() {
        String body =
                "{'name':'a','cpu':1,'memory':1024,'disk':20480,'os_image':'image-centos79','password':'Secret-99'}";
        for (String member : List.of("name", "cpu", "memory", "disk", "os_image", "password")) {
            assertThat(client.post("vm/create", body.replace("'" + member + "'", "'other'"))
                            .status())
                    .as(member)
                    .isEqualTo(400);
        }
        assertThat(client.post("vm/create", body.replace("image-centos79", "nothing"))
                        .status())
                .isEqualTo(404);
        assertThat(client.post("vm/create", body).status()).isEqualTo(200);
        assertThat(client.post("vm/create", "not json").status()).isEqualTo(400);
        assertThat(client.post("vm/unknown/path/here", "{}").status()).isEqualTo(404);
    }

    @Test
    void aGatewayMayHideErrorsBehindStatus200() {
        emulator.controls().alwaysHttp200(true);

        Answer answer = client.get("vm/999/status");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("code").asInt()).isEqualTo(404);
    }
}
