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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.wire.Json;

/**
 * Style A: signature, action, permission, inputs, work. Thread-safe.
 *
 * <p>Source: the wire contract, "Style A"; {@code DescribeRegions}, {@code ResetPassword}, {@code RebuildInstance} and
 * {@code GetVncUrl} are known, everything else is chosen.
 */
final class OpenApiStyle implements StyleHandler {
    private static final String TYPE = "application/json;charset=utf-8";

    private final Fleet fleet;
    private final Contract contract;
    private final AccessControl access;
    private final Acs3Authenticator authenticator;
    private final OpenApiCalls calls;
    private final Idempotency idempotency;
    private final ServiceSwitches switches;

    OpenApiStyle(
            Fleet fleet,
            Contract contract,
            AccessControl access,
            Acs3Authenticator authenticator,
            OpenApiCalls calls,
            Idempotency idempotency,
            ServiceSwitches switches) {
        this.fleet = fleet;
        this.contract = contract;
        this.access = access;
        this.authenticator = authenticator;
        this.calls = calls;
        this.idempotency = idempotency;
        this.switches = switches;
    }

    @Override
    public HttpResponse handle(HttpRequest request, byte[] body, CallNote note) {
        try {
            return answer(request, body, note);
        } catch (RefusedException e) {
            Refusal refusal = e.refusal();
            note.code(refusal.code());
            request.examination().error(refusal.code(), e.getMessage());
            int status = refusal == Refusal.THROTTLED ? switches.throttleStatus() : refusal.status();
            ObjectNode answer = body(request, refusal.code(), e.getMessage());
            e.detail().ifPresent(detail -> answer.set("detail", detail));
            HttpResponse response = answer(request, status, answer);
            return refusal == Refusal.THROTTLED ? response.header("Retry-After", "1") : response;
        }
    }

    private HttpResponse answer(HttpRequest request, byte[] bytes, CallNote note) {
        String target = request.pathAndQuery();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String rawQuery = mark < 0 ? "" : target.substring(mark + 1);
        String action = request.headers().firstOr(contract.header("action"), "");
        note.action(action);
        Account account = account(request, path, rawQuery, bytes);
        note.account(account);
        requireVersion(request);
        List<Contract.Operation> fitting = contract.find(request.method(), path, action);
        if (fitting.isEmpty() || (action.isEmpty() && !contract.header("action").isEmpty())) {
            throw new RefusedException(
                    Refusal.UNKNOWN_ACTION, action + " is not an action of " + request.method() + " " + path);
        }
        Map<String, String> query = query(rawQuery);
        ObjectNode body = bytes.length == 0
                ? Json.object()
                : Json.parseObject(bytes)
                        .orElseThrow(() ->
                                new RefusedException(Refusal.INVALID_PARAMETER, "the body is not one JSON object"));
        synchronized (fleet) {
            fleet.catchUp();
            Contract.Operation operation =
                    choose(fitting, path, new Inputs.Source(Map.of(), query, request.headers(), body));
            note.operation(operation.name());
            Map<String, String> inPath = operation.match(path).orElseThrow();
            Inputs.Source source = new Inputs.Source(inPath, query, request.headers(), body);
            String region = region(request);
            access.require(
                    account,
                    request.remote(),
                    contract.names(operation.name()),
                    operation.action(),
                    arn(region, inPath));
            Inputs inputs =
                    Inputs.read(contract, operation, source, fleet.options().checkPasswords());
            OpenApiContext context = new OpenApiContext(
                    new Origin(ApiStyle.OPENAPI, operation.name(), operation.action()),
                    region,
                    page(operation, query),
                    request);
            return run(request, account, operation, inputs, context, source);
        }
    }

    private Account account(HttpRequest request, String path, String rawQuery, byte[] bytes) {
        if (!fleet.options().verifySignatures()) {
            return fleet.options().accounts().get(0);
        }
        try {
            Account account = authenticator.authenticate(
                    request.examination(), request.method(), path, rawQuery, request.headers(), bytes);
            request.examination().accept();
            return account;
        } catch (RefusedException e) {
            request.examination().refuse(e.refusal().check(), e.getMessage());
            throw e;
        }
    }

    private void requireVersion(HttpRequest request) {
        String header = contract.header("version");
        if (!header.isEmpty() && !request.headers().firstOr(header, "").equals(contract.apiVersion())) {
            throw new RefusedException(Refusal.UNKNOWN_ACTION, header + " must be " + contract.apiVersion());
        }
    }

    private static Map<String, String> query(String rawQuery) {
        Map<String, String> query = new LinkedHashMap<>();
        WireText.parse(rawQuery)
                .orElseThrow(() -> new RefusedException(
                        Refusal.INVALID_PARAMETER, "the query has a malformed escape or a name twice"))
                .forEach(parameter -> query.put(parameter.name(), parameter.value()));
        return query;
    }

    /** When several operations share action and path their constants decide, or the kind of the snapshot named. */
    @NotVerified("A request without kind means snapshots.")
    private Contract.Operation choose(List<Contract.Operation> fitting, String path, Inputs.Source source) {
        for (Contract.Operation operation : fitting) {
            for (Contract.Place constant : operation.constants()) {
                if (Inputs.raw(constant, "", source)
                        .filter(given -> given.equals(constant.rule().path("value")))
                        .isPresent()) {
                    return operation;
                }
            }
        }
        for (Contract.Operation operation : fitting) {
            if (!operation.constants().isEmpty()) {
                operation.constants().forEach(constant -> requireConstant(constant, source));
                return operation;
            }
            String backup = operation.match(path).orElseThrow().getOrDefault("backupId", "");
            if (fleet.snapshots().stream()
                    .anyMatch(one -> one.id().equals(backup) && one.kind() == Snapshot.Kind.BACKUP)) {
                return operation;
            }
        }
        return fitting.get(0);
    }

    private static void requireConstant(Contract.Place constant, Inputs.Source source) {
        if (Inputs.raw(constant, "", source).isPresent()) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, constant.key() + " has no such value");
        }
    }

    private String region(HttpRequest request) {
        String header = contract.header("region");
        String fallback = fleet.catalog().defaultRegion().id();
        String region = header.isEmpty() ? fallback : request.headers().firstOr(header, fallback);
        return fleet.catalog()
                .region(region)
                .orElseThrow(() -> new RefusedException(Refusal.REGION_NOT_FOUND, "region [" + region + "] not found"))
                .id();
    }

    private static String arn(String region, Map<String, String> path) {
        String resource = "*";
        if (path.containsKey("diskId")) {
            resource = "disk/" + path.get("diskId");
        } else if (path.containsKey("snapshotId") || path.containsKey("backupId")) {
            resource = "snapshot/" + path.getOrDefault("snapshotId", path.get("backupId"));
        } else if (path.containsKey("instanceId")) {
            resource = "instance/" + path.get("instanceId");
        }
        return "arn:qingzhou:ecs:" + region + ":*:" + resource;
    }

    private OpenApiContext.Page page(Contract.Operation operation, Map<String, String> query) {
        String number = query.getOrDefault(contract.pageParameter("number"), "1");
        String size = query.getOrDefault(contract.pageParameter("size"), Integer.toString(contract.defaultPage()));
        if (!operation.paged()) {
            return new OpenApiContext.Page(1, Integer.MAX_VALUE);
        }
        if (!number.matches("[1-9]\\d{0,6}")
                || !size.matches("[1-9]\\d{0,6}")
                || Integer.parseInt(size) > contract.largestPage()) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER,
                    "pages are numbered from 1 and have 1 to " + contract.largestPage() + " entries");
        }
        return new OpenApiContext.Page(Integer.parseInt(number), Integer.parseInt(size));
    }

    private HttpResponse run(
            HttpRequest request,
            Account account,
            Contract.Operation operation,
            Inputs inputs,
            OpenApiContext context,
            Inputs.Source source) {
        Optional<String> token = operation.takesClientToken()
                ? Inputs.raw(contract.clientToken(), "", source).map(node -> node.asText())
                : Optional.empty();
        if (token.isEmpty()) {
            return answer(request, calls.run(context, inputs));
        }
        String key = Idempotency.key(account, operation.name(), token.get());
        String parameters = context.origin().operation() + " " + request.pathAndQuery() + " " + source.body();
        Optional<ObjectNode> earlier = idempotency.find(key, parameters, fleet.now());
        if (earlier.isPresent()) {
            return answer(request, new OpenApiReply(202, earlier.get()));
        }
        OpenApiReply reply = calls.run(context, inputs);
        idempotency.keep(key, parameters, reply.body(), fleet.now());
        return answer(request, reply);
    }

    private static HttpResponse answer(HttpRequest request, OpenApiReply reply) {
        return answer(request, reply.status(), reply.body().put("requestId", request.id()));
    }

    private static HttpResponse answer(HttpRequest request, int status, ObjectNode body) {
        return HttpResponse.of(status).body(Json.bytes(body), TYPE).header("x-acs-request-id", request.id());
    }

    private static ObjectNode body(HttpRequest request, String code, String message) {
        return Json.object().put("requestId", request.id()).put("code", code).put("message", message);
    }

    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        return answer(request, status, body(request, code, "the emulator was told to answer " + code));
    }
}
