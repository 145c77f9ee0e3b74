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
package io.github.camelcn.common.camel.consumer;

import java.util.Optional;

import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Which objects are being consumed, so that no two exchanges have the same one. Claims are by name, so that two
 * contents of one object are consumed one after the other. As thread-safe and as widely shared as the repository.
 */
interface InProgressClaims {

    /**
     * Atomic.
     *
     * @return false if somebody has it
     * @throws RuntimeException if the repository fails; nothing is claimed then
     */
    boolean add(ObjectRef ref);

    /** One that is not claimed is no error. Never throws: whoever releases has others to release. */
    void release(ObjectRef ref);

    /** The same claims, if they are shared with other machines and end with them. */
    default Optional<ExpiringClaims> expiring() {
        return Optional.empty();
    }

    /** Claims that end when they are released, and not before. */
    record UntilReleased(IdempotentRepository repository) implements InProgressClaims {

        private static final Logger LOG = LoggerFactory.getLogger(InProgressClaims.class);

        @Override
        public boolean add(ObjectRef ref) {
            return repository.add(ref.toString());
        }

        @Override
        public void release(ObjectRef ref) {
            try {
                repository.remove(ref.toString());
            } catch (RuntimeException e) {
                LOG.warn(
                        "Cannot release the claim of {}: nobody consumes it until the repository forgets the claim",
                        ref,
                        e);
            }
        }
    }
}
