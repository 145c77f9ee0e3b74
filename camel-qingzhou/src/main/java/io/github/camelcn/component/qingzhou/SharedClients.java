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
package io.github.camelcn.component.qingzhou;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelcn.common.camel.SharingKey;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;

/**
 * The open clients of a component, one for each set of options, lent to endpoints. The last one that gives a client back
 * closes it. Thread-safe.
 */
final class SharedClients {

    /** Guarded by this. */
    private final Map<SharingKey, Shared> open = new HashMap<>();

    /** @param opener makes the client if none is open; makes no request, since others wait for it */
    synchronized Lease lease(SharingKey key, Callable<? extends QingzhouApi> opener) throws Exception {
        Shared shared = open.get(key);
        if (shared == null) {
            shared = new Shared(opener.call());
            open.put(key, shared);
        }
        shared.leases++;
        return new Lease(key, shared);
    }

    private synchronized boolean endsLast(Lease lease) {
        if (lease.ended) {
            return false;
        }
        lease.ended = true;
        lease.shared.leases--;
        if (lease.shared.leases == 0) {
            open.remove(lease.key);
            return true;
        }
        return false;
    }

    private static final class Shared {

        private final QingzhouApi client;
        private int leases;

        Shared(QingzhouApi client) {
            this.client = client;
        }
    }

    /** The right to use a client until {@link #close}. Thread-safe. */
    final class Lease implements Closeable {

        private final SharingKey key;
        private final Shared shared;
        /** Guarded by the outer class. */
        private boolean ended;

        private Lease(SharingKey key, Shared shared) {
            this.key = key;
            this.shared = shared;
        }

        QingzhouApi client() {
            return shared.client;
        }

        @Override
        public void close() throws IOException {
            if (endsLast(this)) {
                shared.client.close();
            }
        }
    }
}
