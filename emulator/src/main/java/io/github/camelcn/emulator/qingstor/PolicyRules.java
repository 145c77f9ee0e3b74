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
package io.github.camelcn.emulator.qingstor;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.evidence.NotVerified;

/**
 * Bucket policies: the first statement that matches decides.
 *
 * <p>Source: QingStor API documentation, "Policy".
 */
final class PolicyRules {
    /** Documentation and specification name the multipart actions differently; both are accepted. */
    private static final Map<String, String> SPECIFICATION_NAMES = Map.of(
            "list_multipart", "list_object_parts",
            "upload_multipart", "upload_object_part",
            "abort_multipart", "abort_multipart_upload",
            "initiate_multipart", "initiate_multipart_upload",
            "complete_multipart", "complete_multipart_upload");

    private PolicyRules() {}

    /** True for allow, false for deny, empty when no statement matches. */
    static Optional<Boolean> decide(JsonNode policy, String action, String bucket, String key, Call call) {
        String resource = key.isEmpty() ? bucket : bucket + "/" + key;
        for (JsonNode statement : policy.path("statement")) {
            if (users(statement, call.caller())
                    && actions(statement, action)
                    && resources(statement, resource)
                    && conditions(statement.path("condition"), call)) {
                return Optional.of(statement.path("effect").asText().equals("allow"));
            }
        }
        return Optional.empty();
    }

    private static boolean users(JsonNode statement, Caller caller) {
        return any(statement.path("user"), user -> user.equals("*") || user.equals(caller.userId()));
    }

    private static boolean actions(JsonNode statement, String action) {
        return any(
                statement.path("action"),
                name -> name.equals("*")
                        || SPECIFICATION_NAMES.getOrDefault(name, name).equals(action));
    }

    private static boolean resources(JsonNode statement, String resource) {
        return any(statement.path("resource"), pattern -> like(pattern, resource));
    }

    @NotVerified("A condition of an unknown kind never holds, so that a typing error does not open a bucket.")
    private static boolean conditions(JsonNode conditions, Call call) {
        boolean hold = true;
        for (Map.Entry<String, JsonNode> condition : conditions.properties()) {
            JsonNode operand = condition.getValue();
            String referer = call.headers().firstOr("Referer", "");
            hold &= switch (condition.getKey()) {
                case "string_like" -> any(operand.path("Referer"), pattern -> like(pattern, referer));
                case "string_not_like" -> !any(operand.path("Referer"), pattern -> like(pattern, referer));
                case "is_null" -> operand.path("Referer").asBoolean() == referer.isEmpty();
                case "ip_address" -> any(operand.path("source_ip"), net -> within(net, call));
                case "not_ip_address" -> !any(operand.path("source_ip"), net -> within(net, call));
                default -> false;
            };
        }
        return hold;
    }

    private static boolean any(JsonNode oneOrMany, Predicate<String> test) {
        List<String> texts = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(text -> texts.add(text.asText()));
        } else if (oneOrMany.isTextual()) {
            texts.add(oneOrMany.asText());
        }
        return texts.stream().anyMatch(test);
    }

    /** Whole match with {@code *} for anything. */
    static boolean like(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    private static boolean within(String network, Call call) {
        int slash = network.indexOf('/');
        try {
            byte[] base = InetAddress.getByName(slash < 0 ? network : network.substring(0, slash))
                    .getAddress();
            byte[] client = call.http().remote().getAddress();
            int bits = slash < 0 ? base.length * 8 : Integer.parseInt(network.substring(slash + 1));
            int shift = base.length * 8 - bits;
            return base.length == client.length
                    && new BigInteger(1, base).shiftRight(shift).equals(new BigInteger(1, client).shiftRight(shift));
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }
}
