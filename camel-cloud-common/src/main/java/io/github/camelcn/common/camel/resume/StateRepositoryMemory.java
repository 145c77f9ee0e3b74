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
package io.github.camelcn.common.camel.resume;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.camel.spi.StateRepository;

import io.github.camelcn.common.multipart.UploadMemory;
import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Remembers unfinished uploads in a repository of Camel's, which may serve other purposes too: its keys here are
 * {@code upload:scheme:bucket/key}, encoded as in URLs, because Camel's file repository takes no equals signs. That
 * interface cannot remove a key, so what is forgotten is an empty text.
 */
public final class StateRepositoryMemory implements UploadMemory {

    private static final String FORGOTTEN = "";

    private final StateRepository<String, String> repository;
    private final String prefix;

    /**
     * @param repository started and stopped by others
     * @param scheme of the component, so that two stores may have buckets of the same name
     */
    public StateRepositoryMemory(StateRepository<String, String> repository, String scheme) {
        this.repository = repository;
        this.prefix = "upload:" + scheme + ":";
    }

    @Override
    public Optional<String> recall(ObjectRef target) {
        return Optional.ofNullable(repository.getState(key(target))).filter(note -> !note.equals(FORGOTTEN));
    }

    @Override
    public void remember(ObjectRef target, String note) {
        repository.setState(key(target), note);
    }

    @Override
    public void forget(ObjectRef target) {
        String key = key(target);
        if (repository.getState(key) != null) {
            repository.setState(key, FORGOTTEN);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateRepositoryMemory memory
                && memory.repository == repository
                && memory.prefix.equals(prefix);
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(repository) + prefix.hashCode();
    }

    private String key(ObjectRef target) {
        return prefix + URLEncoder.encode(target.toString(), StandardCharsets.UTF_8);
    }
}
