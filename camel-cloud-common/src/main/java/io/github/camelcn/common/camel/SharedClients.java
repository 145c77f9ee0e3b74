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
package io.github.camelcn.common.camel;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The open clients of a component, one for each key, lent to endpoints. Whoever leases a client closes the lease; the
 * last lease closes the client. Thread-safe.
 *
 * @param <K> says which endpoints can use the same client, by {@code equals}
 * @param <C> the client
 */
public final class SharedClients<K, C extends Closeable> {

    /** Guarded by this. */
    private final Map<K, Shared<C>> open = new HashMap<>();

    /**
     * The client of a key.
     *
     * @param opener makes the client if none is open; makes no request, since other leases wait for it
     * @throws Exception what the opener throws; nothing is kept then
     */
    public synchronized Lease<C> lease(K key, Callable<? extends C> opener) throws Exception {
        Shared<C> shared = open.get(key);
        if (shared == null) {
            shared = new Shared<>(opener.call());
            open.put(key, shared);
        }
        shared.leases++;
        return new Lease<>(this, key, shared);
    }

    private synchronized boolean endsLast(Lease<C> lease) {
        if (lease.ended) {
            return false;
        }
        lease.ended = true;
        lease.shared.leases--;
        if (lease.shared.leases > 0) {
            return false;
        }
        open.remove(lease.key);
        return true;
    }

    private static final class Shared<C> {

        private final C client;
        private int leases;

        Shared(C client) {
            this.client = client;
        }
    }

    /** The right to use a client until {@link #close}. Thread-safe. */
    public static final class Lease<C extends Closeable> implements Closeable {

        private final SharedClients<?, C> owner;
        private final Object key;
        private final Shared<C> shared;
        /** Guarded by the owner. */
        private boolean ended;

        private Lease(SharedClients<?, C> owner, Object key, Shared<C> shared) {
            this.owner = owner;
            this.key = key;
            this.shared = shared;
        }

        /** The client, open as long as this lease is; not the caller's to close. */
        public C client() {
            return shared.client;
        }

        /** Gives the client back, and closes it if nobody else uses it. Closing twice does no harm. */
        @Override
        public void close() throws IOException {
            // outside the lock: closing breaks off requests, and who leases the key meanwhile gets a new one
            if (owner.endsLast(this)) {
                shared.client.close();
            }
        }
    }
}
