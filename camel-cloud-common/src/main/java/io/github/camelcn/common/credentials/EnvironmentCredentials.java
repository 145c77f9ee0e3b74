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

/** Keys of environment variables. They are read at the first question and then kept. Thread-safe. */
public final class EnvironmentCredentials implements KeyPlace {

    private final List<KeyNames> variables;
    private final Function<String, String> environment;
    /** Null until read; written by whoever comes first, and twice the same if two do. */
    private volatile Optional<Credentials> found;

    /**
     * @param variables pairs of variable names, the best first
     * @param environment a variable's value by its name, null if it is not set; usually {@code System::getenv}
     */
    public EnvironmentCredentials(List<KeyNames> variables, Function<String, String> environment) {
        this.variables = List.copyOf(variables);
        this.environment = environment;
    }

    /** @throws IllegalStateException if only half a pair is set */
    @Override
    public Optional<Credentials> find() {
        Optional<Credentials> known = found;
        if (known == null) {
            known = read();
            found = known;
        }
        return known;
    }

    private Optional<Credentials> read() {
        for (KeyNames names : variables) {
            Optional<Credentials> pair = names.find("environment variable ", "", environment);
            if (pair.isPresent()) {
                return pair;
            }
        }
        return Optional.empty();
    }

    @Override
    public String lack() {
        return "the environment variables " + variables.get(0).pair() + " are not set, or blank";
    }

    @Override
    public String toString() {
        return "environment variables " + variables;
    }
}
