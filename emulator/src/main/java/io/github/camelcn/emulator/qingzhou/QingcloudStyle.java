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

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.wire.Json;

/**
 * Style C: common parameters, signature, time, action, zone, permission, work. The HTTP status is always 200. Thread-safe.
 *
 * <p>Source: QingCloud API documentation, "Invocation method", "Common parameters", "Signature", "Error codes".
 */
final class QingcloudStyle implements StyleHandler {
    private static final String TYPE = "application/json;charset=utf-8";
    private static final List<String> COMMON = List.of(
            "action", "time_stamp", "access_key_id", "version", "signature_method", "signature_version", "signature");
    private static final Map<String, String> ALGORITHMS = Map.of("HmacSHA256", "HmacSHA256", "HmacSHA1", "HmacSHA1");
    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** Actions and the operation each belongs to. */
    private static final Map<String, String> ACTIONS = actions();

    private final Fleet fleet;
    private final FleetTime time;
    private final Contract contract;
    private final AccessControl access;
    private final QingcloudCalls calls;
    private final ServiceSwitches switches;

    QingcloudStyle(
            Fleet fleet,
            FleetTime time,
            Contract contract,
            AccessControl access,
            QingcloudCalls calls,
            ServiceSwitches switches) {
        this.fleet = fleet;
        this.time = time;
        this.contract = contract;
        this.access = access;
        this.calls = calls;
        this.switches = switches;
    }

    private static Map<String, String> actions() {
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put("DescribeZones", "listRegions");
        actions.put("DescribeInstances", "listInstances");
        actions.put("RunInstances", "createInstance");
        actions.put("StartInstances", "startInstance");
        actions.put("StopInstances", "stopInstance");
        actions.put("RestartInstances", "restartInstance");
        actions.put("TerminateInstances", "destroyInstance");
        actions.put("ModifyInstanceAttributes", "updateInstance");
        actions.put("ResizeInstances", "resizeInstance");
        actions.put("ResetInstances", "rebuildInstance");
        actions.put("CreateBrokers", "getVncUrl");
        actions.put("GetMonitor", "getMetrics");
        actions.put("CreateSnapshots", "createSnapshot");
        actions.put("DescribeSnapshots", "listSnapshots");
        actions.put("ApplySnapshots", "restoreSnapshot");
        actions.put("DeleteSnapshots", "deleteSnapshot");
        actions.put("DescribeVolumes", "listDisks");
        actions.put("CreateVolumes", "createDisk");
        actions.put("AttachVolumes", "attachDisk");
        actions.put("DetachVolumes", "detachDisk");
        actions.put("DeleteVolumes", "deleteDisk");
        actions.put("DescribeImages", "listImages");
        actions.put("DescribeInstanceTypes", "listFlavors");
        actions.put("DescribeRouters", "listVpcs");
        actions.put("AddRouterStatics", "createNat");
        actions.put("DescribeRouterStatics", "createNat");
        actions.put("DeleteRouterStatics", "deleteNat");
        actions.put("UpdateRouters", "createNat");
        actions.put("AssociateEip", "bindIp");
        actions.put("DissociateEips", "unbindIp");
        actions.put("DescribeJobs", "describeJobs");
        return actions;
    }

    @Override
    public HttpResponse handle(HttpRequest request, byte[] body, CallNote note) {
        try {
            ObjectNode result = work(request, body, note);
            ObjectNode answer =
                    Json.object().put("action", note.action() + "Response").put("ret_code", 0);
            answer.setAll(result);
            return answer(answer);
        } catch (RefusedException e) {
            Refusal refusal = e.refusal();
            int code = refusal == Refusal.THROTTLED ? switches.throttleRetCode() : refusal.retCode();
            note.code(Integer.toString(code));
            request.examination().error(Integer.toString(code), e.getMessage());
            return refuse(note.action(), code, prefix(refusal) + e.getMessage());
        }
    }

    /** Source: QingCloud API documentation, "Error codes": 1400 speaks of permission in both of its meanings. */
    private static String prefix(Refusal refusal) {
        return refusal.retCode() == Refusal.NO_PERMISSION.retCode() ? "PermissionDenied, " : "";
    }

    @NotVerified("POST with a form is accepted for every action, as the SDKs use it.")
    private ObjectNode work(HttpRequest request, byte[] body, CallNote note) {
        String target = request.pathAndQuery();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        boolean post = request.method().equals("POST");
        if (!post && !request.method().equals("GET")) {
            throw new RefusedException(Refusal.UNKNOWN_ACTION, "the methods are GET and POST");
        }
        String raw = post ? new String(body, StandardCharsets.UTF_8) : mark < 0 ? "" : target.substring(mark + 1);
        List<WireText.Parameter> list = WireText.parse(raw)
                .orElseThrow(() -> new RefusedException(
                        Refusal.INVALID_PARAMETER, "a parameter has a malformed escape or comes twice"));
        QingcloudParameters parameters = QingcloudParameters.of(list);
        note.action(parameters.text("action"));
        Account account = signer(request, path, list, parameters);
        note.account(account);
        String action = parameters.text("action");
        String operation = operation(action, parameters);
        if (operation == null) {
            throw new RefusedException(Refusal.UNKNOWN_ACTION, "the action [" + action + "] is unknown");
        }
        note.operation(operation);
        String zone = zone(action, parameters);
        synchronized (fleet) {
            fleet.catchUp();
            Set<String> names = new LinkedHashSet<>(contract.names(operation));
            names.add(action);
            access.require(account, request.remote(), names, action, resource(parameters, zone));
            return calls.run(new Origin(ApiStyle.QINGCLOUD, operation, action), zone, parameters);
        }
    }

    private Account signer(
            HttpRequest request, String path, List<WireText.Parameter> list, QingcloudParameters parameters) {
        Examination examination = request.examination();
        try {
            COMMON.forEach(parameters::require);
            Account account = authenticate(examination, request.method(), path, list, parameters);
            requireTime(parameters);
            examination.accept();
            return account;
        } catch (RefusedException e) {
            examination.refuse(e.refusal().check(), e.getMessage());
            throw e;
        }
    }

    private Account authenticate(
            Examination examination,
            String method,
            String path,
            List<WireText.Parameter> list,
            QingcloudParameters parameters) {
        examination.claims("QingCloud " + parameters.text("signature_method")).by(parameters.text("access_key_id"));
        String algorithm = ALGORITHMS.get(parameters.text("signature_method"));
        if (algorithm == null || !parameters.text("signature_version").equals("1")) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER, "the signature is HmacSHA256 or HmacSHA1 in version 1");
        }
        Account account = access.byKey(parameters.text("access_key_id"))
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_KEY, "the access key id is unknown"));
        List<WireText.Parameter> signed = list.stream()
                .filter(parameter -> !parameter.name().equals("signature"))
                .toList();
        String text = QingcloudSignature.stringToSign(method, path, signed);
        examination.over(text);
        Predicate<String> matching = other -> WireText.equal(
                QingcloudSignature.signature(algorithm, account.accessKeySecret(), other),
                parameters.text("signature"));
        if (!matching.test(text)) {
            explain(examination, method, path, signed, matching);
            throw new RefusedException(Refusal.WRONG_SIGNATURE, "the signature does not match");
        }
        return account;
    }

    /** Looks for the slip of a client whose signature does not match. */
    private static void explain(
            Examination examination,
            String method,
            String path,
            List<WireText.Parameter> signed,
            Predicate<String> matching) {
        String turned = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        String unsorted = signed.stream()
                .map(parameter -> WireText.encode(parameter.name()) + "=" + WireText.encode(parameter.value()))
                .collect(Collectors.joining("&"));
        boolean found = examination.explains(
                        "signs the path " + turned, QingcloudSignature.stringToSign(method, turned, signed), matching)
                || examination.explains(
                        "signs another method than it sends",
                        QingcloudSignature.stringToSign(method.equals("GET") ? "POST" : "GET", path, signed),
                        matching);
        if (!found) {
            examination.explains("signs the parameters unsorted", method + "\n" + path + "\n" + unsorted, matching);
        }
    }

    @NotVerified("How far ahead a time stamp may be: as far as it may be behind.")
    private void requireTime(QingcloudParameters parameters) {
        Instant now = time.wall();
        if (parameters.has("expires")) {
            if (now.isAfter(instant(parameters.text("expires")))) {
                throw new RefusedException(Refusal.CLOCK_SKEW, "the request has expired");
            }
            return;
        }
        if (Duration.between(instant(parameters.text("time_stamp")), now).abs().compareTo(WINDOW) > 0) {
            throw new RefusedException(Refusal.CLOCK_SKEW, "time_stamp is more than 60 seconds away");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "a time is yyyy-MM-ddTHH:mm:ssZ");
        }
    }

    /** The same action serves snapshots and backups, and jobs serve all operations. */
    private static String operation(String action, QingcloudParameters parameters) {
        if (action.equals("CreateSnapshots") && parameters.text("is_full").equals("1")) {
            return "createBackup";
        }
        if (action.equals("DescribeInstances") && parameters.list("instances").size() == 1) {
            return "describeInstance";
        }
        return ACTIONS.get(action);
    }

    private String zone(String action, QingcloudParameters parameters) {
        if (action.equals("DescribeZones")) {
            return "";
        }
        String zone = parameters.require("zone");
        if (!fleet.catalog().zones().contains(zone)) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the zone [" + zone + "] is unknown");
        }
        return zone;
    }

    private static String resource(QingcloudParameters parameters, String zone) {
        String arn = "arn:qingzhou:ecs:" + zone + ":*:";
        if (parameters.has("instances.1")) {
            return arn + "instance/" + parameters.text("instances.1");
        }
        if (parameters.has("volumes.1")) {
            return arn + "disk/" + parameters.text("volumes.1");
        }
        return parameters.has("snapshots.1") ? arn + "snapshot/" + parameters.text("snapshots.1") : arn + "*";
    }

    private static HttpResponse refuse(String action, int code, String message) {
        return answer(Json.object()
                .put("action", action + "Response")
                .put("ret_code", code)
                .put("message", message));
    }

    private static HttpResponse answer(ObjectNode answer) {
        return HttpResponse.of(200).body(Json.bytes(answer), TYPE);
    }

    /** A code that is a number is the {@code ret_code}; others are told by the status. */
    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        int retCode = code.matches("\\d{1,9}")
                ? Integer.parseInt(code)
                : switch (status) {
                    case 400 -> Refusal.INVALID_PARAMETER.retCode();
                    case 401 -> Refusal.WRONG_SIGNATURE.retCode();
                    case 402 -> Refusal.BALANCE.retCode();
                    case 403, 409 -> Refusal.NO_PERMISSION.retCode();
                    case 404 -> Refusal.INSTANCE_NOT_FOUND.retCode();
                    case 429 -> switches.throttleRetCode();
                    case 503 -> 5300;
                    default -> Refusal.INTERNAL.retCode();
                };
        return refuse("", retCode, "the emulator was told to answer " + code);
    }
}
