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
package io.github.camelcn.common.camel.operation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

import io.github.camelcn.common.camel.FileExist;
import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.ObjectStoreHeaderFilterStrategy;
import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.OperationDefaults;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.camel.StoreSpecifics;
import io.github.camelcn.common.camel.monitor.TransferWatch;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.FakeObjectStore;

/** Runs handlers on messages without routes, upon a store with the buckets {@code photos} and {@code archive}. */
final class HandlerRig implements AutoCloseable {

    static final ObjectStoreHeaders NAMES = new ObjectStoreHeaders("CamelTest");

    final CamelContext context = new DefaultCamelContext();
    final FakeObjectStore store;
    String key = "";
    String keyName;
    String prefix = "";
    String delimiter = "";
    String storageClass = "";
    int maxKeys = 1000;
    boolean lazyListing;
    FileExist fileExist = FileExist.Override;
    boolean deleteAfterWrite;
    Optional<CustomerKey> encryption = Optional.empty();
    Optional<CustomerKey> sourceEncryption = Optional.empty();

    StoreSpecifics specifics = StoreSpecifics.NONE;

    HandlerRig() {
        this(new FakeObjectStore());
    }

    HandlerRig(FakeObjectStore store) {
        this.store = store.withBucket("photos").withBucket("archive");
        context.start();
    }

    static HandlerRig with(UnaryOperator<HandlerRig> settings) {
        return settings.apply(new HandlerRig());
    }

    ObjectFields fields() {
        return new ObjectFields(
                NAMES,
                new OperationDefaults(
                        "photos",
                        key,
                        Optional.ofNullable(keyName).map(this::simple),
                        storageClass,
                        StandardCharsets.UTF_8,
                        encryption,
                        sourceEncryption,
                        new ObjectStoreHeaderFilterStrategy(),
                        prefix,
                        delimiter,
                        maxKeys,
                        lazyListing,
                        fileExist,
                        deleteAfterWrite,
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(24)),
                specifics,
                TransferWatch.NONE);
    }

    private Expression simple(String text) {
        Expression expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return expression;
    }

    Exchange exchange(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    <R> R read(OperationHandler<R> handler, Object body, Map<String, Object> headers) throws Exception {
        return handler.read(new MessageReader(exchange(body, headers)));
    }

    <R> OperationResult run(OperationHandler<R> handler, Object body, Map<String, Object> headers) throws Exception {
        try (MessageReader message = new MessageReader(exchange(body, headers))) {
            return handler.execute(handler.read(message));
        }
    }

    @SuppressWarnings("unchecked") // the tests know what they asked for
    static <T> List<T> list(OperationResult result) {
        return (List<T>) result.body();
    }

    @Override
    public void close() {
        context.stop();
    }
}
