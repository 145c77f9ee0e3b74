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

import java.net.URI;
import java.util.Objects;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

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
public final class QingzhouEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private final QingzhouEmulator.Builder builder;
    private boolean resets = true;
    private QingzhouEmulator emulator;
    /** Classes under way: a nested class begins and ends within its outer one. */
    private int depth;

    /** An emulator with the built-in account and catalog and no instances. */
    public QingzhouEmulatorExtension() {
        this(QingzhouEmulator.builder());
    }

    /** @param builder how to start the emulator; not to be changed afterwards */
    public QingzhouEmulatorExtension(QingzhouEmulator.Builder builder) {
        this.builder = Objects.requireNonNull(builder, "builder");
    }

    /** Lets one test find what the test before it left behind. */
    public QingzhouEmulatorExtension keepingState() {
        resets = false;
        return this;
    }

    /**
     * The running emulator.
     *
     * @throws IllegalStateException before the tests of the class and after them
     */
    public QingzhouEmulator emulator() {
        if (emulator == null) {
            throw new IllegalStateException("the emulator runs only while the tests of its class do");
        }
        return emulator;
    }

    public URI endpoint() {
        return emulator().endpoint();
    }

    public FaultSwitches faults() {
        return emulator().faults();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (depth++ == 0) {
            emulator = builder.start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (emulator == null) {
            throw new IllegalStateException("register QingzhouEmulatorExtension in a static field");
        }
        if (resets) {
            emulator.reset();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth == 0) {
            emulator.close();
            emulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == QingzhouEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }
}
