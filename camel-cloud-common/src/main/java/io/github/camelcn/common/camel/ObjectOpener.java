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
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StoredObject;

/** Opens the object of an exchange as the options want its body: re-readable, plain or not at all. Thread-safe. */
final class ObjectOpener {

    private static final Closeable NOTHING = () -> {};

    private final Supplier<ObjectStore> store;
    private final ObjectStoreEndpoint endpoint;
    private final PollingOptions options;

    ObjectOpener(Supplier<ObjectStore> store, ObjectStoreEndpoint endpoint) {
        this.store = store;
        this.endpoint = endpoint;
        this.options = endpoint.getPolling();
    }

    /**
     * Sets the body.
     *
     * @return what the store says now, and what to close when the exchange is done
     */
    Opened open(ConsumedObject object, Exchange exchange) throws IOException {
        if (options.isIgnoreBody()) {
            return new Opened(object.info(), NOTHING);
        }
        GetObjectRequest request = GetObjectRequest.of(object.ref()).withEncryption(endpoint.readKey());
        StoredObject first = store.get().get(request);
        Closeable body;
        if (options.isIncludeBody()) {
            StoredObjectBody repeatable = StoredObjectBody.open(store.get(), request, first);
            exchange.getMessage().setBody(repeatable);
            body = repeatable;
        } else {
            exchange.getExchangeExtension().setStreamCacheDisabled(true);
            exchange.getMessage().setBody(first.content());
            body = first;
        }
        return new Opened(first.info(), options.isAutocloseBody() ? body : NOTHING);
    }

    record Opened(ObjectInfo info, Closeable body) {}
}
