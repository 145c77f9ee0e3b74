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
package io.github.camelcn.common.camel;

import org.apache.camel.spi.IdempotentRepository;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Which objects are being consumed, so that no two exchanges have the same one. Claims are by name, so that two
 * contents of one object are consumed one after the other. As thread-safe and as widely shared as the repository.
 */
final class InProgressClaims {

    private final IdempotentRepository repository;

    /** @param repository started; it is the owner's to stop */
    InProgressClaims(IdempotentRepository repository) {
        this.repository = repository;
    }

    /** Atomic. @return false if somebody has it */
    boolean add(ObjectRef ref) {
        return repository.add(ref.toString());
    }

    void release(ObjectRef ref) {
        repository.remove(ref.toString());
    }
}
