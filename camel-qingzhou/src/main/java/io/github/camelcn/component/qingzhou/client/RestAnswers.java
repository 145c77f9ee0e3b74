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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.HostStatus;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.Iso;
import io.github.camelcn.component.qingzhou.model.MetricPoint;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.Screenshot;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.SnapshotKind;
import io.github.camelcn.component.qingzhou.model.SnapshotState;
import io.github.camelcn.component.qingzhou.model.VncAccess;

/**
 * Reads what the rest style answers. Thread-safe.
 *
 * <p>Source: the OpenIDCS driver for Qingzhou; where it invents values for what is missing, this says null.
 */
final class RestAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RestAnswers.class);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final long BYTES_PER_SECOND_OF_MBPS = 125_000;
    /** The driver knows the first six; the others are what the words would be. */
    private static final Map<String, InstanceState> STATES = Map.ofEntries(
            Map.entry("running", InstanceState.RUNNING),
            Map.entry("stopped", InstanceState.STOPPED),
            Map.entry("suspended", InstanceState.SUSPENDED),
            Map.entry("paused", InstanceState.SUSPENDED),
            Map.entry("creating", InstanceState.CREATING),
            Map.entry("reinstalling", InstanceState.REBUILDING),
            Map.entry("starting", InstanceState.STARTING),
            Map.entry("stopping", InstanceState.STOPPING),
            Map.entry("rebooting", InstanceState.RESTARTING),
            Map.entry("suspending", InstanceState.SUSPENDING),
            Map.entry("resuming", InstanceState.RESUMING),
            Map.entry("deleting", InstanceState.DELETING),
            Map.entry("deleted", InstanceState.DELETED),
            Map.entry("error", InstanceState.ERROR));

    private final ZoneId zone;
    private final String vncHost;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * @param zone of dates without one
     * @param vncHost where consoles are reached, if the service does not say
     */
    RestAnswers(ZoneId zone, String vncHost) {
        this.zone = zone;
        this.vncHost = vncHost;
    }

    /** @param status empty if it was not asked for */
    Instance instance(Map<String, Object> item, Map<String, Object> status) {
        String word = Values.text(status.get("status"));
        Map<String, Object> raw = new LinkedHashMap<>(item);
        raw.putAll(status);
        return new Instance(
                Values.textOrEmpty(item.get("id")),
                Values.text(item.get("name")),
                null,
                state(word),
                word,
                Values.integer(item.get("cpu")),
                Values.whole(item.get("memory")),
                Values.whole(item.get("disk")),
                null,
                Values.text(item.get("os")),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Json.frozen(raw));
    }

    private InstanceState state(String word) {
        if (word == null) {
            return InstanceState.UNKNOWN;
        }
        InstanceState state = STATES.get(word.toLowerCase(Locale.ROOT));
        if (state == null && reported.add(word)) {
            LOG.warn("the service reports the state \"{}\", which nobody told us about", word);
        }
        return state == null ? InstanceState.UNKNOWN : state;
    }

    Snapshot backup(Map<String, Object> item, String instanceId) {
        return new Snapshot(
                Values.textOrEmpty(item.get("id")),
                null,
                Values.text(item.get("description")),
                SnapshotKind.BACKUP,
                SnapshotState.AVAILABLE,
                instanceId,
                null,
                Values.text(item.get("os_name")),
                created(item.get("created_at")),
                Json.frozen(new LinkedHashMap<>(item)));
    }

    /** Seconds since 1970, or a local date and time. */
    private Instant created(Object value) {
        Double seconds = Values.decimal(value);
        if (seconds != null) {
            return Instant.ofEpochMilli(Math.round(seconds * 1000));
        }
        String text = Values.textOrNull(value);
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip(), LOCAL).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** An element is a name, or an object whose form nobody knows for certain. */
    List<Iso> isos(Map<String, Object> data) {
        List<Iso> isos = new ArrayList<>();
        if (data.get("list") instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof String name) {
                    isos.add(new Iso(null, name, name, null, Map.of()));
                } else if (element instanceof Map<?, ?> map) {
                    isos.add(iso(Json.asObject(map)));
                }
            }
        }
        return isos;
    }

    private static Iso iso(Map<String, Object> item) {
        Object name = item.containsKey("iso_name") ? item.get("iso_name") : item.get("name");
        Object file = item.containsKey("iso_file") ? item.get("iso_file") : item.get("file");
        return new Iso(null, Values.text(name), Values.text(file), null, Json.frozen(new LinkedHashMap<>(item)));
    }

    /** @throws IntegrityException if the answer leads nowhere */
    VncAccess vnc(Map<String, Object> data, QingzhouRequest<?> asked) throws IntegrityException {
        String token = Values.textOrNull(data.get("token"));
        Integer port = Values.integer(data.get("port"));
        String url = Values.textOrNull(data.get("url"));
        if (url == null && port != null) {
            url = "wss://" + vncHost + ':' + port + "/websockify/?token=" + (token == null ? "" : token);
        }
        if (url == null) {
            throw new IntegrityException(
                    asked.operation().name(), asked.resource(), "the answer holds neither a URL nor a port");
        }
        return new VncAccess(url, null, null, port, token, null, null);
    }

    Screenshot screenshot(Map<String, Object> data, ServiceRequest request) throws IOException {
        return Screenshots.of(Values.textOrEmpty(data.get("image")), "image/png", request);
    }

    /** One point of each, taken now. */
    List<MetricSeries> metrics(Map<String, Object> status, GetMetricsRequest asked, Instant now) {
        List<MetricSeries> series = new ArrayList<>();
        point(series, asked, "cpu", "cpu.usage", "percent", Values.decimal(status.get("cpu_usage")), now);
        point(series, asked, "memory", "memory.used", "MiB", Values.decimal(status.get("mem_usage")), now);
        point(series, asked, "disk", "disk.used", "MiB", Values.decimal(status.get("hdd_usage")), now);
        point(series, asked, "network", "network.in", "bytes/s", rate(status.get("net_down")), now);
        point(series, asked, "network", "network.out", "bytes/s", rate(status.get("net_up")), now);
        point(series, asked, "network", "traffic.used", "MiB", Values.decimal(status.get("traffic_used")), now);
        return List.copyOf(series);
    }

    private static Double rate(Object mbps) {
        Double value = Values.decimal(mbps);
        return value == null ? null : value * BYTES_PER_SECOND_OF_MBPS;
    }

    private static void point(
            List<MetricSeries> series,
            GetMetricsRequest asked,
            String group,
            String metric,
            String unit,
            Double value,
            Instant now) {
        boolean wanted = asked.metrics() == null
                || asked.metrics().isEmpty()
                || asked.metrics().contains(group);
        if (wanted && value != null) {
            series.add(new MetricSeries(metric, unit, 0, List.of(new MetricPoint(now, value))));
        }
    }

    HostStatus hostStatus(Map<String, Object> data) {
        return new HostStatus(
                Values.decimal(data.get("cpu_usage")),
                Values.integer(data.get("cpu_total")),
                Values.whole(data.get("mem_total")),
                Values.whole(data.get("mem_usage")),
                Values.whole(data.get("hdd_total")),
                Values.whole(data.get("hdd_usage")),
                Values.decimal(data.get("network_up")),
                Values.decimal(data.get("network_down")));
    }
}
