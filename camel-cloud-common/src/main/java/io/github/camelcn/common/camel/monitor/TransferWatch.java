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
import java.util.Optional;

import io.github.camelcn.common.monitor.ServiceMonitor;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.objectstore.ObjectRef;

/** Begins to watch the transfers of an endpoint. Thread-safe. */
public final class TransferWatch {

    /** Watches nothing. */
    public static final TransferWatch NONE = new TransferWatch(Optional.empty(), Duration.ZERO);

    private final Optional<ServiceMonitor> monitor;
    private final Duration interval;

    private TransferWatch(Optional<ServiceMonitor> monitor, Duration interval) {
        this.monitor = monitor;
        this.interval = interval;
    }

    /** @param interval how often events tell of a transfer; zero for its begin and end only */
    public TransferWatch(ServiceMonitor monitor, Duration interval) {
        this(Optional.of(monitor), interval);
    }

    /** @param total bytes, or -1 if nobody knows */
    public Transfer begin(TransferKind kind, ObjectRef object, long total) {
        return monitor.isPresent()
                ? monitor.get().transfers().begin(kind, object.bucket(), object.key(), total, interval)
                : Transfer.UNWATCHED;
    }
}
