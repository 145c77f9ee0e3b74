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

import java.net.URI;

import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.emulator.KodoEmulator;

/** A Camel context whose Kodo component talks to an emulator with the buckets {@code photos} and {@code archive}. */
final class EmulatorRig extends StoreRig {

    final KodoEmulator emulator;
    final KodoComponent component;

    EmulatorRig() {
        this(KodoEmulator.builder());
    }

    /** @param settings what the emulator is like, apart from the buckets */
    EmulatorRig(KodoEmulator.Builder settings) {
        this(settings.bucket(BUCKET).bucket(OTHER_BUCKET).start());
    }

    private EmulatorRig(KodoEmulator emulator) {
        this(emulator, pointedAt(emulator.endpoint()));
    }

    private EmulatorRig(KodoEmulator emulator, KodoComponent component) {
        super(new KodoServer(emulator), component, "CamelKodo");
        this.emulator = emulator;
        this.component = component;
    }

    /** A component for an emulator, in whatever process. */
    static KodoComponent pointedAt(URI address) {
        KodoComponent component = new KodoComponent();
        component.getConfiguration().setRegion("cn-east-1");
        component.getConfiguration().setEndpoint(address.toString());
        component.getConfiguration().setUcEndpoint(address.toString());
        component.getCredentials().setAccessKey(KodoEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(KodoEmulator.SECRET_KEY);
        return component;
    }
}
