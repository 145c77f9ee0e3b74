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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.RequestIds;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.contract.OperationEntry;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.contract.Paging;
import io.github.camelcn.component.qingzhou.contract.Param;
import io.github.camelcn.component.qingzhou.contract.Pointer;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.contract.ResultRule;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ConnectionReport;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.Region;
import io.github.camelcn.component.qingzhou.model.Screenshot;
import io.github.camelcn.component.qingzhou.model.VncAccess;

/** The openapi style: whatever the contract says. Thread-safe. */
final class OpenApiWire implements Wire {

    /** Source: protocol of the openapi style, default range of metrics. */
    private static final int DEFAULT_RANGE_SECONDS = 3600;

    private final Contract contract;
    private final OpenApiRequests requests;
    private final OpenApiErrors errors;
    private final ItemMapper items;
    private final HttpCalls http;
    private final String base;
    private final String region;

    OpenApiWire(
            Contract contract,
            String base,
            String region,
            PasswordPolicy passwords,
            OpenApiErrors errors,
            HttpCalls http) {
        this.contract = contract;
        this.base = base;
        this.region = region;
        this.requests = new OpenApiRequests(contract, base, region, passwords);
        this.errors = errors;
        this.items = new ItemMapper(contract);
        this.http = http;
    }

    @Override
    public Optional<String> whyNotOffered(QingzhouOperation operation) {
        return contract.operations().containsKey(operation)
                ? Optional.empty()
                : Optional.of(contract.notOffered().getOrDefault(operation, "the contract has no entry for it"));
    }

    @Override
    public Set<String> inputs(QingzhouOperation operation) {
        Set<String> inputs = new TreeSet<>();
        OperationEntry entry = contract.operations().get(operation);
        entry.params().stream().map(Param::input).forEach(inputs::add);
        if (entry.rules().repeat() == Repeat.CLIENT_TOKEN) {
            inputs.add("clientToken");
        }
        return inputs;
    }

    @Override
    public OperationRules rules(QingzhouOperation operation) {
        return contract.operations().get(operation).rules();
    }

    @Override
    public Instance look(String instanceId) throws IOException {
        return (Instance) call(new DescribeInstanceRequest(instanceId));
    }

    @Override
    public Object call(QingzhouRequest<?> asked) throws IOException {
        QingzhouRequest<?> complete = asked instanceof GetMetricsRequest metrics ? withRange(metrics) : asked;
        ServiceRequest request = requests.request(complete);
        Answer answer = send(request);
        RequestIds.remember(requestId(answer));
        return result(complete, answer, request);
    }

    private GetMetricsRequest withRange(GetMetricsRequest asked) {
        Instant end = asked.endTime() == null ? http.now().truncatedTo(ChronoUnit.SECONDS) : asked.endTime();
        Instant start = asked.startTime() == null ? end.minusSeconds(DEFAULT_RANGE_SECONDS) : asked.startTime();
        return new GetMetricsRequest(asked.instanceId(), asked.metrics(), asked.periodSeconds(), start, end);
    }

    private Answer send(ServiceRequest request) throws IOException {
        try {
            return http.send(request);
        } catch (ServiceException e) {
            if (errors.isForNewSignature(e.code())) {
                return http.send(request);
            }
            throw e;
        }
    }

    private Object result(QingzhouRequest<?> asked, Answer answer, ServiceRequest request) throws IOException {
        ResultRule rule = contract.operations().get(asked.operation()).result();
        return switch (asked.operation()) {
            case testConnection -> new ConnectionReport(ApiStyle.openapi, base, regions(rule, answer));
            case getMetrics -> series(rule, answer, (GetMetricsRequest) asked);
            case getVncUrl -> vnc(rule, answer, request);
            case getScreenshot -> screenshot(rule, answer, request);
            case describeInstance, getHostStatus -> object(rule, answer, request);
            case listRegions -> Page.whole(items(rule, answer));
            case listInstances, listSnapshots, listBackups, listDisks, listIsos, listImages, listFlavors, listVpcs ->
                page((PagedRequest<?>) asked, rule, answer);
            default -> change(asked, rule, answer);
        };
    }

    private List<Region> regions(ResultRule rule, Answer answer) {
        return items(rule, answer).stream().map(Region.class::cast).toList();
    }

    private List<Object> items(ResultRule rule, Answer answer) {
        List<Object> found = new ArrayList<>();
        for (Map<String, Object> item : Json.objects(Pointer.first(rule.items(), answer.body()))) {
            found.add(items.item(rule.model(), item));
        }
        return found;
    }

    private Page<Object> page(PagedRequest<?> asked, ResultRule rule, Answer answer) {
        List<Object> found = items(rule, answer);
        if (!contract.operations().get(asked.operation()).paged()) {
            return Page.whole(found);
        }
        Paging paging = contract.paging();
        Integer total = Values.integer(Pointer.first(paging.total(), answer.body()));
        return new Page<>(found, total, next(asked, found.size(), total, answer));
    }

    private String next(PagedRequest<?> asked, int found, Integer total, Answer answer) {
        return switch (contract.paging().style()) {
            case token -> Values.textOrEmpty(Pointer.first(contract.paging().next(), answer.body()));
            case none -> "";
            case page, offset -> {
                int size = requests.size(asked.page());
                int number = OpenApiRequests.number(asked.page());
                boolean last = found < size || total != null && (long) number * size >= total;
                yield last ? "" : String.valueOf(number + 1);
            }
        };
    }

    private Object object(ResultRule rule, Answer answer, ServiceRequest request) throws IOException {
        if (Pointer.first(rule.object(), answer.body()) instanceof Map<?, ?> object) {
            return items.item(rule.model(), Json.asObject(object));
        }
        throw new IntegrityException(
                request.operation(),
                request.resource(),
                "the answer holds no " + rule.model() + " at " + rule.object());
    }

    private List<MetricSeries> series(ResultRule rule, Answer answer, GetMetricsRequest asked) {
        Integer period = Values.integer(answer.get("period"));
        int seconds = period != null ? period : asked.periodSeconds() != null ? asked.periodSeconds() : 0;
        return Json.objects(Pointer.first(rule.items(), answer.body())).stream()
                .map(item -> items.series(item, seconds))
                .toList();
    }

    private static VncAccess vnc(ResultRule rule, Answer answer, ServiceRequest request) throws IOException {
        String url = Values.textOrNull(part(rule.vnc(), "url", answer));
        if (url == null) {
            throw new IntegrityException(request.operation(), request.resource(), "the answer holds no URL");
        }
        return new VncAccess(
                url,
                Values.textOrNull(part(rule.vnc(), "protocol", answer)),
                Values.textOrNull(part(rule.vnc(), "host", answer)),
                Values.integer(part(rule.vnc(), "port", answer)),
                Values.textOrNull(part(rule.vnc(), "token", answer)),
                Values.textOrNull(part(rule.vnc(), "password", answer)),
                Values.instant(part(rule.vnc(), "expiresAt", answer)));
    }

    private static Screenshot screenshot(ResultRule rule, Answer answer, ServiceRequest request) throws IOException {
        String type = Values.textOrNull(part(rule.screenshot(), "contentType", answer));
        return Screenshots.of(
                Values.textOrEmpty(part(rule.screenshot(), "base64", answer)),
                type == null ? "image/png" : type,
                request);
    }

    private static Object part(Map<String, List<Pointer>> parts, String name, Answer answer) {
        return Pointer.first(parts.getOrDefault(name, List.of()), answer.body());
    }

    private ChangeResult change(QingzhouRequest<?> asked, ResultRule rule, Answer answer) {
        List<String> made = Values.texts(Pointer.first(rule.ids(), answer.body()));
        if (made.isEmpty()) {
            made = Values.texts(Pointer.first(rule.id(), answer.body()));
        }
        return Changed.result(
                asked,
                contract.operations().get(asked.operation()).rules(),
                made,
                Values.textOrEmpty(Pointer.first(rule.taskId(), answer.body())),
                requestId(answer));
    }

    private String requestId(Answer answer) {
        String requestId = Values.textOrEmpty(Pointer.first(contract.envelope().requestId(), answer.body()));
        return requestId.isEmpty() ? answer.requestIdHeader() : requestId;
    }

    @Override
    public String endpoint() {
        return base;
    }

    @Override
    public String scope() {
        return region + '|' + http.credentials().accessKey();
    }

    @Override
    public HttpCalls http() {
        return http;
    }
}
