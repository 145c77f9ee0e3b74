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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ConnectionReport;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListIsosRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.Snapshot;

import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.describeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getMetrics;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listInstances;

/**
 * The rest style. Thread-safe.
 *
 * <p>Source: the OpenIDCS driver for Qingzhou ({@code HostServer/QingzhouYun.py}); no recorded answer of a service exists.
 */
final class RestWire implements Wire {

    /** What every operation takes. */
    static final Map<QingzhouOperation, Set<String>> INPUTS = RestInputs.BY_OPERATION;

    private final String base;
    private final HttpCalls http;
    private final RestLogin login;
    private final RestPatience patience;
    private final RestAnswers answers;
    private final RestRequests requests;
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
        this.requests = new RestRequests(base, passwords);
        this.listStatus = listStatus;
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
            case getVncUrl -> answers.vnc(get(asked, RestRequests.vm(asked) + "/vnc"), asked);
            case getScreenshot ->
                answers.screenshot(
                        get(asked, RestRequests.vm(asked) + "/screenshot"), requests.request(asked, "GET", ""));
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
        RestRequests.require(asked, "instanceId", asked.instanceId());
        List<Snapshot> backups = items(asked, RestRequests.vm(asked) + "/backups").stream()
                .map(item -> answers.backup(item, asked.instanceId()))
                .filter(backup -> asked.backupIds() == null || asked.backupIds().contains(backup.id()))
                .toList();
        return Filters.cut(backups, asked.page());
    }

    private Map<String, Object> status(QingzhouOperation operation, String instanceId) throws IOException {
        ServiceRequest request = ServiceRequest.of(
                operation.name(),
                instanceId,
                "GET",
                base + "vm/" + RestRequests.segment("instanceId", instanceId) + "/status");
        return data(send(request));
    }

    private List<Map<String, Object>> items(QingzhouRequest<?> asked, String path) throws IOException {
        return Json.objects(get(asked, path).get("list"));
    }

    private Map<String, Object> get(QingzhouRequest<?> asked, String path) throws IOException {
        return data(send(requests.request(asked, "GET", path)));
    }

    private static Map<String, Object> data(Answer answer) {
        return answer.get("data") instanceof Map<?, ?> data ? Json.asObject(data) : Map.of();
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
        Map<String, Object> data = data(send(requests.change(asked)));
        List<String> made =
                switch (asked.operation()) {
                    case createInstance -> Values.texts(data.get("id"));
                    case createBackup -> Values.texts(data.get("backup_id"));
                    default -> List.of();
                };
        return Changed.result(asked, rules(asked.operation()), made, "", "");
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
