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
package io.github.camelcn.common.component;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** Producers in streaming upload mode, driven as an asynchronous route drives them: nobody waits for an exchange. */
public final class StreamingRig {

    /** Bodies end up as lines. */
    public static final String LINES = "&recordSeparator=%5Cn";

    private final StoreRig rig;
    private final List<AsyncProducer> producers = new ArrayList<>();

    public StreamingRig(StoreRig rig) {
        this.rig = rig;
        rig.context.getShutdownStrategy().setTimeout(120);
    }

    /** One message under way. */
    public record Sent(Exchange exchange, CompletableFuture<Exchange> done, boolean waits) {

        /** Waits until it is done. */
        public Exchange answer() throws Exception {
            return done.get(2, TimeUnit.MINUTES);
        }

        public Object header(String name) {
            return exchange.getMessage().getHeader(name);
        }
    }

    /** @param options behind those of the mode itself, without a leading ampersand */
    public AsyncProducer producer(String path, String options) throws Exception {
        AsyncProducer producer = rig.context
                .getEndpoint("store:" + path + "?streamingUploadMode=true&" + options)
                .createAsyncProducer();
        producer.start();
        producers.add(producer);
        return producer;
    }

    public Sent send(AsyncProducer producer, Object body, Map<String, Object> headers) {
        return send(producer, exchange(body, headers));
    }

    public Sent send(AsyncProducer producer, Object body) {
        return send(producer, body, Map.of());
    }

    public Exchange exchange(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(rig.context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    /** Sends an exchange, again if it was sent before: as an error handler redelivers. */
    public Sent send(AsyncProducer producer, Exchange exchange) {
        exchange.setException(null);
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        boolean sync = producer.process(exchange, doneSync -> done.complete(exchange));
        return new Sent(exchange, done, !sync);
    }

    /** What an object holds. */
    public String text(String key) {
        return new String(rig.server.objectBytes(StoreRig.BUCKET, key), StandardCharsets.UTF_8);
    }

    public List<String> keys() {
        return rig.server.keys(StoreRig.BUCKET);
    }

    /** The lines of all objects. */
    public List<String> lines() {
        return keys().stream().flatMap(key -> text(key).lines()).toList();
    }

    /** How many such requests named an object. */
    public long requests(String method) {
        return rig.server.requests().stream()
                .filter(request -> request.method().equals(method) && StoreServer.isOnObject(request))
                .count();
    }

    public void stop() {
        producers.forEach(AsyncProducer::stop);
        rig.close();
    }
}
