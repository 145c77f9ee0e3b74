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

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.IOHelper;

import io.github.camelcn.common.monitor.ServiceMonitor;

/**
 * The monitors of a Camel context, one for each scheme, whichever components and endpoints there are of it. They tell
 * Camel's event notifiers of long transfers, and keep their meters in the context's Micrometer registry if there is one.
 * Thread-safe; ends with the context.
 */
public final class CloudMonitors extends ServiceSupport {

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private final CamelContext context;
    /** Guarded by this, as the field below. */
    private final Map<String, ServiceMonitor> byScheme = new HashMap<>();

    private final Map<String, Closeable> metered = new HashMap<>();

    private CloudMonitors(CamelContext context) {
        this.context = context;
    }

    /** Those of a context, made when they are first asked for. */
    public static CloudMonitors of(CamelContext context) {
        synchronized (context) {
            CloudMonitors known = context.hasService(CloudMonitors.class);
            if (known != null) {
                return known;
            }
            CloudMonitors made = new CloudMonitors(context);
            try {
                context.addService(made, true, true);
            } catch (Exception e) {
                throw new IllegalStateException("the monitors could not be added to the Camel context", e);
            }
            return made;
        }
    }

    /**
     * The monitor of a scheme, made when it is first asked for. Each call looks anew for a meter registry while none was
     * found: there may be one by now.
     *
     * @param byBucket whether what its requests name begins with a bucket
     */
    public synchronized ServiceMonitor monitor(String scheme, boolean byBucket) {
        ServiceMonitor monitor = byScheme.computeIfAbsent(scheme, name -> {
            ServiceMonitor made = new ServiceMonitor(name, byBucket);
            made.transfers().listenWith(new TransferEvents(context, name));
            return made;
        });
        if (!metered.containsKey(scheme) && isOnClassPath(METER_REGISTRY)) {
            MicrometerMeters.bind(context, monitor).ifPresent(meters -> metered.put(scheme, meters));
        }
        return monitor;
    }

    /** The monitor of a scheme; empty if no endpoint of it was ever started. */
    public synchronized Optional<ServiceMonitor> monitor(String scheme) {
        return Optional.ofNullable(byScheme.get(scheme));
    }

    private boolean isOnClassPath(String type) {
        return context.getClassResolver().resolveClass(type) != null;
    }

    @Override
    protected void doStop() {
        synchronized (this) {
            metered.values().forEach(IOHelper::close);
            metered.clear();
        }
    }
}
