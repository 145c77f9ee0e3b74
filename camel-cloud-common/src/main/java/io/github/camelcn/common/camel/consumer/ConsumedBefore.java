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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;

/** Which objects were consumed already. As thread-safe and as widely shared as the repository. */
interface ConsumedBefore {

    /** For objects that are deleted or moved: whoever lists them may have them. */
    ConsumedBefore NOTHING = new ConsumedBefore() {
        @Override
        public boolean contains(String key) {
            return false;
        }

        @Override
        public boolean start(String key) {
            return true;
        }

        @Override
        public void succeeded(Exchange exchange, String key) {
            // nothing to remember
        }

        @Override
        public void failed(String key) {
            // nothing to forget
        }
    };

    boolean contains(String key);

    /** About to be routed. @return false if it was consumed already, perhaps by another application */
    boolean start(String key);

    void succeeded(Exchange exchange, String key);

    /** Not routed, or without success: it may be consumed again. */
    void failed(String key);

    /** Remembers in a repository, before the route or after it. Of objects that count as the same one is routed at once. */
    final class In implements ConsumedBefore {

        private final IdempotentRepository repository;
        private final boolean eager;
        /** What is being routed and not remembered yet. */
        private final Set<String> underWay = ConcurrentHashMap.newKeySet();

        In(IdempotentRepository repository, boolean eager) {
            this.repository = repository;
            this.eager = eager;
        }

        @Override
        public boolean contains(String key) {
            return repository.contains(key);
        }

        @Override
        public boolean start(String key) {
            if (eager) {
                return repository.add(key);
            }
            if (!underWay.add(key)) {
                return false;
            }
            boolean started = false;
            try {
                started = !repository.contains(key);
                return started;
            } finally {
                if (!started) {
                    underWay.remove(key);
                }
            }
        }

        @Override
        public void succeeded(Exchange exchange, String key) {
            try {
                if (!eager) {
                    repository.add(exchange, key);
                }
                repository.confirm(exchange, key);
            } finally {
                underWay.remove(key);
            }
        }

        @Override
        public void failed(String key) {
            underWay.remove(key);
            if (eager) {
                repository.remove(key);
            }
        }
    }
}
