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
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.http.Verdict;
import io.github.camelcn.emulator.wire.Json;

/**
 * Style B: bearer token, route, permission, work, and every answer in an envelope. Thread-safe.
 *
 * <p>Source: the OpenIDCS Qingzhou driver; no recorded answer of a server exists.
 */
@NotVerified("HTTP statuses, and the same numbers as codes; the driver only tells 0 from the rest.")
final class RestStyle implements StyleHandler {
    private static final String TYPE = "application/json;charset=utf-8";

    /** A path with {@code *} for a parameter, and the operation behind it. */
    private record Route(String method, String path, String operation) {}

    private static final String POWER = "power";
    private static final List<Route> ROUTES = List.of(
            new Route("GET", "vm/list", "listInstances"),
            new Route("GET", "vm/*/status", "describeInstance"),
            new Route("POST", "vm/create", "createInstance"),
            new Route("POST", "vm/*/power", POWER),
            new Route("DELETE", "vm/*", "destroyInstance"),
            new Route("PUT", "vm/*/config", "resizeInstance"),
            new Route("POST", "vm/*/password", "resetPassword"),
            new Route("POST", "vm/*/reinstall", "rebuildInstance"),
            new Route("GET", "vm/*/vnc", "getVncUrl"),
            new Route("GET", "vm/*/screenshot", "getScreenshot"),
            new Route("POST", "vm/*/backup", "createBackup"),
            new Route("GET", "vm/*/backups", "listBackups"),
            new Route("POST", "vm/*/restore", "restoreBackup"),
            new Route("DELETE", "vm/*/backup/*", "deleteBackup"),
            new Route("POST", "vm/*/disk/mount", "attachDisk"),
            new Route("POST", "vm/*/disk/unmount", "detachDisk"),
            new Route("DELETE", "vm/*/disk/*", "deleteDisk"),
            new Route("GET", "iso/list", "listIsos"),
            new Route("POST", "vm/*/iso/mount", "mountIso"),
            new Route("POST", "vm/*/iso/unmount", "unmountIso"),
            new Route("POST", "nat/create", "createNat"),
            new Route("POST", "nat/delete", "deleteNat"),
            new Route("POST", "web/create", "createWebProxy"),
            new Route("POST", "web/delete", "deleteWebProxy"),
            new Route("POST", "ip/bind", "bindIp"),
            new Route("POST", "ip/unbind", "unbindIp"),
            new Route("GET", "host/status", "getHostStatus"));

    private static final Map<String, String> POWER_ACTIONS = Map.of(
            "start", "startInstance",
            "shutdown", "stopInstance",
            "stop", "stopInstance",
            "reboot", "restartInstance",
            "reset", "restartInstance",
            "suspend", "suspendInstance",
            "resume", "resumeInstance");

    private final Fleet fleet;
    private final Contract contract;
    private final AccessControl access;
    private final BearerTokens tokens;
    private final RestCalls calls;
    private final ServiceSwitches switches;

    RestStyle(
            Fleet fleet,
            Contract contract,
            AccessControl access,
            BearerTokens tokens,
            RestCalls calls,
            ServiceSwitches switches) {
        this.fleet = fleet;
        this.contract = contract;
        this.access = access;
        this.tokens = tokens;
        this.calls = calls;
        this.switches = switches;
    }

    @Override
    public HttpResponse handle(HttpRequest request, byte[] body, CallNote note) {
        try {
            return answer(200, envelope(0, "ok").set("data", work(request, body, note)));
        } catch (RefusedException e) {
            int status = e.refusal().status();
            note.code(Integer.toString(status));
            request.examination().error(Integer.toString(status), e.getMessage());
            return refuse(status, e.getMessage());
        }
    }

    private JsonNode work(HttpRequest request, byte[] bytes, CallNote note) {
        String target = request.pathAndQuery();
        int mark = target.indexOf('?');
        String path = (mark < 0 ? target : target.substring(0, mark)).substring("/api/".length());
        note.action(path);
        if (request.method().equals("POST") && path.equals("auth/login")) {
            note.operation("testConnection");
            return login(request, body(bytes), note);
        }
        Account account = holder(request);
        note.account(account);
        Map<Integer, String> parameters = new LinkedHashMap<>();
        Route route = ROUTES.stream()
                .filter(one -> one.method().equals(request.method()) && matches(one.path(), path, parameters))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(Refusal.UNKNOWN_ACTION, "there is no " + request.method() + " " + path));
        boolean bodied = request.method().matches("POST|PUT");
        ObjectNode body = bodied ? body(bytes) : Json.object();
        String operation = route.operation().equals(POWER) ? power(body) : route.operation();
        note.operation(operation);
        synchronized (fleet) {
            fleet.catchUp();
            String resource = parameters.isEmpty() ? "*" : "instance/" + parameters.get(0);
            Set<String> names = contract.names(operation);
            access.require(
                    account,
                    request.remote(),
                    names,
                    operation,
                    "arn:qingzhou:ecs:" + fleet.catalog().defaultRegion().id() + ":*:" + resource);
            return calls.run(
                    new Origin(ApiStyle.REST, operation, route.path()),
                    List.copyOf(parameters.values()),
                    new RestBody(body),
                    request);
        }
    }

    private static ObjectNode body(byte[] bytes) {
        return Json.parseObject(bytes)
                .orElseThrow(() ->
                        new RefusedException(Refusal.INVALID_PARAMETER, "the body of POST and PUT is one JSON object"));
    }

    private static boolean matches(String template, String path, Map<Integer, String> parameters) {
        String[] wanted = template.split("/");
        String[] given = path.split("/", -1);
        parameters.clear();
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("*")) {
                Optional<String> value = PercentCodec.decodeStrictly(given[i]);
                if (value.isEmpty() || value.get().isEmpty()) {
                    return false;
                }
                parameters.put(parameters.size(), value.get());
            } else if (!wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    private static String power(ObjectNode body) {
        String operation = POWER_ACTIONS.get(body.path("action").asText());
        if (operation == null) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "there is no such power action");
        }
        return operation;
    }

    private ObjectNode login(HttpRequest request, ObjectNode body, CallNote note) {
        Examination examination =
                request.examination().claims("login").by(body.path("username").asText());
        Account account = access.byUser(
                        body.path("username").asText(), body.path("password").asText())
                .orElseThrow(() -> {
                    examination.refuse(Verdict.Check.KEY, "user or password is wrong");
                    return new RefusedException(Refusal.MISSING_AUTHORIZATION, "user or password is wrong");
                });
        examination.accept();
        note.account(account);
        return Json.object().put("token", tokens.issue(account)).put("expire", tokens.lifetimeSeconds());
    }

    private Account holder(HttpRequest request) {
        String authorization = request.headers().firstOr("Authorization", "");
        String token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        Examination examination = request.examination().claims(token.isEmpty() ? "" : "Bearer");
        Account account = tokens.holder(token).filter(access::isActive).orElseThrow(() -> {
            examination.refuse(
                    Verdict.Check.TOKEN,
                    token.isEmpty()
                            ? "there is no bearer token"
                            : "the bearer token is unknown or expired; log in again");
            return new RefusedException(Refusal.MISSING_AUTHORIZATION, "the token is missing, unknown or expired");
        });
        examination.by(account.name()).accept();
        return account;
    }

    private HttpResponse refuse(int code, String message) {
        HttpResponse response = answer(switches.alwaysHttp200() ? 200 : code, envelope(code, message));
        return code == Refusal.THROTTLED.status() ? response.header("Retry-After", "1") : response;
    }

    private static ObjectNode envelope(int code, String message) {
        return Json.object().put("code", code).put("msg", message);
    }

    private static HttpResponse answer(int status, JsonNode envelope) {
        return HttpResponse.of(status).body(Json.bytes(envelope), TYPE);
    }

    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        return refuse(status, "the emulator was told to answer " + code);
    }
}
