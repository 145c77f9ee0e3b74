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
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ConnectionReport;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.CreateWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DeleteBackupRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.DeleteWebProxyRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListIsosRequest;
import io.github.camelcn.component.qingzhou.model.MountIsoRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.ResizeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestoreBackupRequest;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.UnmountIsoRequest;

import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.attachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.bindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createWebProxy;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteWebProxy;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.describeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.destroyInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.detachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getHostStatus;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getMetrics;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getScreenshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getVncUrl;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listBackups;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listInstances;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listIsos;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.mountIso;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.rebuildInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resetPassword;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resizeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restartInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restoreBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resumeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.startInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.stopInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.suspendInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.testConnection;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.unbindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.unmountIso;

/**
 * The rest style. Thread-safe.
 *
 * <p>Source: the OpenIDCS driver for Qingzhou ({@code HostServer/QingzhouYun.py}); no recorded answer of a service exists.
 */
final class RestWire implements Wire {

    /** What every operation takes. */
    static final Map<QingzhouOperation, Set<String>> INPUTS = inputsByOperation();

    private static final long MIB_PER_GIB = 1024;

    private final String base;
    private final HttpCalls http;
    private final RestLogin login;
    private final RestPatience patience;
    private final RestAnswers answers;
    private final PasswordPolicy passwords;
    private final boolean listStatus;

    /**
     * @param base URL that ends in {@code /api/}
     * @param listStatus whether a list asks for the state of every instance
     */
    RestWire(
            String base,
            HttpCalls http,
            RestLogin login,
            RestPatience patience,
            RestAnswers answers,
            PasswordPolicy passwords,
            boolean listStatus) {
        this.base = base;
        this.http = http;
        this.login = login;
        this.patience = patience;
        this.answers = answers;
        this.passwords = passwords;
        this.listStatus = listStatus;
    }

    private static Map<QingzhouOperation, Set<String>> inputsByOperation() {
        Map<QingzhouOperation, Set<String>> inputs = new EnumMap<>(QingzhouOperation.class);
        inputs.put(testConnection, Set.of());
        inputs.put(listInstances, Set.of("instanceIds", "name", "namePrefix", "states"));
        inputs.put(
                createInstance,
                Set.of(
                        "name",
                        "imageId",
                        "cpu",
                        "memoryMiB",
                        "diskGiB",
                        "password",
                        "bandwidthUpMbps",
                        "bandwidthDownMbps",
                        "trafficLimitMiB",
                        "networks",
                        "count"));
        for (QingzhouOperation operation : List.of(describeInstance, startInstance, suspendInstance, resumeInstance)) {
            inputs.put(operation, Set.of("instanceId"));
        }
        inputs.put(stopInstance, Set.of("instanceId", "force"));
        inputs.put(restartInstance, Set.of("instanceId", "force"));
        inputs.put(destroyInstance, Set.of("instanceId"));
        inputs.put(
                resizeInstance,
                Set.of(
                        "instanceId",
                        "cpu",
                        "memoryMiB",
                        "diskGiB",
                        "bandwidthUpMbps",
                        "bandwidthDownMbps",
                        "trafficLimitMiB"));
        inputs.put(resetPassword, Set.of("instanceId", "password"));
        inputs.put(rebuildInstance, Set.of("instanceId", "imageId", "password"));
        inputs.put(getVncUrl, Set.of("instanceId"));
        inputs.put(getScreenshot, Set.of("instanceId"));
        // one point is all there is, so period and range are read and have no effect, as the protocol says
        inputs.put(getMetrics, Set.of("instanceId", "metrics", "periodSeconds", "startTime", "endTime"));
        inputs.put(createBackup, Set.of("instanceId", "description"));
        inputs.put(listBackups, Set.of("instanceId", "backupIds"));
        inputs.put(restoreBackup, Set.of("instanceId", "backupId"));
        inputs.put(deleteBackup, Set.of("instanceId", "backupId"));
        inputs.put(attachDisk, Set.of("instanceId", "diskName", "diskGiB"));
        inputs.put(detachDisk, Set.of("instanceId", "diskName"));
        inputs.put(deleteDisk, Set.of("instanceId", "diskName"));
        inputs.put(listIsos, Set.of());
        inputs.put(mountIso, Set.of("instanceId", "isoFile", "isoName"));
        inputs.put(unmountIso, Set.of("instanceId", "isoName"));
        inputs.put(createNat, Set.of("wanPort", "lanPort", "lanAddress", "protocol", "description"));
        inputs.put(deleteNat, Set.of("wanPort", "lanPort", "lanAddress", "protocol"));
        inputs.put(createWebProxy, Set.of("instanceId", "domain", "lanAddress", "lanPort", "https", "description"));
        inputs.put(deleteWebProxy, Set.of("instanceId", "domain"));
        Set<String> address = Set.of("instanceId", "ipv4", "ipv6", "nicType", "mac", "gateway", "netmask");
        inputs.put(bindIp, address);
        inputs.put(unbindIp, address);
        inputs.put(getHostStatus, Set.of());
        return Collections.unmodifiableMap(inputs);
    }

    @Override
    public Optional<String> whyNotOffered(QingzhouOperation operation) {
        return INPUTS.containsKey(operation) ? Optional.empty() : Optional.of("");
    }

    @Override
    public Set<String> inputs(QingzhouOperation operation) {
        return INPUTS.get(operation);
    }

    @Override
    public OperationRules rules(QingzhouOperation operation) {
        return StyleRules.of(ApiStyle.rest, operation);
    }

    @Override
    public boolean listsTellStates() {
        return false;
    }

    /** The state only; everything else would take another call. */
    @Override
    public Instance look(String instanceId) throws IOException {
        return answers.instance(Map.of("id", instanceId), status(describeInstance, instanceId));
    }

    @Override
    public Object call(QingzhouRequest<?> asked) throws IOException {
        return switch (asked.operation()) {
            case testConnection -> test();
            case listInstances -> instances((ListInstancesRequest) asked);
            case describeInstance -> describe(((DescribeInstanceRequest) asked).instanceId());
            case getVncUrl -> answers.vnc(get(asked, vm(asked) + "/vnc"), asked);
            case getScreenshot -> answers.screenshot(get(asked, vm(asked) + "/screenshot"), request(asked, "GET", ""));
            case getMetrics ->
                answers.metrics(status(getMetrics, asked.resource()), (GetMetricsRequest) asked, http.now());
            case listBackups -> backups((ListBackupsRequest) asked);
            case listIsos -> Filters.cut(answers.isos(get(asked, "iso/list")), ((ListIsosRequest) asked).page());
            case getHostStatus -> answers.hostStatus(get(asked, "host/status"));
            default -> change(asked);
        };
    }

    private ConnectionReport test() throws IOException {
        login.login();
        return new ConnectionReport(ApiStyle.rest, base, List.of());
    }

    private Page<Instance> instances(ListInstancesRequest asked) throws IOException {
        if (asked.states() != null && !asked.states().isEmpty() && !listStatus) {
            throw new IllegalArgumentException("listInstances: states needs restListStatus=true with apiStyle=rest,"
                    + " since its list does not tell states");
        }
        List<Instance> instances = new ArrayList<>();
        for (Map<String, Object> item : items(asked, "vm/list")) {
            if (listStatus) {
                withStatus(item).ifPresent(instances::add);
            } else {
                instances.add(answers.instance(item, Map.of()));
            }
        }
        return Filters.cut(instances.stream().filter(Filters.all(asked)).toList(), asked.page());
    }

    /** Empty if it went between the list and the question for its state. */
    private Optional<Instance> withStatus(Map<String, Object> item) throws IOException {
        String id = Values.textOrEmpty(item.get("id"));
        if (id.isEmpty()) {
            return Optional.of(answers.instance(item, Map.of()));
        }
        try {
            return Optional.of(answers.instance(item, status(listInstances, id)));
        } catch (ServiceException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The state, and the rest from the list; an instance that the list lacks has no more than its state. */
    private Instance describe(String instanceId) throws IOException {
        Map<String, Object> status = status(describeInstance, instanceId);
        for (Map<String, Object> item : items(new DescribeInstanceRequest(instanceId), "vm/list")) {
            if (instanceId.equals(Values.text(item.get("id")))) {
                return answers.instance(item, status);
            }
        }
        return answers.instance(Map.of("id", instanceId), status);
    }

    /** Asked for by a waiter whose look failed: an instance that the list lacks is gone. */
    boolean lists(String instanceId) throws IOException {
        return items(new DescribeInstanceRequest(instanceId), "vm/list").stream()
                .anyMatch(item -> instanceId.equals(Values.text(item.get("id"))));
    }

    private Page<Snapshot> backups(ListBackupsRequest asked) throws IOException {
        require(asked, "instanceId", asked.instanceId());
        List<Snapshot> backups = items(asked, vm(asked) + "/backups").stream()
                .map(item -> answers.backup(item, asked.instanceId()))
                .filter(backup -> asked.backupIds() == null || asked.backupIds().contains(backup.id()))
                .toList();
        return Filters.cut(backups, asked.page());
    }

    private Map<String, Object> status(QingzhouOperation operation, String instanceId) throws IOException {
        ServiceRequest request = ServiceRequest.of(
                operation.name(), instanceId, "GET", base + "vm/" + segment("instanceId", instanceId) + "/status");
        return data(send(request));
    }

    private List<Map<String, Object>> items(QingzhouRequest<?> asked, String path) throws IOException {
        return Json.objects(get(asked, path).get("list"));
    }

    private Map<String, Object> get(QingzhouRequest<?> asked, String path) throws IOException {
        return data(send(request(asked, "GET", path)));
    }

    private static Map<String, Object> data(Answer answer) {
        return answer.get("data") instanceof Map<?, ?> data ? Json.asObject(data) : Map.of();
    }

    private ServiceRequest request(QingzhouRequest<?> asked, String method, String path) {
        ServiceRequest request = ServiceRequest.of(asked.operation().name(), asked.resource(), method, base + path);
        Repeat repeat = rules(asked.operation()).repeat();
        return repeat == Repeat.READ || repeat == Repeat.BY_TARGET ? request : request.notIdempotent();
    }

    private Answer send(ServiceRequest impatient) throws IOException {
        ServiceRequest request = patience.with(impatient);
        String token = login.token();
        try {
            return http.send(signed(request, token));
        } catch (ServiceException e) {
            if (e.kind() != ErrorKind.INVALID_CREDENTIALS || !e.operation().equals(request.operation())) {
                throw e;
            }
            login.refused(token);
            return http.send(signed(request, login.token()));
        }
    }

    private static ServiceRequest signed(ServiceRequest request, String token) {
        return request.header("content-type", "application/json")
                .header("accept", "application/json")
                .header("authorization", "Bearer " + token);
    }

    private ChangeResult change(QingzhouRequest<?> asked) throws IOException {
        ServiceRequest request = changeRequest(asked);
        Map<String, Object> data = data(send(request));
        List<String> made =
                switch (asked.operation()) {
                    case createInstance -> Values.texts(data.get("id"));
                    case createBackup -> Values.texts(data.get("backup_id"));
                    default -> List.of();
                };
        return Changed.result(asked, rules(asked.operation()), made, "", "");
    }

    private ServiceRequest changeRequest(QingzhouRequest<?> asked) {
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

    private static <T> T require(QingzhouRequest<?> asked, String input, T value) {
        if (value == null) {
            throw new IllegalArgumentException(asked.operation() + ": " + input + " must be set with apiStyle=rest");
        }
        return value;
    }

    private static String vm(QingzhouRequest<?> asked) {
        return vmOf(asked, (String) asked.inputs().get("instanceId"));
    }

    private static String vmOf(QingzhouRequest<?> asked, String instanceId) {
        return "vm/" + segment("instanceId", require(asked, "instanceId", instanceId));
    }

    /** Names may be in any language here, but must stay one segment of the path. */
    private static String segment(String input, String value) {
        if (value.equals(".") || value.equals("..") || value.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(input + " must not be \"" + value + '"');
        }
        return Parameters.encode(value);
    }

    @Override
    public String endpoint() {
        return base;
    }

    @Override
    public String scope() {
        return http.credentials().accessKey();
    }

    @Override
    public HttpCalls http() {
        return http;
    }

    @Override
    public void close() {
        login.forget();
        http.close();
    }
}
