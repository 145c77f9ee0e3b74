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
package io.github.camelcn.component.qingzhou;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelcn.common.credentials.ChainedCredentials;
import io.github.camelcn.common.credentials.CredentialKeys;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.credentials.EnvironmentCredentials;
import io.github.camelcn.common.credentials.KeyNames;
import io.github.camelcn.common.credentials.NamedFileCredentials;
import io.github.camelcn.common.credentials.RequiredCredentials;
import io.github.camelcn.common.credentials.YamlFileCredentials;
import io.github.camelcn.component.qingzhou.model.ApiStyle;

/** Turns the credential options into a source of keys. */
final class QingzhouKeys {

    private static final KeyNames VARIABLES = KeyNames.of("QINGZHOU_ACCESS_KEY_ID", "QINGZHOU_ACCESS_KEY_SECRET");

    /** The second pair is what QingCloud's command line tool writes. */
    private static final KeyNames FILE_KEYS = new KeyNames(
            List.of("access_key_id", "qy_access_key_id"), List.of("access_key_secret", "qy_secret_access_key"));

    private QingzhouKeys() {}

    /**
     * @throws IllegalStateException if only half of a pair is set, or none where credentialType wants one: options do not
     *     change any more. Files and variables are looked at when a request is signed
     */
    static CredentialsProvider provider(QingzhouCredentialOptions options, ApiStyle style) {
        return provider(options, style, System::getenv, Path.of(System.getProperty("user.home")));
    }

    /** The same with other places than those of this process. */
    static CredentialsProvider provider(
            QingzhouCredentialOptions options, ApiStyle style, Function<String, String> variables, Path home) {
        if (options.getCredentialsProvider() != null) {
            return options.getCredentialsProvider();
        }
        CredentialsProvider given = given(options, style);
        CredentialsProvider environment = new EnvironmentCredentials(List.of(VARIABLES), variables);
        CredentialsProvider profile = profile(options, style, home);
        return switch (options.getCredentialType()) {
            case AUTO -> new ChainedCredentials(List.of(given, environment, profile));
            case STATIC -> {
                CredentialsProvider keys = required(
                        given,
                        style == ApiStyle.rest
                                ? "STATIC, but username and password are not set"
                                : "STATIC, but accessKeyId and accessKeySecret are not set");
                keys.find();
                yield keys;
            }
            case ENVIRONMENT -> required(environment, "ENVIRONMENT, but there are no keys");
            case PROFILE ->
                required(
                        profile,
                        profile instanceof YamlFileCredentials
                                ? "PROFILE, but there are no keys"
                                : "PROFILE, but profileFile is not set");
            case ANONYMOUS -> CredentialsProvider.of(Credentials.ANONYMOUS);
        };
    }

    private static CredentialsProvider given(QingzhouCredentialOptions options, ApiStyle style) {
        Optional<Credentials> keys = CredentialKeys.pair(
                "accessKeyId", options.getAccessKeyId(), "accessKeySecret", options.getAccessKeySecret());
        if (style == ApiStyle.rest) {
            Optional<Credentials> user =
                    CredentialKeys.pair("username", options.getUsername(), "password", options.getPassword());
            Optional<Credentials> either = user.isPresent() ? user : keys;
            return () -> either;
        }
        String token = CredentialKeys.trim("securityToken", options.getSecurityToken());
        if (token.isEmpty()) {
            return () -> keys;
        }
        Optional<Credentials> temporary =
                Optional.of(keys.map(pair -> new Credentials(pair.accessKey(), pair.secretKey(), token))
                        .orElseGet(() -> new Credentials("", "", token)));
        return () -> temporary;
    }

    private static CredentialsProvider profile(QingzhouCredentialOptions options, ApiStyle style, Path home) {
        if (options.getProfileFile() != null) {
            return NamedFileCredentials.of(options.getProfileFile(), home, FILE_KEYS);
        }
        if (style == ApiStyle.qingcloud) {
            return new YamlFileCredentials(home.resolve(".qingcloud").resolve("config.yaml"), FILE_KEYS);
        }
        return Optional::empty;
    }

    private static CredentialsProvider required(CredentialsProvider place, String lack) {
        return new RequiredCredentials(place, "credentialType is " + lack);
    }
}
