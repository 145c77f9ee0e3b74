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
package io.github.camelcn.component.qingzhou.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.github.camelcn.component.qingzhou.model.DiskState;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.SnapshotState;

/** Makes a contract of a file's content, checking everything. Operations are {@link OperationReader}'s. */
final class ContractReader {

    /** What a model may tell of a thing. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "instance",
            List.of(
                    "id",
                    "name",
                    "description",
                    "state",
                    "cpu",
                    "memoryMiB",
                    "diskMiB",
                    "imageId",
                    "imageName",
                    "flavorId",
                    "regionId",
                    "zoneId",
                    "vpcId",
                    "subnetId",
                    "privateIps",
                    "publicIps",
                    "createdAt",
                    "stateChangedAt",
                    "tags"),
            "disk",
            List.of("id", "name", "state", "sizeMiB", "type", "instanceId", "device", "createdAt"),
            "snapshot",
            List.of("id", "name", "description", "kind", "state", "instanceId", "sizeMiB", "imageName", "createdAt"),
            "iso",
            List.of("id", "name", "file", "sizeMiB"),
            "image",
            List.of("id", "name", "osFamily", "platform", "owner", "status", "minDiskMiB", "regionId"),
            "flavor",
            List.of("id", "name", "cpu", "memoryMiB", "status"),
            "region",
            List.of("id", "name", "endpoint", "status"),
            "vpc",
            List.of("id", "name", "cidr", "regionId"),
            "series",
            List.of("metric", "unit", "points"),
            "hostStatus",
            List.of(
                    "cpuUsagePercent",
                    "cpuTotal",
                    "memoryTotalMiB",
                    "memoryUsedMiB",
                    "diskTotalMiB",
                    "diskUsedMiB",
                    "networkUpMbps",
                    "networkDownMbps"));

    private ContractReader() {}

    static Contract read(ContractNode root) {
        root.only(
                "contract",
                "formatVersion",
                "apiVersion",
                "signer",
                "endpoints",
                "http",
                "envelope",
                "pagination",
                "idempotency",
                "states",
                "diskStates",
                "snapshotStates",
                "errors",
                "models",
                "operations",
                "notOffered");
        if (root.get("formatVersion").whole() != 1) {
            throw root.get("formatVersion").fail("must be 1: this component knows no other format");
        }
        Map<String, ItemModel> models = models(root.get("models"));
        Map<QingzhouOperation, String> notOffered = notOffered(root);
        return new Contract(
                root.get("contract").text(),
                root.get("apiVersion").scalar(),
                root.get("signer").text(),
                endpoints(root),
                http(root.get("http")),
                envelope(root.get("envelope")),
                paging(root.get("pagination")),
                root.has("idempotency") ? Optional.of(clientToken(root.get("idempotency"))) : Optional.empty(),
                states(root.get("states"), InstanceState.class),
                states(root.get("diskStates"), DiskState.class),
                states(root.get("snapshotStates"), SnapshotState.class),
                root.get("errors").items().stream().map(ContractReader::error).toList(),
                models,
                operations(root.get("operations"), models, notOffered),
                notOffered);
    }

    private static Map<String, String> endpoints(ContractNode root) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        if (root.has("endpoints")) {
            root.get("endpoints").fields().forEach((region, url) -> endpoints.put(region, url.text()));
        }
        return endpoints;
    }

    private static Contract.Http http(ContractNode node) {
        node.only(
                "actionHeader",
                "versionHeader",
                "regionHeader",
                "accept",
                "requestContentType",
                "bodyWhenEmpty",
                "idPattern",
                "connectTimeoutMs",
                "readTimeoutMs");
        return new Contract.Http(
                textOr(node, "actionHeader", ""),
                textOr(node, "versionHeader", ""),
                textOr(node, "regionHeader", ""),
                textOr(node, "accept", ""),
                node.get("requestContentType").text(),
                node.has("bodyWhenEmpty")
                        && node.get("bodyWhenEmpty").among("none", "object").equals("object"),
                pattern(node.get("idPattern")));
    }

    private static Contract.Envelope envelope(ContractNode node) {
        node.only("requestId", "error");
        ContractNode error = node.get("error").only("when", "okCodes", "code", "message");
        return new Contract.Envelope(
                pointers(node, "requestId"),
                error.get("when").among("http-status", "code-present").equals("code-present"),
                error.has("okCodes")
                        ? error.get("okCodes").items().stream()
                                .map(ContractNode::scalar)
                                .toList()
                        : List.of(),
                pointers(error, "code"),
                pointers(error, "message"));
    }

    private static Paging paging(ContractNode node) {
        node.only("style", "number", "offset", "token", "size", "total", "next");
        Paging.Style style = node.get("style").constant(Paging.Style.class);
        String position = "";
        int first = 1;
        if (style != Paging.Style.none) {
            String key = style == Paging.Style.page ? "number" : style.name();
            ContractNode place = node.get(key).only("in", "name", "first");
            place.get("in").among("query");
            position = place.get("name").text();
            first = place.has("first") ? (int) place.get("first").whole() : style == Paging.Style.page ? 1 : 0;
        }
        String size = "";
        long defaultSize = 20;
        long maxSize = 100;
        if (node.has("size")) {
            ContractNode place = node.get("size").only("in", "name", "default", "max");
            place.get("in").among("query");
            size = place.get("name").text();
            defaultSize = place.has("default") ? place.get("default").positive() : defaultSize;
            maxSize = place.has("max") ? place.get("max").positive() : maxSize;
        }
        return new Paging(
                style,
                position,
                first,
                size,
                (int) defaultSize,
                (int) maxSize,
                pointers(node, "total"),
                style == Paging.Style.token ? pointers(node.get("next")) : List.of());
    }

    private static Contract.ClientToken clientToken(ContractNode node) {
        node.only("parameter", "maxLength", "windowHours");
        ContractNode place = node.get("parameter").only("in", "name", "pointer");
        Param.Place in = place.get("in").constant(Param.Place.class);
        if (in == Param.Place.path) {
            throw place.get("in").fail("must be query, header or body");
        }
        boolean body = in == Param.Place.body;
        return new Contract.ClientToken(
                in,
                body ? "" : place.get("name").text(),
                body ? Optional.of(pointer(place.get("pointer"))) : Optional.empty(),
                node.has("maxLength") ? (int) node.get("maxLength").positive() : 64);
    }

    private static <E extends Enum<E>> Map<String, E> states(ContractNode node, Class<E> type) {
        Map<String, E> states = new LinkedHashMap<>();
        node.fields().forEach((raw, canonical) -> states.put(raw, canonical.constant(type)));
        return states;
    }

    private static ErrorRule error(ContractNode node) {
        node.only("code", "category", "retry", "skewCheck", "hint");
        return new ErrorRule(
                glob(node.get("code").scalar()),
                node.get("category").constant(ErrorCategory.class),
                node.has("retry") ? retry(node.get("retry")) : ErrorRule.Retry.never,
                node.has("skewCheck") && node.get("skewCheck").flag(),
                textOr(node, "hint", ""));
    }

    private static ErrorRule.Retry retry(ContractNode node) {
        return switch (node.among("never", "backoff", "backoff-if-safe", "resign-once")) {
            case "backoff" -> ErrorRule.Retry.backoff;
            case "backoff-if-safe" -> ErrorRule.Retry.backoffIfSafe;
            case "resign-once" -> ErrorRule.Retry.resignOnce;
            default -> ErrorRule.Retry.never;
        };
    }

    private static Pattern glob(String text) {
        StringBuilder regex = new StringBuilder();
        for (String literal : text.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static Map<String, ItemModel> models(ContractNode node) {
        node.only(FIELDS.keySet().stream().sorted().toArray(String[]::new));
        Map<String, ItemModel> models = new LinkedHashMap<>();
        node.fields().forEach((name, model) -> {
            model.only(FIELDS.get(name).toArray(String[]::new));
            Map<String, ItemModel.Field> fields = new LinkedHashMap<>();
            model.fields().forEach((field, places) -> fields.put(field, field(places)));
            models.put(name, new ItemModel(fields));
        });
        return models;
    }

    private static ItemModel.Field field(ContractNode node) {
        if (!node.isMap()) {
            return new ItemModel.Field(pointers(node), 1);
        }
        node.only("from", "scale");
        return new ItemModel.Field(
                pointers(node.get("from")),
                node.has("scale") ? node.get("scale").positive() : 1);
    }

    private static Map<QingzhouOperation, String> notOffered(ContractNode root) {
        Map<QingzhouOperation, String> reasons = new EnumMap<>(QingzhouOperation.class);
        if (root.has("notOffered")) {
            root.get("notOffered").fields().forEach((name, reason) -> {
                reasons.put(operation(name, reason), reason.text());
            });
        }
        return reasons;
    }

    private static Map<QingzhouOperation, OperationEntry> operations(
            ContractNode node, Map<String, ItemModel> models, Map<QingzhouOperation, String> notOffered) {
        Map<QingzhouOperation, OperationEntry> operations = new EnumMap<>(QingzhouOperation.class);
        node.fields().forEach((name, entry) -> {
            QingzhouOperation operation = operation(name, entry);
            if (notOffered.containsKey(operation)) {
                throw entry.fail("is in notOffered too: set notOffered." + name + " to null to switch it on");
            }
            operations.put(operation, new OperationReader(operation, entry, models).read());
        });
        return operations;
    }

    private static QingzhouOperation operation(String name, ContractNode node) {
        return Arrays.stream(QingzhouOperation.values())
                .filter(operation -> operation.isCall() && operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> node.fail("is no operation of this component"));
    }

    static String textOr(ContractNode node, String key, String otherwise) {
        return node.has(key) ? node.get(key).text() : otherwise;
    }

    static Pattern pattern(ContractNode node) {
        try {
            return Pattern.compile(node.text());
        } catch (PatternSyntaxException e) {
            throw node.fail("is not a regular expression: " + e.getDescription());
        }
    }

    static Pointer pointer(ContractNode node) {
        try {
            return Pointer.of(node.text());
        } catch (ContractException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw node.fail(e.getMessage());
        }
    }

    static List<Pointer> pointers(ContractNode node) {
        List<Pointer> pointers = new ArrayList<>();
        node.items().forEach(item -> pointers.add(pointer(item)));
        return List.copyOf(pointers);
    }

    static List<Pointer> pointers(ContractNode parent, String key) {
        return parent.has(key) ? pointers(parent.get(key)) : List.of();
    }
}
