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

import java.util.Map;

import org.apache.camel.spi.CamelEvent;

import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.monitor.TransferState;

/**
 * How far a long transfer was: an event of type {@link CamelEvent.Type#Custom} for each that begins, every
 * {@code progressInterval} while it runs, and when it has ended. Sent to all of the context's event notifiers; only made
 * when there is one. The numbers are those of the moment and do not change.
 */
public final class TransferEvent implements CamelEvent {

    private final String service;
    private final long number;
    private final TransferKind kind;
    private final TransferState state;
    private final String bucket;
    private final String key;
    private final Map<String, Object> progress;
    private long timestamp;

    TransferEvent(String service, io.github.camelcn.common.monitor.Transfer transfer) {
        this.service = service;
        this.number = transfer.number();
        this.kind = transfer.kind();
        this.state = transfer.state();
        this.bucket = transfer.bucket();
        this.key = transfer.key();
        this.progress = TransferProgress.snapshot(transfer);
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** The scheme of the service, such as {@code qingstor}. */
    @Override
    public Object getSource() {
        return service;
    }

    /** Tells the transfers of a service apart. */
    public long getNumber() {
        return number;
    }

    public TransferKind getKind() {
        return kind;
    }

    /** Running until the last event, which says how it ended. */
    public TransferState getState() {
        return state;
    }

    /** Of what is written or read. */
    public String getBucket() {
        return bucket;
    }

    /** Of what is written or read. */
    public String getKey() {
        return key;
    }

    /** So far. */
    public long getBytes() {
        return (Long) progress.get(TransferProgress.BYTES);
    }

    /** In the end; -1 if nobody knows. */
    public long getTotalBytes() {
        return (Long) progress.getOrDefault(TransferProgress.TOTAL, -1L);
    }

    /** Lately; on average once it has ended. */
    public long getBytesPerSecond() {
        return (Long) progress.get(TransferProgress.BYTES_PER_SECOND);
    }

    /** All of it by name, as the transfer header has it. */
    public Map<String, Object> getProgress() {
        return progress;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return service + " " + progress;
    }
}
