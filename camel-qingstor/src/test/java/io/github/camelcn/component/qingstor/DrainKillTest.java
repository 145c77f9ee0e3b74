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
import java.nio.file.Path;

import io.github.camelcn.common.component.DrainKillContract;
import io.github.camelcn.common.component.DrainProgram;
import io.github.camelcn.common.component.StoreRig;

class DrainKillTest extends DrainKillContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected Class<?> program() {
        return Draining.class;
    }

    /** The process that is killed. */
    static final class Draining {

        private Draining() {}

        public static void main(String[] args) throws Exception {
            DrainProgram.run(EmulatorRig.pointedAt(URI.create(args[0])), Path.of(args[1]), args[2]);
        }
    }
}
