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

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How much the consumer does at once. A mutable bean because Camel sets it; read once, when the consumer is created. */
@UriParams
public class PipelineOptions implements Cloneable {

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "How many threads route at the same time. With 1 it is the polling thread, and objects enter "
                    + "the route in the order of the listing. A route that goes on asynchronously may hold more "
                    + "exchanges, as many as prefetchBytes allows.")
    private int concurrentConsumers = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether objects are handed to the route and settled in the order of the listing, although "
                    + "concurrentConsumers is more than 1: each is handed over when the one before was, and is deleted "
                    + "or moved when all before it were.")
    private boolean ordered = false;

    @UriParam(
            label = "consumer",
            defaultValue = "16",
            description = "How many objects are fetched ahead of the route, at most as many at once as there are "
                    + "connections. Small ones (64 KiB, with includeBody) are held in memory, larger ones are opened. "
                    + "0 fetches each one when the route is free for it.")
    private int prefetch = 16;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "16MiB",
            description = "The most memory for the bodies of objects that are ahead of the route or in it, such as "
                    + "16MiB. When it is used up, the next object waits until another one is done. One object is "
                    + "always let through. An object counts with at least 4 KiB, one that is streamed with 64 KiB.")
    private String prefetchBytes = "16MiB";

    @UriParam(
            label = "consumer",
            defaultValue = "bulk",
            description =
                    "How deleteAfterRead deletes: many objects with one request, or each with its own. Either way what"
                            + " was overwritten meanwhile stays: in bulk that is seen by listing their page again. Not for"
                            + " pollEnrich, which settles each object with its exchange.")
    private SettleMode settle = SettleMode.bulk;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1000",
            description =
                    "With settle=bulk, the most objects to delete at once, 1 or more; what the service takes in one "
                            + "request is the limit.")
    private int settleSize = 1000;

    @UriParam(
            label = "consumer,advanced",
            defaultValueNote = "1s",
            description = "With settle=bulk, how long a routed object waits at most for others to be deleted with it, "
                    + "such as 1s. When nothing else is under way it does not wait.")
    private Duration settleInterval = Duration.ofSeconds(1);

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public boolean isOrdered() {
        return ordered;
    }

    public void setOrdered(boolean ordered) {
        this.ordered = ordered;
    }

    public int getPrefetch() {
        return prefetch;
    }

    public void setPrefetch(int prefetch) {
        this.prefetch = prefetch;
    }

    public String getPrefetchBytes() {
        return prefetchBytes;
    }

    public void setPrefetchBytes(String prefetchBytes) {
        this.prefetchBytes = prefetchBytes;
    }

    public SettleMode getSettle() {
        return settle;
    }

    public void setSettle(SettleMode settle) {
        this.settle = settle;
    }

    public int getSettleSize() {
        return settleSize;
    }

    public void setSettleSize(int settleSize) {
        this.settleSize = settleSize;
    }

    public Duration getSettleInterval() {
        return settleInterval;
    }

    public void setSettleInterval(Duration settleInterval) {
        this.settleInterval = settleInterval;
    }

    /** An independent bean with the same values. */
    public PipelineOptions copy() {
        try {
            return (PipelineOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
