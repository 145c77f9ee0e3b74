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

import static java.util.Objects.requireNonNull;

/**
 * The only source that somebody has named: whoever does so does not want to become anonymous in silence. Thread-safe if
 * its source is.
 *
 * @param source where the keys have to be
 * @param lack the sentence to fail with when they are not; what the source itself says of it follows
 */
public record RequiredCredentials(CredentialsProvider source, String lack) implements CredentialsProvider {

    public RequiredCredentials {
        requireNonNull(source, "source");
        requireNonNull(lack, "lack");
    }

    /** @throws IllegalStateException if there are no keys */
    @Override
    public Optional<Credentials> find() {
        return required(source.find());
    }

    /** @throws IllegalStateException if there are no keys */
    @Override
    public Optional<Credentials> findAgain() {
        return required(source.findAgain());
    }

    private Optional<Credentials> required(Optional<Credentials> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException(source instanceof KeyPlace place ? lack + ": " + place.lack() : lack);
        }
        return found;
    }
}
