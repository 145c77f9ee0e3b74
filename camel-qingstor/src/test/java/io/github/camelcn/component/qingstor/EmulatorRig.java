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

import java.net.URI;

import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.emulator.QingStorEmulator;

/** A Camel context whose QingStor component talks to an emulator with the buckets {@code photos} and {@code archive}. */
final class EmulatorRig extends StoreRig {

    final QingStorEmulator emulator;
    final QingStorComponent component;

    EmulatorRig() {
        this(QingStorEmulator.builder());
    }

    /** @param settings what the emulator is like, apart from the buckets */
    EmulatorRig(QingStorEmulator.Builder settings) {
        this(settings.bucket(BUCKET).bucket(OTHER_BUCKET).start());
    }

    private EmulatorRig(QingStorEmulator emulator) {
        this(emulator, pointedAt(emulator.endpoint()));
    }

    private EmulatorRig(QingStorEmulator emulator, QingStorComponent component) {
        super(new QingStorServer(emulator), component, "CamelQingstor");
        this.emulator = emulator;
        this.component = component;
    }

    /** A component for an emulator, in whatever process. */
    static QingStorComponent pointedAt(URI address) {
        QingStorComponent component = new QingStorComponent();
        component.getConfiguration().setEndpoint(address.toString());
        component.getCredentials().setAccessKey(QingStorEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(QingStorEmulator.SECRET_KEY);
        return component;
    }
}
