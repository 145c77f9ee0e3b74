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
package io.github.camelcn.component.qingzhou;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;

/**
 * The states that were seen last, in a repository that may outlive the process. Ids are kept beside it, since
 * repositories cannot be listed. Thread-safe, as far as the repository is.
 */
final class LastStates {

    private static final String FIRST_POLL_DONE = "polled";

    private final StateRepository<String, String> repository;
    private final String scope;
    /** Written by the polling thread only. */
    private Set<String> known = Set.of();

    /** @param scope what keys begin with, so that consumers can share a repository */
    LastStates(StateRepository<String, String> repository, String scope) {
        this.repository = repository;
        // line by line and with equals signs is how file repositories keep entries
        this.scope = scope.replace('=', '-').replaceAll("\\s", "-") + ':';
    }

    void start() {
        ServiceHelper.startService(repository);
        String ids = repository.getState(scope + "ids");
        known = ids == null || ids.isEmpty() ? Set.of() : Set.of(ids.split(","));
    }

    boolean isFirstPoll() {
        return repository.getState(scope + FIRST_POLL_DONE) == null;
    }

    void firstPollDone() {
        if (isFirstPoll()) {
            repository.setState(scope + FIRST_POLL_DONE, "true");
        }
    }

    /** Null if it was never seen, or is gone for good. */
    String of(String id) {
        String state = repository.getState(scope + id);
        return state == null || state.isEmpty() ? null : state;
    }

    void put(Instance instance) {
        // repositories cannot forget; an instance that is gone keeps its last word, so that it is told once
        repository.setState(scope + instance.id(), instance.state().name());
    }

    /** Instances that were there and are not any more, and whose end has not been told. */
    List<String> notAmong(Set<String> present) {
        return known.stream()
                .filter(id -> !present.contains(id))
                .filter(id -> !InstanceState.DELETED.name().equals(of(id)))
                .sorted()
                .toList();
    }

    /** What is there now; instances whose end has not been told yet stay known. */
    void knows(Set<String> present) {
        Set<String> now = new TreeSet<>(present);
        now.addAll(notAmong(present));
        if (!now.equals(known)) {
            known = Set.copyOf(now);
            repository.setState(scope + "ids", String.join(",", now));
        }
    }
}
