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

import java.util.List;

import io.github.camelcn.common.credentials.KeyNames;
import io.github.camelcn.common.credentials.KeyPlaces;

/**
 * Where QingStor's keys are looked for: {@code QINGSTOR_ACCESS_KEY_ID} and {@code QINGSTOR_SECRET_ACCESS_KEY};
 * {@code QS_ACCESS_KEY_ID} or {@code QS_ACCESS_KEY} and {@code QS_SECRET_ACCESS_KEY} or {@code QS_SECRET_KEY}; the file
 * that {@code QINGSTOR_CONFIG_PATH} names; {@code ~/.qingstor/config.yaml}; {@code ~/.config/qingstor.yaml}.
 *
 * <p>Source of the names: the configuration files of the official SDKs for Go 4.4.1, Java 2.6.5 and Python; {@code QS_*}:
 * documentation of rclone 1.60.1.
 */
public final class QingStorCredentials {

    static final KeyPlaces.Names NAMES = new KeyPlaces.Names(
            List.of(
                    KeyNames.of("QINGSTOR_ACCESS_KEY_ID", "QINGSTOR_SECRET_ACCESS_KEY"),
                    new KeyNames(
                            List.of("QS_ACCESS_KEY_ID", "QS_ACCESS_KEY"),
                            List.of("QS_SECRET_ACCESS_KEY", "QS_SECRET_KEY"))),
            "QINGSTOR_CONFIG_PATH",
            List.of(".qingstor/config.yaml", ".config/qingstor.yaml"),
            KeyNames.of("access_key_id", "secret_access_key"));

    private QingStorCredentials() {}

    /** Of this process: its environment variables, its user's home directory. */
    public static KeyPlaces ofThisProcess() {
        return NAMES.ofThisProcess();
    }
}
