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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Where the keys of a service are looked for: its environment variables and the files of its own tools. Immutable; the
 * providers it makes are thread-safe.
 */
public final class KeyPlaces {

    private final Names names;
    private final Function<String, String> environment;
    private final Path home;

    private KeyPlaces(Names names, Function<String, String> environment, Path home) {
        this.names = names;
        this.environment = environment;
        this.home = home;
    }

    /**
     * What the places of a service are called.
     *
     * @param variables environment variables, the best first
     * @param fileVariable the environment variable that names a profile file; empty if there is none
     * @param files profile files below the user's home directory, the best first
     * @param fileKeys the entries of a profile file
     */
    public record Names(List<KeyNames> variables, String fileVariable, List<String> files, KeyNames fileKeys) {

        public Names {
            variables = List.copyOf(variables);
            files = List.copyOf(files);
        }

        /** The places of this process: its environment variables, its user's home directory. */
        public KeyPlaces ofThisProcess() {
            return of(System::getenv, Path.of(System.getProperty("user.home")));
        }

        /**
         * Other places.
         *
         * @param environment a variable's value by its name, null if it is not set
         * @param home where {@code ~} is
         */
        public KeyPlaces of(Function<String, String> environment, Path home) {
            return new KeyPlaces(this, environment, home);
        }
    }

    /**
     * Everything, in this order: the given keys, the environment variables, the file that a variable names, the files
     * below the home directory. Requests are anonymous if none of them has keys.
     *
     * @param accessKey null and blank mean "look further"
     * @param secretKey null and blank mean "look further"
     * @throws IllegalStateException if only one of the two is given
     */
    public CredentialsProvider auto(String accessKey, String secretKey) {
        return new ChainedCredentials(List.of(StaticCredentials.of(accessKey, secretKey), environment(), profile()));
    }

    /** The environment variables only. */
    public CredentialsProvider environment() {
        return new EnvironmentCredentials(names.variables, environment);
    }

    /** The profile files only. */
    public CredentialsProvider profile() {
        List<CredentialsProvider> files = new ArrayList<>();
        String named = names.fileVariable.isEmpty() ? null : environment.apply(names.fileVariable);
        if (named != null && !named.isBlank()) {
            files.add(profile(named));
        }
        names.files.forEach(file -> files.add(new YamlFileCredentials(home.resolve(file), names.fileKeys)));
        return new ChainedCredentials(files);
    }

    /**
     * A profile file of your own, in the format of the service's tools. It is an error if it is missing or has no keys.
     *
     * @param file its path; a {@code ~/} at the beginning is the home directory
     */
    public CredentialsProvider profile(String file) {
        return NamedFileCredentials.of(file, home, names.fileKeys);
    }
}
