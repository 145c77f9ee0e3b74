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

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.FollowBy;
import io.github.camelcn.common.monitor.FollowedPosition;

/**
 * A position that outlives the process. It is written at most once in a second, since repositories may be slow, and a
 * repository that fails holds nothing up: the position is older then, and more is looked at again after a restart.
 * Thread-safe.
 */
final class FollowState {

    private static final Logger LOG = LoggerFactory.getLogger(FollowState.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Version, kind and position. The last semicolon shows that it was written to its end. */
    private static final Pattern FORM = Pattern.compile("1;([^;=]*);([^;=]*);");

    private final StateRepository<String, String> repository;
    private final String name;
    private final FollowBy by;
    private final Clock clock;
    private String saved = "";
    private Instant lastTried = Instant.EPOCH;
    private boolean failing;
    /** For those who only look: they do not wait for a repository. */
    private volatile Seen seen = new Seen("", "", Optional.empty(), false);

    /**
     * @param repository started; it is the owner's to stop
     * @param name what is saved under
     */
    FollowState(StateRepository<String, String> repository, String name, FollowBy by, Clock clock) {
        this.repository = repository;
        this.name = name;
        this.by = by;
        this.clock = clock;
    }

    /**
     * The position that was saved last.
     *
     * @return empty if there is none yet, or it was not written to its end
     * @throws IOException if the repository does not say: starting from the beginning would be wrong
     */
    synchronized Optional<String> load() throws IOException {
        String text;
        try {
            text = repository.getState(name);
        } catch (RuntimeException e) {
            throw new IOException("cannot read the position " + name + " from the stateRepository", e);
        }
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            LOG.warn("The position {} is not readable and starts from the beginning: {}", name, text);
            return Optional.empty();
        }
        if (!form.group(1).equals(by.name())) {
            throw new IOException("the position " + name + " was saved with followBy=" + form.group(1)
                    + "; to follow by " + by + " choose another followName");
        }
        saved = URLDecoder.decode(form.group(2), StandardCharsets.UTF_8);
        seen = new Seen(saved, saved, Optional.empty(), false);
        return Optional.of(saved);
    }

    /** Saves it if it is another one and the last time is long enough ago. */
    synchronized void offer(String position) {
        if (Duration.between(lastTried, clock.instant()).abs().compareTo(PAUSE) >= 0) {
            save(position);
        } else {
            seen = seen.at(position);
        }
    }

    /** Saves it if it is another one. */
    synchronized void save(String position) {
        seen = seen.at(position);
        if (position.equals(saved)) {
            return;
        }
        lastTried = clock.instant();
        try {
            repository.setState(name, "1;" + by + ";" + URLEncoder.encode(position, StandardCharsets.UTF_8) + ";");
            saved = position;
            failing = false;
            seen = new Seen(position, position, Optional.of(lastTried), false);
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn(
                        "Cannot save the position {}; objects are consumed all the same, and it is tried again",
                        name,
                        e);
            }
            failing = true;
            seen = seen.unsaved();
        }
    }

    /** How far it is now, as those see it who watch the consumer. Never waits. */
    FollowedPosition watched(Duration overlap) {
        Seen now = seen;
        return new FollowedPosition(
                name, by.name(), now.position(), now.saved(), now.savedAt(), overlap, now.failing());
    }

    private record Seen(String position, String saved, Optional<Instant> savedAt, boolean failing) {

        Seen at(String newPosition) {
            return new Seen(newPosition, saved, savedAt, failing);
        }

        Seen unsaved() {
            return new Seen(position, saved, savedAt, true);
        }
    }
}
