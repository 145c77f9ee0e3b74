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
package io.github.camelcn.component.kodo.management;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;

/** Requests with the two kinds of bodies whose signing all official SDKs agree on. Stateless. */
final class NativeRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NativeRequests() {}

    static ServiceRequest post(String operation, String resource, String url) {
        return form(operation, resource, url, "");
    }

    static ServiceRequest form(String operation, String resource, String url, String body) {
        return ServiceRequest.of(operation, resource, "POST", url)
                .header("Content-Type", SigningText.FORM)
                .withBody(Payload.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    static ServiceRequest json(String operation, String resource, String method, String url, JsonNode body) {
        try {
            return ServiceRequest.of(operation, resource, method, url)
                    .header("Content-Type", "application/json")
                    .withBody(Payload.of(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers could not be written", e);
        }
    }
}
