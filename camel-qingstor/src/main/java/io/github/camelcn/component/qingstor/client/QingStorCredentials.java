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
package io.github.camelcn.component.qingstor.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelcn.common.credentials.ChainedCredentials;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.credentials.EnvironmentCredentials;
import io.github.camelcn.common.credentials.KeyNames;
import io.github.camelcn.common.credentials.StaticCredentials;
import io.github.camelcn.common.credentials.YamlFileCredentials;

/**
 * Where QingStor's keys are looked for. Immutable; the providers it makes are thread-safe.
 *
 * <p>Source of the names: the configuration files of the official SDKs for Go 4.4.1, Java 2.6.5 and Python; {@code QS_*}:
 * documentation of rclone 1.60.1.
 */
public final class QingStorCredentials {

    private static final KeyNames OFFICIAL_VARIABLES =
            KeyNames.of("QINGSTOR_ACCESS_KEY_ID", "QINGSTOR_SECRET_ACCESS_KEY");
    private static final KeyNames RCLONE_VARIABLES = new KeyNames(
            List.of("QS_ACCESS_KEY_ID", "QS_ACCESS_KEY"), List.of("QS_SECRET_ACCESS_KEY", "QS_SECRET_KEY"));
    private static final KeyNames FILE_KEYS = KeyNames.of("access_key_id", "secret_access_key");
    private static final String CONFIG_PATH = "QINGSTOR_CONFIG_PATH";

    private final Function<String, String> environment;
    private final Path home;

    private QingStorCredentials(Function<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /** Of this process: its environment variables, its user's home directory. */
    public static QingStorCredentials ofThisProcess() {
        return of(System::getenv, Path.of(System.getProperty("user.home")));
    }

    /**
     * @param environment a variable's value by its name, null if it is not set
     * @param home where {@code ~} is
     */
    static QingStorCredentials of(Function<String, String> environment, Path home) {
        return new QingStorCredentials(environment, home);
    }

    /**
     * Everything, in this order: the given keys; {@code QINGSTOR_ACCESS_KEY_ID} and {@code QINGSTOR_SECRET_ACCESS_KEY};
     * {@code QS_ACCESS_KEY_ID} or {@code QS_ACCESS_KEY} and {@code QS_SECRET_ACCESS_KEY} or {@code QS_SECRET_KEY}; the
     * file that {@code QINGSTOR_CONFIG_PATH} names; {@code ~/.qingstor/config.yaml}; {@code ~/.config/qingstor.yaml}.
     * Requests are anonymous if none of them has keys.
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
        return new EnvironmentCredentials(List.of(OFFICIAL_VARIABLES, RCLONE_VARIABLES), environment);
    }

    /** The configuration files only. */
    public CredentialsProvider profile() {
        List<CredentialsProvider> files = new ArrayList<>();
        String named = environment.apply(CONFIG_PATH);
        if (named != null && !named.isBlank()) {
            files.add(new NamedFile(Path.of(named.strip())));
        }
        files.add(new YamlFileCredentials(home.resolve(".qingstor").resolve("config.yaml"), FILE_KEYS));
        files.add(new YamlFileCredentials(home.resolve(".config").resolve("qingstor.yaml"), FILE_KEYS));
        return new ChainedCredentials(files);
    }

    /** A configuration file of your own, in the format of the official tools. A missing one is an error. */
    public CredentialsProvider profile(Path file) {
        return new NamedFile(file);
    }

    /** A file that somebody named is meant to be there. */
    private record NamedFile(Path file, YamlFileCredentials keys) implements CredentialsProvider {

        NamedFile(Path file) {
            this(file, new YamlFileCredentials(file, FILE_KEYS));
        }

        @Override
        public Optional<Credentials> find() {
            Optional<Credentials> found = keys.find();
            if (found.isEmpty() && !Files.exists(file)) {
                throw new IllegalStateException("the credentials file " + file + " does not exist");
            }
            return found;
        }
    }
}
