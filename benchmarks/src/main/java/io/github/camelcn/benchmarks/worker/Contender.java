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
package io.github.camelcn.benchmarks.worker;

import java.io.IOException;

/**
 * One way of doing the work that is measured. Made by reflection with a {@link Setup} as its only argument. Must be
 * safe for use by {@link Setup#threads} threads at once.
 */
public interface Contender extends AutoCloseable {

    /**
     * Does the work once, completely: a put has its answer, a get its last byte.
     *
     * @param thread from 0
     * @param number counts up within the thread
     * @return how many bytes of content (or how many keys) went over the wire
     * @throws Exception if anything but a full success came back: a failing contender must not look fast
     */
    long operate(int thread, long number) throws Exception;

    @Override
    void close() throws IOException;
}
