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
package io.github.camelcn.common.camel.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Endpoint;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

import io.github.camelcn.common.monitor.CallCounters;
import io.github.camelcn.common.monitor.ConsumerActivity;
import io.github.camelcn.common.monitor.FollowedPosition;
import io.github.camelcn.common.monitor.RecordedError;
import io.github.camelcn.common.monitor.ServiceMonitor;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.Waits;

/**
 * What goes on at a service, for Camel's developer console: its endpoints, its calls, its running transfers with rate and
 * time left, what its consumers have claimed, its last errors. A component's console only says its name. Shows no keys,
 * signatures or tokens.
 */
public abstract class ServiceConsole extends AbstractDevConsole {

    private static final int MOST_CLAIMS = 100;

    private final String scheme;

    /** @param scheme the component's, which is the console's id too */
    protected ServiceConsole(String scheme, String displayName, String description) {
        super("camel", scheme, displayName, description);
        this.scheme = scheme;
    }

    private Optional<ServiceMonitor> monitor() {
        return CloudMonitors.of(getCamelContext()).monitor(scheme);
    }

    private List<Endpoint> endpoints() {
        return getCamelContext().getEndpoints().stream()
                .filter(endpoint -> endpoint instanceof EndpointServiceLocation location
                        && scheme.equals(location.getServiceProtocol()))
                .sorted(Comparator.comparing(Endpoint::getEndpointUri))
                .toList();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        root.put("endpoints", array(endpoints().stream().map(this::endpoint).toList()));
        monitor().ifPresent(monitor -> {
            root.put("transfers", array(transfers(monitor)));
            root.put("consumers", array(consumers(monitor)));
            root.put("calls", array(calls(monitor)));
            root.put("waits", new JsonObject(waits(monitor.waits())));
            root.put("errors", array(errors(monitor)));
        });
        return root;
    }

    private static JsonArray array(Collection<Map<String, Object>> objects) {
        JsonArray array = new JsonArray();
        objects.forEach(object -> array.add(new JsonObject(object)));
        return array;
    }

    private Map<String, Object> endpoint(Endpoint endpoint) {
        Map<String, Object> shown = new LinkedHashMap<>();
        EndpointServiceLocation location = (EndpointServiceLocation) endpoint;
        shown.put("uri", URISupport.sanitizeUri(endpoint.getEndpointUri()));
        shown.put("service", orEmpty(location.getServiceUrl()));
        if (location.getServiceMetadata() != null) {
            shown.putAll(location.getServiceMetadata());
        }
        return shown;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static List<Map<String, Object>> transfers(ServiceMonitor monitor) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Transfer transfer : monitor.transfers().running()) {
            shown.add(TransferProgress.snapshot(transfer));
        }
        return shown;
    }

    private static List<Map<String, Object>> consumers(ServiceMonitor monitor) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (ConsumerActivity consumer : monitor.consumers()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", consumer.name());
            one.put("bucket", consumer.bucket());
            Map<String, Instant> claimed = consumer.claimed();
            one.put("claimed", claimed.size());
            JsonArray claims = new JsonArray();
            claimed.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .limit(MOST_CLAIMS)
                    .forEach(claim -> claims.add(new JsonObject(Map.of(
                            "key", claim.getKey(), "since", claim.getValue().toString()))));
            one.put("claims", claims);
            consumer.oldestUnseen().ifPresent(oldest -> {
                one.put("oldestUnseen", oldest.toString());
                one.put("lagMillis", Duration.between(oldest, Instant.now()).toMillis());
            });
            consumer.followed().ifPresent(position -> one.put("follow", new JsonObject(followed(position))));
            shown.add(one);
        }
        return shown;
    }

    private static Map<String, Object> followed(FollowedPosition followed) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", followed.name());
        shown.put("by", followed.by());
        shown.put("position", followed.position());
        shown.put("savedPosition", followed.saved());
        followed.savedAt().ifPresent(at -> shown.put("savedAt", at.toString()));
        shown.put("overlapMillis", followed.overlap().toMillis());
        shown.put("saveFails", followed.failing());
        return shown;
    }

    private static List<Map<String, Object>> calls(ServiceMonitor monitor) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (CallCounters calls : monitor.calls()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("operation", calls.operation());
            if (!calls.bucket().isEmpty()) {
                one.put("bucket", calls.bucket());
            }
            one.put("active", calls.active());
            one.put("outcomes", new JsonObject(calls.outcomes()));
            one.put("retries", calls.retries());
            one.put("sentBytes", calls.sentBytes());
            one.put("receivedBytes", calls.receivedBytes());
            one.put("meanMillis", calls.meanNanos() / 1_000_000);
            one.put("limitedMillis", calls.limitedNanos() / 1_000_000);
            shown.add(one);
        }
        return shown;
    }

    private static Map<String, Object> waits(Waits waits) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("active", waits.active());
        shown.put("succeeded", waits.succeeded());
        shown.put("failed", waits.failed());
        return shown;
    }

    private static List<Map<String, Object>> errors(ServiceMonitor monitor) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (RecordedError error : monitor.errors().latest()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("at", error.at().toString());
            one.put("operation", error.operation());
            one.put("resource", error.resource());
            one.put("message", error.message());
            if (!error.requestId().isEmpty()) {
                one.put("requestId", error.requestId());
            }
            shown.add(one);
        }
        return shown;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        return ConsoleText.of(doCallJson(options));
    }
}
