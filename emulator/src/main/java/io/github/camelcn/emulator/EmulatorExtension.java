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
import java.util.function.Supplier;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an emulator around the tests of a class, and puts it back to the beginning before each test. JUnit looks for its
 * callbacks by type, which is why the extensions of the services inherit them.
 */
abstract class EmulatorExtension<E extends Emulator>
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private final Class<E> type;
    private final Supplier<E> start;
    private boolean resets = true;
    private E emulator;
    /** Classes under way: a nested class begins and ends within its outer one. */
    private int depth;

    EmulatorExtension(Class<E> type, Supplier<E> start) {
        this.type = type;
        this.start = Objects.requireNonNull(start, "start");
    }

    final void keepState() {
        resets = false;
    }

    /**
     * The running emulator.
     *
     * @throws IllegalStateException before the tests of the class and after them
     */
    public final E emulator() {
        if (emulator == null) {
            throw new IllegalStateException("the emulator runs only while the tests of its class do");
        }
        return emulator;
    }

    public final URI endpoint() {
        return emulator().endpoint();
    }

    public final FaultSwitches faults() {
        return emulator().faults();
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        if (depth++ == 0) {
            emulator = start.get();
        }
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        if (emulator == null) {
            throw new IllegalStateException("register " + getClass().getSimpleName() + " in a static field");
        }
        if (resets) {
            emulator.reset();
        }
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        if (--depth == 0) {
            emulator.close();
            emulator = null;
        }
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }
}
