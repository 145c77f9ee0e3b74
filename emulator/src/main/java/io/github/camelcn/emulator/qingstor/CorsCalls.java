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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;

/** Cross-origin answers, for preflight requests and on ordinary ones. */
final class CorsCalls {
    /** Source: QingStor API documentation, "OPTIONS Object": without a fitting rule the Allow headers are absent. */
    @NotVerified("A preflight without Origin or Access-Control-Request-Method is answered 400 invalid_request.")
    HttpResponse preflight(Call call, Bucket bucket) {
        String origin = required(call, "Origin");
        String method = required(call, "Access-Control-Request-Method");
        List<String> asked = words(call.headers().firstOr("Access-Control-Request-Headers", ""));
        HttpResponse response = HttpResponse.of(200);
        rule(bucket, origin, method, asked).ifPresent(rule -> {
            allow(response, bucket, rule, origin);
            response.header("Access-Control-Allow-Methods", joined(rule.path("allowed_methods")));
            if (!asked.isEmpty()) {
                response.header("Access-Control-Allow-Headers", String.join(", ", asked));
            }
            if (rule.hasNonNull("max_age_seconds")) {
                response.header(
                        "Access-Control-Max-Age", rule.path("max_age_seconds").asText());
            }
        });
        return response;
    }

    @NotVerified("Ordinary answers to requests with an Origin carry the headers of the rule that fits.")
    void decorate(Call call, Bucket bucket, HttpResponse response) {
        call.header("Origin").flatMap(origin -> rule(bucket, origin, call.http().method(), List.of())
                .map(rule -> allow(response, bucket, rule, origin)));
    }

    private static HttpResponse allow(HttpResponse response, Bucket bucket, JsonNode rule, String origin) {
        response.header("Access-Control-Allow-Origin", origin);
        if (!rule.path("expose_headers").isEmpty()) {
            response.header("Access-Control-Expose-Headers", joined(rule.path("expose_headers")));
        }
        boolean vary = bucket.setting(Setting.CORS)
                .map(cors -> cors.path("resp_vary").asText().equals("enabled"))
                .orElse(false);
        return vary ? response.header("Vary", "Origin") : response;
    }

    private static Optional<JsonNode> rule(Bucket bucket, String origin, String method, List<String> headers) {
        Optional<JsonNode> cors = bucket.setting(Setting.CORS);
        if (cors.isPresent()) {
            for (JsonNode rule : cors.get().path("cors_rules")) {
                if (PolicyRules.like(rule.path("allowed_origin").asText(), origin)
                        && lists(rule.path("allowed_methods"), method)
                        && headers.stream().allMatch(header -> lists(rule.path("allowed_headers"), header))) {
                    return Optional.of(rule);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean lists(JsonNode list, String text) {
        for (JsonNode entry : list) {
            if (entry.asText().equals("*")
                    || PolicyRules.like(entry.asText().toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static String required(Call call, String header) {
        return call.header(header)
                .orElseThrow(() -> new ServiceError(ErrorCode.INVALID_REQUEST, header + " is required"));
    }

    private static String joined(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }

    private static List<String> words(String header) {
        List<String> words = new ArrayList<>();
        for (String word : header.split(",")) {
            if (!word.isBlank()) {
                words.add(word.trim());
            }
        }
        return words;
    }
}
