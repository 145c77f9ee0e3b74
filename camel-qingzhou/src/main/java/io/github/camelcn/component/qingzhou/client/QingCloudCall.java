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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.qingzhou.contract.Repeat;

/** The parameters of one call of the qingcloud style while they are collected. Not thread-safe. */
final class QingCloudCall {

    private final String operation;
    private final String resource;
    private final String action;
    private final Repeat repeat;
    private final Map<String, String> parameters = new TreeMap<>();
    private String zone;
    private boolean zoned = true;

    /**
     * @param operation as the route author names it
     * @param action as the service names it
     */
    QingCloudCall(String operation, String resource, String action, Repeat repeat) {
        this.operation = operation;
        this.resource = resource;
        this.action = action;
        this.repeat = repeat;
    }

    /** Null is left out. */
    QingCloudCall with(String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
        return this;
    }

    /** Numbered from 1; null is left out. */
    QingCloudCall list(String name, List<String> values) {
        if (values != null) {
            for (int i = 0; i < values.size(); i++) {
                parameters.put(name + '.' + (i + 1), values.get(i));
            }
        }
        return this;
    }

    /** Another zone than that of the option. */
    QingCloudCall zone(String other) {
        zone = other;
        return this;
    }

    QingCloudCall withoutZone() {
        zoned = false;
        return this;
    }

    /** @param usualZone empty if none is set */
    ServiceRequest request(String url, String usualZone, boolean post) {
        parameters.put("action", action);
        if (zoned) {
            String where = zone == null ? usualZone : zone;
            if (where.isEmpty()) {
                throw new IllegalArgumentException(
                        operation + ": zone must be set with apiStyle=qingcloud, for example pek3a");
            }
            parameters.put("zone", where);
        }
        String text = Parameters.canonical(parameters);
        ServiceRequest request = post
                ? ServiceRequest.of(operation, resource, "POST", url)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .withBody(Payload.of(text.getBytes(StandardCharsets.UTF_8)))
                : ServiceRequest.of(operation, resource, "GET", url + '?' + text);
        return repeat == Repeat.READ || repeat == Repeat.BY_TARGET ? request : request.notIdempotent();
    }
}
