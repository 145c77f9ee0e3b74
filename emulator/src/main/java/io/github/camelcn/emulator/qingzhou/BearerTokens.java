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
package io.github.camelcn.emulator.qingzhou;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Tokens of style B by their text. Thread-safe. */
final class BearerTokens {
    private record Grant(Account account, Instant expires) {}

    private final SecureRandom random = new SecureRandom();
    private final FleetTime time;
    private final Duration lifetime;
    private final Map<String, Grant> grants = new HashMap<>();

    BearerTokens(FleetTime time, Duration lifetime) {
        this.time = time;
        this.lifetime = lifetime;
    }

    synchronized String issue(Account account) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Instant now = time.fleet();
        grants.values().removeIf(grant -> !now.isBefore(grant.expires()));
        grants.put(token, new Grant(account, now.plus(lifetime)));
        return token;
    }

    long lifetimeSeconds() {
        return lifetime.toSeconds();
    }

    synchronized Optional<Account> holder(String token) {
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> time.fleet().isBefore(grant.expires()))
                .map(Grant::account);
    }

    synchronized void revokeAll() {
        grants.clear();
    }
}
