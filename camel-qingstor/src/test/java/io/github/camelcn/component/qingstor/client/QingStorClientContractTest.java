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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.ObjectStoreContract;
import io.github.camelcn.emulator.QingStorEmulator;

/** The client keeps the port's contract, however it addresses the service. */
class QingStorClientContractTest {

    private static QingStorEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .bucket("contract", "pek3a")
                .bucket("another", "sh1a")
                .start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private abstract static class Kept extends ObjectStoreContract {

        private final QingStorClient client;

        Kept(QingStorClient.Builder builder) {
            client = builder.build();
        }

        @Override
        public ObjectStore store() {
            return client;
        }

        @Override
        public String bucket() {
            return "contract";
        }

        @Override
        public boolean makesBuckets() {
            return true;
        }
    }

    @Nested
    class ByAddress extends Kept {
        ByAddress() {
            super(EmulatorClients.byAddress(emulator));
        }
    }

    @Nested
    class InPathStyle extends Kept {
        InPathStyle() {
            super(EmulatorClients.byName(emulator));
        }
    }

    @Nested
    class InVirtualHostStyle extends Kept {
        InVirtualHostStyle() {
            super(EmulatorClients.byName(emulator).virtualHostStyle(true));
        }
    }

    @Nested
    class InAWorkingDirectory extends Kept {
        InAWorkingDirectory() {
            super(EmulatorClients.byName(emulator).workDir("/team a/中/"));
        }
    }

    /** Every request is about a bucket that is somewhere else than the client thinks. */
    @Nested
    class InADetectedZone extends Kept {
        InADetectedZone() {
            super(EmulatorClients.byName(emulator).zone("sh1a").zoneAutoDetect(true));
        }
    }
}
