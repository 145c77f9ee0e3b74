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
package io.github.camelcn.component.qingzhou.client;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.emulator.QingzhouEmulator;

/** Clients of an emulator, as its built-in account. */
final class EmulatorClients {

    private EmulatorClients() {}

    static QingzhouClient.Builder client(QingzhouEmulator emulator, ApiStyle style) {
        Credentials who = style == ApiStyle.rest
                ? Credentials.of(QingzhouEmulator.USERNAME, QingzhouEmulator.PASSWORD)
                : Credentials.of(QingzhouEmulator.ACCESS_KEY_ID, QingzhouEmulator.ACCESS_KEY_SECRET);
        return QingzhouClient.builder()
                .apiStyle(style)
                .endpoint(emulator.endpoint().toString())
                .zone("pek3a")
                .credentials(CredentialsProvider.of(who))
                .sleeper(duration -> {});
    }
}
