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
package io.github.camelcn.component.qingstor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.camel.CredentialOptions;
import io.github.camelcn.common.credentials.ChainedCredentials;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.credentials.StaticCredentials;
import io.github.camelcn.component.qingstor.client.QingStorCredentials;

/** Turns the credential options into a source of keys. */
final class QingStorKeys {

    private QingStorKeys() {}

    /**
     * @throws IllegalStateException if only one of accessKey and secretKey is set, or none where credentialType wants
     *     them: options do not change any more. Files and variables are looked at when a request is signed
     */
    static CredentialsProvider provider(CredentialOptions options) {
        if (options.getCredentialsProvider() != null) {
            return options.getCredentialsProvider();
        }
        QingStorCredentials places = QingStorCredentials.ofThisProcess();
        StaticCredentials given = StaticCredentials.of(options.getAccessKey(), options.getSecretKey());
        CredentialsProvider profile =
                options.getProfileFile() == null ? places.profile() : places.profile(Path.of(options.getProfileFile()));
        return switch (options.getCredentialType()) {
            case AUTO -> new ChainedCredentials(List.of(given, places.environment(), profile));
            case STATIC -> {
                CredentialsProvider keys = required(given, "STATIC, but accessKey and secretKey are not set");
                keys.find();
                yield keys;
            }
            case ENVIRONMENT -> required(places.environment(), "ENVIRONMENT, but its variables are not set");
            case PROFILE -> required(profile, "PROFILE, but there is no profile file with keys");
            case ANONYMOUS -> CredentialsProvider.of(Credentials.ANONYMOUS);
        };
    }

    /** Whoever names one place does not want to become anonymous in silence. */
    private static CredentialsProvider required(CredentialsProvider place, String lack) {
        return () ->
                Optional.of(place.find().orElseThrow(() -> new IllegalStateException("credentialType is " + lack)));
    }
}
