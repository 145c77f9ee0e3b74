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

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Several sources, asked in order; the first that has keys counts. If none has, requests go out anonymously. A source
 * that is broken is an error, not a reason to go on: somebody meant it to be used. Thread-safe if its sources are.
 */
public final class ChainedCredentials implements KeyPlace {

    private final List<CredentialsProvider> sources;

    public ChainedCredentials(List<? extends CredentialsProvider> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Optional<Credentials> find() {
        return first(CredentialsProvider::find);
    }

    @Override
    public Optional<Credentials> findAgain() {
        return first(CredentialsProvider::findAgain);
    }

    private Optional<Credentials> first(Function<CredentialsProvider, Optional<Credentials>> question) {
        for (CredentialsProvider source : sources) {
            Optional<Credentials> found = question.apply(source);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public String lack() {
        return sources.stream()
                .filter(KeyPlace.class::isInstance)
                .map(source -> ((KeyPlace) source).lack())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "first of " + sources;
    }
}
