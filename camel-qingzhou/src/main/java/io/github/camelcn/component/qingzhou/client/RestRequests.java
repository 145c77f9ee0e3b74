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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.CreateWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DeleteBackupRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.DeleteWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.MountIsoRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.ResizeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestoreBackupRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.UnmountIsoRequest;

/**
 * Makes the requests of the rest style. Thread-safe.
 *
 * <p>Source: the OpenIDCS driver for Qingzhou ({@code HostServer/QingzhouYun.py}).
 */
final class RestRequests {

    private static final long MIB_PER_GIB = 1024;

    private final String base;
    private final PasswordPolicy passwords;

    /** @param base URL that ends in {@code /api/} */
    RestRequests(String base, PasswordPolicy passwords) {
        this.base = base;
        this.passwords = passwords;
    }

    ServiceRequest change(QingzhouRequest<?> asked) {
        return switch (asked.operation()) {
            case createInstance -> post(asked, "vm/create", create((CreateInstanceRequest) asked));
            case startInstance -> power(asked, "start");
            case stopInstance -> power(asked, isTrue(((StopInstanceRequest) asked).force()) ? "stop" : "shutdown");
            case restartInstance -> power(asked, isTrue(((RestartInstanceRequest) asked).force()) ? "reset" : "reboot");
            case suspendInstance -> power(asked, "suspend");
            case resumeInstance -> power(asked, "resume");
            case destroyInstance -> request(asked, "DELETE", vm(asked));
            case resizeInstance ->
                request(asked, "PUT", vm(asked) + "/config").withBody(json(resize((ResizeInstanceRequest) asked)));
            case resetPassword ->
                post(
                        asked,
                        vm(asked) + "/password",
                        Map.of("password", good(((ResetPasswordRequest) asked).password())));
            case rebuildInstance -> rebuild((RebuildInstanceRequest) asked);
            case createBackup -> post(asked, vm(asked) + "/backup", given(asked, Map.of("description", "description")));
            case restoreBackup -> restore((RestoreBackupRequest) asked);
            case deleteBackup -> {
                DeleteBackupRequest delete = (DeleteBackupRequest) asked;
                yield request(
                        asked,
                        "DELETE",
                        vmOf(asked, delete.instanceId()) + "/backup/" + segment("backupId", delete.backupId()));
            }
            case attachDisk -> attach((AttachDiskRequest) asked);
            case detachDisk -> {
                String name = require(asked, "diskName", ((DetachDiskRequest) asked).diskName());
                yield post(asked, vm(asked) + "/disk/unmount", Map.of("disk_name", name));
            }
            case deleteDisk -> {
                DeleteDiskRequest delete = (DeleteDiskRequest) asked;
                String name = require(asked, "diskName", delete.diskName());
                yield request(asked, "DELETE", vmOf(asked, delete.instanceId()) + "/disk/" + segment("diskName", name));
            }
            case mountIso -> {
                MountIsoRequest mount = (MountIsoRequest) asked;
                require(asked, "isoFile", mount.isoFile());
                require(asked, "isoName", mount.isoName());
                yield post(
                        asked,
                        vm(asked) + "/iso/mount",
                        ordered("iso_file", mount.isoFile(), "iso_name", mount.isoName()));
            }
            case unmountIso -> {
                String name = require(asked, "isoName", ((UnmountIsoRequest) asked).isoName());
                yield post(asked, vm(asked) + "/iso/unmount", Map.of("iso_name", name));
            }
            case createNat -> createNat((CreateNatRequest) asked);
            case deleteNat -> deleteNat((DeleteNatRequest) asked);
            case createWebProxy -> createWebProxy((CreateWebProxyRequest) asked);
            case deleteWebProxy -> {
                DeleteWebProxyRequest delete = (DeleteWebProxyRequest) asked;
                yield post(asked, "web/delete", ordered("domain", delete.domain(), "vm_id", delete.instanceId()));
            }
            case bindIp -> post(asked, "ip/bind", address(asked));
            case unbindIp -> post(asked, "ip/unbind", address(asked));
            default -> throw new IllegalArgumentException(asked.operation() + " is no change of the rest style");
        };
    }

    private ServiceRequest power(QingzhouRequest<?> asked, String action) {
        return post(asked, vm(asked) + "/power", Map.of("action", action));
    }

    private Map<String, Object> create(CreateInstanceRequest asked) {
        if (asked.count() != null && asked.count() > 1) {
            throw new IllegalArgumentException("createInstance: count must be 1 with apiStyle=rest");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", asked.name());
        body.put("cpu", require(asked, "cpu", asked.cpu()));
        body.put("memory", require(asked, "memoryMiB", asked.memoryMiB()));
        body.put("disk", require(asked, "diskGiB", asked.diskGiB()) * MIB_PER_GIB);
        body.put("os_image", asked.imageId());
        body.put("password", good(require(asked, "password", asked.password())));
        putIfGiven(body, "bandwidth_up", asked.bandwidthUpMbps());
        putIfGiven(body, "bandwidth_down", asked.bandwidthDownMbps());
        putIfGiven(body, "traffic_limit", asked.trafficLimitMiB());
        putIfGiven(body, "network", asked.networks());
        return body;
    }

    private static Map<String, Object> resize(ResizeInstanceRequest asked) {
        Map<String, Object> body = new LinkedHashMap<>();
        putIfGiven(body, "cpu", asked.cpu());
        putIfGiven(body, "memory", asked.memoryMiB());
        putIfGiven(body, "disk", asked.diskGiB() == null ? null : asked.diskGiB() * MIB_PER_GIB);
        putIfGiven(body, "bandwidth_up", asked.bandwidthUpMbps());
        putIfGiven(body, "bandwidth_down", asked.bandwidthDownMbps());
        putIfGiven(body, "traffic_limit", asked.trafficLimitMiB());
        return body;
    }

    private ServiceRequest rebuild(RebuildInstanceRequest asked) {
        return post(
                asked,
                vm(asked) + "/reinstall",
                ordered(
                        "os_image",
                        require(asked, "imageId", asked.imageId()),
                        "password",
                        good(require(asked, "password", asked.password()))));
    }

    private ServiceRequest restore(RestoreBackupRequest asked) {
        return post(asked, vmOf(asked, asked.instanceId()) + "/restore", Map.of("backup_id", asked.backupId()));
    }

    private ServiceRequest attach(AttachDiskRequest asked) {
        return post(
                asked,
                vm(asked) + "/disk/mount",
                ordered(
                        "disk_name",
                        require(asked, "diskName", asked.diskName()),
                        "disk_size",
                        require(asked, "diskGiB", asked.diskGiB()) * MIB_PER_GIB));
    }

    /** Source: the OpenIDCS driver, which always sends tcp. */
    private static void requireTcp(QingzhouOperation operation, String protocol) {
        if (protocol != null && !protocol.equals("tcp")) {
            throw new IllegalArgumentException(operation + ": protocol must be tcp with apiStyle=rest");
        }
    }

    private ServiceRequest createNat(CreateNatRequest asked) {
        requireTcp(asked.operation(), asked.protocol());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("wan_port", asked.wanPort());
        body.put("lan_port", asked.lanPort());
        body.put("lan_addr", asked.lanAddress());
        body.put("protocol", "tcp");
        body.put("description", asked.description() == null ? "" : asked.description());
        return post(asked, "nat/create", body);
    }

    private ServiceRequest deleteNat(DeleteNatRequest asked) {
        requireTcp(asked.operation(), asked.protocol());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("wan_port", require(asked, "wanPort", asked.wanPort()));
        body.put("lan_addr", require(asked, "lanAddress", asked.lanAddress()));
        body.put("lan_port", require(asked, "lanPort", asked.lanPort()));
        return post(asked, "nat/delete", body);
    }

    private ServiceRequest createWebProxy(CreateWebProxyRequest asked) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("vm_id", asked.instanceId());
        body.put("domain", asked.domain());
        body.put("lan_addr", asked.lanAddress());
        body.put("lan_port", asked.lanPort());
        body.put("is_https", isTrue(asked.https()));
        body.put("description", asked.description() == null ? "" : asked.description());
        return post(asked, "web/create", body);
    }

    private static Map<String, Object> address(QingzhouRequest<?> asked) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("instanceId", "vm_id");
        names.put("nicType", "nic_type");
        for (String name : List.of("ipv4", "ipv6", "mac", "gateway", "netmask")) {
            names.put(name, name);
        }
        return given(asked, names);
    }

    /** The inputs that are given, under the service's names. */
    private static Map<String, Object> given(QingzhouRequest<?> asked, Map<String, String> names) {
        Map<String, Object> inputs = asked.inputs();
        Map<String, Object> body = new LinkedHashMap<>();
        names.forEach((input, name) -> putIfGiven(body, name, inputs.get(input)));
        return body;
    }

    private static void putIfGiven(Map<String, Object> body, String name, Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private static Map<String, Object> ordered(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(first, firstValue);
        body.put(second, secondValue);
        return body;
    }

    private ServiceRequest post(QingzhouRequest<?> asked, String path, Map<String, Object> body) {
        return request(asked, "POST", path).withBody(json(body));
    }

    private static Payload json(Map<String, Object> body) {
        return Payload.of(Json.bytes(body));
    }

    private static boolean isTrue(Boolean flag) {
        return flag != null && flag;
    }

    private String good(String password) {
        passwords.check(password);
        return password;
    }

    static <T> T require(QingzhouRequest<?> asked, String input, T value) {
        if (value == null) {
            throw new IllegalArgumentException(asked.operation() + ": " + input + " must be set with apiStyle=rest");
        }
        return value;
    }

    /** A request that is repeated if the operation may be. */
    ServiceRequest request(QingzhouRequest<?> asked, String method, String path) {
        ServiceRequest request = ServiceRequest.of(asked.operation().name(), asked.resource(), method, base + path);
        Repeat repeat = StyleRules.of(ApiStyle.rest, asked.operation()).repeat();
        return repeat == Repeat.READ || repeat == Repeat.BY_TARGET ? request : request.notIdempotent();
    }

    static String vm(QingzhouRequest<?> asked) {
        return vmOf(asked, (String) asked.inputs().get("instanceId"));
    }

    private static String vmOf(QingzhouRequest<?> asked, String instanceId) {
        return "vm/" + segment("instanceId", require(asked, "instanceId", instanceId));
    }

    /** Names may be in any language here, but must stay one segment of the path. */
    static String segment(String input, String value) {
        if (value.equals(".") || value.equals("..") || value.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(input + " must not be \"" + value + '"');
        }
        return Parameters.encode(value);
    }
}
