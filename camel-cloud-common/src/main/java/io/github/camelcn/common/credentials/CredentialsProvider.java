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
package io.github.camelcn.common.credentials;

import java.util.Optional;

/**
 * A source of credentials. Asked for every attempt by many threads, so keys may change while a route runs;
 * implementations are thread-safe and quick, and cache what is slow to find.
 */
@FunctionalInterface
public interface CredentialsProvider {

    /**
     * @return the credentials, or empty if this source has none
     * @throws IllegalStateException if the source is there but broken: half a key pair, an unreadable file
     */
    Optional<Credentials> find();

    /**
     * Looks again instead of remembering: the service has just refused what {@link #find} said. Whoever keeps what was
     * found does not answer with it here; if the answer differs, the refused request is signed with it, once.
     *
     * @return the credentials, which may be the same, or empty if this source has none
     * @throws IllegalStateException if the source is there but broken
     */
    default Optional<Credentials> findAgain() {
        return find();
    }

    static CredentialsProvider of(Credentials credentials) {
        Optional<Credentials> found = Optional.of(credentials);
        return () -> found;
    }
}
