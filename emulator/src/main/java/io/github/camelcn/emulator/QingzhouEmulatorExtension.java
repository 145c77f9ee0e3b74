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
package io.github.camelcn.emulator;

/**
 * Runs an emulator around the tests of a class. Register it as a static field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final QingzhouEmulatorExtension QINGZHOU =
 *         new QingzhouEmulatorExtension(QingzhouEmulator.builder());
 * }</pre>
 *
 * Before each test fleet, time, faults and journals are put back to the beginning, unless {@link #keepingState()} was
 * called. A test method may take the {@link QingzhouEmulator} as a parameter.
 */
public final class QingzhouEmulatorExtension extends EmulatorExtension<QingzhouEmulator> {
    /** An emulator with the built-in account and catalog and no instances. */
    public QingzhouEmulatorExtension() {
        this(QingzhouEmulator.builder());
    }

    /** @param builder how to start the emulator; not to be changed afterwards */
    public QingzhouEmulatorExtension(QingzhouEmulator.Builder builder) {
        super(QingzhouEmulator.class, builder::start);
    }

    /** Lets one test find what the test before it left behind. */
    public QingzhouEmulatorExtension keepingState() {
        keepState();
        return this;
    }
}
