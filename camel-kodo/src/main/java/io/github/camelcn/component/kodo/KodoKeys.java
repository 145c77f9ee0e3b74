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
package io.github.camelcn.component.kodo;

import java.util.List;

import io.github.camelcn.common.credentials.KeyNames;
import io.github.camelcn.common.credentials.KeyPlaces;

/**
 * Where Kodo's keys are looked for: {@code QINIU_ACCESS_KEY} and {@code QINIU_SECRET_KEY}, as the provider's SDK for Go and
 * its MCP server read them; {@code ~/.qshell.json}, the configuration file of the provider's command line tool, entries
 * {@code access_key} and {@code secret_key}. Its other file, {@code ~/.qshell/account.json}, is encrypted.
 */
final class KodoKeys {

    static final KeyPlaces.Names NAMES = new KeyPlaces.Names(
            List.of(KeyNames.of("QINIU_ACCESS_KEY", "QINIU_SECRET_KEY")),
            "",
            List.of(".qshell.json"),
            KeyNames.of("access_key", "secret_key"));

    private KodoKeys() {}

    /** Of this process: its environment variables, its user's home directory. */
    static KeyPlaces ofThisProcess() {
        return NAMES.ofThisProcess();
    }
}
