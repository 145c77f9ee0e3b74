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
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;

/**
 * The client token of an exchange: made once, and found again by every redelivery, so that one message never makes two
 * things. A copy of an exchange, as splitting makes it, is another message and gets another token. Stateless.
 */
final class ClientTokens {

    private static final String PROPERTY = "CamelQingzhouClientTokens";

    private ClientTokens() {}

    private record Owned(String exchangeId, Map<String, String> tokens) {}

    /** @param creation what the token is for: an operation of an endpoint */
    static String of(Exchange exchange, String creation) {
        Owned owned = exchange.getProperty(PROPERTY, Owned.class);
        if (owned == null || !owned.exchangeId().equals(exchange.getExchangeId())) {
            owned = new Owned(exchange.getExchangeId(), new ConcurrentHashMap<>());
            exchange.setProperty(PROPERTY, owned);
        }
        return owned.tokens()
                .computeIfAbsent(creation, missing -> UUID.randomUUID().toString());
    }
}
