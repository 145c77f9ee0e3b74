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

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelcn.common.monitor.Transfer;

/**
 * A long transfer as a map: what the transfer header holds and the developer console shows. Looks at the transfer each
 * time it is read, so that it can be read while the transfer runs. Cannot be changed.
 */
public final class TransferProgress extends AbstractMap<String, Object> {

    static final String BYTES = "bytes";
    static final String TOTAL = "totalBytes";
    static final String BYTES_PER_SECOND = "bytesPerSecond";

    private final Transfer transfer;

    private TransferProgress(Transfer transfer) {
        this.transfer = transfer;
    }

    /** What to put into a header: nothing if the transfer was too short to be watched. */
    public static Object header(Transfer transfer) {
        return transfer.isWatched() ? new TransferProgress(transfer) : "";
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Map.copyOf(snapshot(transfer)).entrySet();
    }

    @Override
    public Object get(Object name) {
        return snapshot(transfer).get(name);
    }

    /** As it is now. */
    static Map<String, Object> snapshot(Transfer transfer) {
        Map<String, Object> all = new LinkedHashMap<>();
        long bytes = transfer.bytes();
        long total = transfer.total();
        all.put("number", transfer.number());
        all.put("kind", lower(transfer.kind()));
        all.put("state", lower(transfer.state()));
        all.put("bucket", transfer.bucket());
        all.put("key", transfer.key());
        all.put(BYTES, bytes);
        if (total >= 0) {
            all.put(TOTAL, total);
            all.put("percent", total == 0 ? 100L : Math.min(100, bytes * 100 / total));
        }
        all.put(BYTES_PER_SECOND, Math.round(transfer.bytesPerSecond()));
        transfer.secondsLeft().ifPresent(seconds -> all.put("secondsLeft", Math.round(seconds)));
        all.put("started", transfer.started().toString());
        all.put("elapsedMillis", transfer.elapsed().toMillis());
        return all;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
