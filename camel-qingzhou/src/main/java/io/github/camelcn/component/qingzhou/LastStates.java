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

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    /** What the repository has of it. */
    private Set<String> kept = Set.of();

    /**
     * @param label what keys begin with
     * @param watched what tells this consumer from others of its label, so that they can share a repository: one must
     *     not take what only the other sees for gone
     */
    LastStates(StateRepository<String, String> repository, String label, List<String> watched) {
        this.repository = repository;
        this.scope = "qingzhou:" + encoded(label) + ':' + digest(String.join("\n", watched)) + ':';
    }

    /** Line by line and with equals signs is how file repositories keep entries. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    void start() {
        ServiceHelper.startService(repository);
        String ids = repository.getState(scope + "ids");
        known = ids == null || ids.isEmpty()
                ? Set.of()
                : Arrays.stream(ids.split(","))
                        .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                        .collect(Collectors.toUnmodifiableSet());
        kept = known;
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
        String state = repository.getState(key(id));
        return state == null || state.isEmpty() ? null : state;
    }

    void put(Instance instance) {
        // repositories cannot forget; an instance that is gone keeps its last word, so that it is told once
        repository.setState(key(instance.id()), instance.state().name());
    }

    /** As if it had never been there. For the polling thread. */
    void forget(String id) {
        repository.setState(key(id), "");
        Set<String> others = new HashSet<>(known);
        others.remove(id);
        known = others;
    }

    private String key(String id) {
        return scope + "state:" + encoded(id);
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
        if (!now.equals(kept)) {
            repository.setState(
                    scope + "ids", now.stream().map(LastStates::encoded).collect(Collectors.joining(",")));
            kept = Set.copyOf(now);
        }
        known = kept;
    }
}
