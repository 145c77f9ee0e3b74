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
package io.github.camelcn.common.component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.support.processor.state.MemoryStateRepository;

/** A repository of positions, some of whose operations fail while the test says so. */
final class FlakyStates extends MemoryStateRepository {

    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** @param operation getState or setState */
    void fail(String operation) {
        failing.add(operation);
    }

    void recover() {
        failing.clear();
    }

    @Override
    public void setState(String key, String value) {
        failIf("setState");
        super.setState(key, value);
    }

    @Override
    public String getState(String key) {
        failIf("getState");
        return super.getState(key);
    }

    private void failIf(String operation) {
        if (failing.contains(operation)) {
            throw new IllegalStateException("the repository is down");
        }
    }
}
