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
package io.github.camelcn.common.objectstore;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;

/**
 * Something that goes wrong in a {@link FakeObjectStore}: for every call of an operation, unless narrowed to a key or a
 * part, and limited to a number of times. The operation {@code readObject} stands for the body of a GET: its faults
 * strike when half of the bytes were read.
 */
public final class Fault {

    /** What happens: throw, or block until a test lets go. */
    @FunctionalInterface
    public interface Effect {
        void strike(FakeCall call) throws IOException;
    }

    private final String operation;
    private final Predicate<FakeCall> where;
    private final boolean afterwards;
    private final AtomicInteger left;
    private final Effect effect;

    private Fault(String operation, Predicate<FakeCall> where, boolean afterwards, int times, Effect effect) {
        this.operation = operation;
        this.where = where;
        this.afterwards = afterwards;
        this.left = new AtomicInteger(times);
        this.effect = effect;
    }

    public static Fault on(String operation, Effect effect) {
        return new Fault(operation, call -> true, false, Integer.MAX_VALUE, effect);
    }

    /** The service answers with this kind of error. */
    public static Fault answering(String operation, ErrorKind kind, int status, String code) {
        return on(operation, call -> {
            throw ServiceException.of(
                    call.operation(),
                    call.resource(),
                    new ServiceError(kind, status, code, "injected", "fault-1", false, ""),
                    1);
        });
    }

    /** The connection breaks. */
    public static Fault dropping(String operation) {
        return on(operation, call -> {
            throw new TransportException(call.operation(), call.resource(), "connection reset", true, 1, null);
        });
    }

    public Fault forKey(String key) {
        return where(call -> call.key().equals(key));
    }

    public Fault forPart(int partNumber) {
        return where(call -> call.partNumber() == partNumber);
    }

    public Fault where(Predicate<FakeCall> narrower) {
        return new Fault(operation, where.and(narrower), afterwards, left.get(), effect);
    }

    /** Strikes so many times, then never again. */
    public Fault times(int times) {
        return new Fault(operation, where, afterwards, times, effect);
    }

    /** Strikes when the store has acted already, as a lost answer does. */
    public Fault afterwards() {
        return new Fault(operation, where, true, left.get(), effect);
    }

    void strike(FakeCall call, boolean acted) throws IOException {
        if (acted == afterwards && operation.equals(call.operation()) && where.test(call)) {
            if (left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0) {
                effect.strike(call);
            }
        }
    }
}
