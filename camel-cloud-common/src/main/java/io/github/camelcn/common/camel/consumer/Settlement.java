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
package io.github.camelcn.common.camel.consumer;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.support.SynchronizationAdapter;

import io.github.camelcn.common.objectstore.ObjectInfo;

/**
 * Settles an object when its exchange is done, wherever that is: it travels with the exchange over {@code seda},
 * {@code threads} or {@code pollEnrich}. Once, and after the route's own completions, which may still read the body.
 */
final class Settlement extends SynchronizationAdapter {

    private final Settler settler;
    private final Opening opening;
    private final ConsumedObject object;
    private final AtomicBoolean settled = new AtomicBoolean();

    /**
     * @param opening closed in the end
     * @param opened what the store said then
     */
    Settlement(Settler settler, Opening opening, ObjectInfo opened) {
        this.settler = settler;
        this.opening = opening;
        this.object = opening.object().opened(opened);
    }

    @Override
    public void onDone(Exchange exchange) {
        if (settled.compareAndSet(false, true)) {
            settler.settle(opening, object, exchange);
        }
    }

    /** The exchange was not routed and will not be completed. */
    void giveBack() {
        if (settled.compareAndSet(false, true)) {
            settler.giveBack(opening, object);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST;
    }
}
