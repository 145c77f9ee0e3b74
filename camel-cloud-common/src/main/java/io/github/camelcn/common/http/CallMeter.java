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
package io.github.camelcn.common.http;

/**
 * Is told what happens to calls: each is {@link #started}, is then either {@link #answered} or {@link #failed}, and if it
 * was answered is {@link #closed} in the end. Bytes are reported while they move, about every MiB and at the end.
 * Thread-safe, quick, throws nothing.
 */
public interface CallMeter {

    /** Counts nothing. */
    CallMeter NONE = new CallMeter() {};

    /** A call begins. */
    default void started() {}

    /** Bytes of the request's body went out, those of failed attempts too. */
    default void sent(long bytes) {}

    /** Bytes of the answer's body were read. */
    default void received(long bytes) {}

    /** A limit of this client made the call wait so long. */
    default void limited(long nanos) {}

    /**
     * A success: its headers are there, its body may not be read yet.
     *
     * @param nanos since the call began, with all attempts and waits
     * @param attempts how often it was sent, 1 or more
     */
    default void answered(long nanos, int attempts) {}

    /**
     * There will be no answer.
     *
     * @param request what was asked
     * @param nanos since the call began, with all attempts and waits
     * @param attempts how often it was sent; 0 if it never was
     */
    default void failed(ServiceRequest request, long nanos, int attempts, Throwable why) {}

    /** The answer was read to its end, or given up. */
    default void closed() {}
}
