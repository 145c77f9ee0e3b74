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
package io.github.camelcn.component.qingzhou.operation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;

import io.github.camelcn.component.qingzhou.client.MayHaveBeenCreatedException;
import io.github.camelcn.component.qingzhou.model.ChangeResult;

/**
 * What one step of a route creates for one exchange: made once, and found again by every redelivery, so that one message
 * never makes two things. Where the service takes a token it gets the same one again; what it has accepted is not sent
 * again at all; and where it takes no token, neither is what it may have done already. A copy of an exchange, as splitting
 * makes it, is another message. Thread-safe.
 */
final class Creation {

    private static final String PROPERTY = "CamelQingzhouCreations";

    private final String token = UUID.randomUUID().toString();
    private volatile ChangeResult accepted;
    private volatile MayHaveBeenCreatedException doubt;

    private Creation() {}

    private record Owned(String exchangeId, Map<String, Creation> creations) {}

    /** @param what an operation of an endpoint */
    static Creation of(Exchange exchange, String what) {
        Owned owned = exchange.getProperty(PROPERTY, Owned.class);
        if (owned == null || !owned.exchangeId().equals(exchange.getExchangeId())) {
            owned = new Owned(exchange.getExchangeId(), new ConcurrentHashMap<>());
            exchange.setProperty(PROPERTY, owned);
        }
        // a second step of the route that creates the like is another creation
        String step = exchange.getExchangeExtension().getHistoryNodeId();
        return owned.creations().computeIfAbsent(what + ' ' + step, missing -> new Creation());
    }

    String token() {
        return token;
    }

    /** What the service answered to an earlier delivery. */
    Optional<ChangeResult> accepted() {
        return Optional.ofNullable(accepted);
    }

    void accepted(ChangeResult result) {
        accepted = result;
    }

    /** @throws MayHaveBeenCreatedException if an earlier delivery was sent without a token and got no answer */
    void requireNoDoubt() throws MayHaveBeenCreatedException {
        if (doubt != null) {
            throw doubt;
        }
    }

    void failed(MayHaveBeenCreatedException lost) {
        if (lost.clientToken().isEmpty()) {
            doubt = lost;
        }
    }
}
