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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.FollowBy;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.monitor.FollowedPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A position in a repository. */
class FollowStateTest {

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private final MemoryStateRepository repository = new MemoryStateRepository();

    private FollowState state(StateRepository<String, String> where) {
        return new FollowState(where, "photos/", FollowBy.key, clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "照片/说明 (一).txt", "a=b;c\nd%2F", "opaque+marker=="})
    void whatIsSavedIsLoadedByTheNext(String position, @TempDir Path folder) throws Exception {
        FileStateRepository file =
                FileStateRepository.fileStateRepository(folder.resolve("state").toFile());
        file.start();
        state(file).save(position);
        FileStateRepository reopened =
                FileStateRepository.fileStateRepository(folder.resolve("state").toFile());
        reopened.start();

        assertThat(state(reopened).load()).contains(position);
    }

    @Test
    void isWrittenOnceInASecondAndOnlyIfItMoved() {
        List<String> writes = new ArrayList<>();
        FollowState state = state(recording(writes));

        state.offer("a");
        state.offer("b");
        clock.advance(Duration.ofSeconds(1));
        state.offer("c");
        clock.advance(Duration.ofSeconds(1));
        state.offer("c");
        state.save("d");

        assertThat(writes).containsExactly("1;key;a;", "1;key;c;", "1;key;d;");
    }

    @Test
    void aRepositoryThatFailsToSaveIsTriedAgain() throws Exception {
        List<String> writes = new ArrayList<>();
        boolean[] failing = {true};
        FollowState state = state(new StateRepository<>() {
            @Override
            public void setState(String key, String value) {
                if (failing[0]) {
                    throw new IllegalStateException("disk full");
                }
                writes.add(value);
            }

            @Override
            public String getState(String key) {
                return null;
            }

            @Override
            public void start() {
                // nothing to start
            }

            @Override
            public void stop() {
                // nothing to stop
            }
        });

        state.offer("a");
        failing[0] = false;
        clock.advance(Duration.ofSeconds(1));
        state.offer("a");
        assertThat(writes).containsExactly("1;key;a;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1;key;", "1;key;abc", "1;key;abphotos/=1;key;abc;", "2;key;abc;"})
    void whatWasNotWrittenToItsEndIsNoPosition(String torn) throws Exception {
        repository.setState("photos/", torn);

        assertThat(state(repository).load()).isEmpty();
    }

    @Test
    void aPositionOfTheOtherKindIsRefused() {
        repository.setState("photos/", "1;lastModified;2026-01-01T00%3A00%3A00Z;");

        assertThatThrownBy(() -> state(repository).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("choose another followName");
    }

    @Test
    void whoWatchesSeesWhatIsKnownAndWhatIsSaved() throws Exception {
        boolean[] failing = {false};
        FollowState state = state(new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                if (failing[0]) {
                    throw new IllegalStateException("disk full");
                }
                super.setState(key, value);
            }
        });
        assertThat(watched(state)).isEqualTo(seen("", "", Optional.empty(), false));

        Instant first = clock.instant();
        state.offer("a");
        assertThat(watched(state)).isEqualTo(seen("a", "a", Optional.of(first), false));
        state.offer("b");
        assertThat(watched(state)).as("not saved yet").isEqualTo(seen("b", "a", Optional.of(first), false));

        failing[0] = true;
        clock.advance(Duration.ofSeconds(1));
        state.offer("c");
        assertThat(watched(state)).isEqualTo(seen("c", "a", Optional.of(first), true));

        failing[0] = false;
        clock.advance(Duration.ofSeconds(1));
        state.offer("c");
        assertThat(watched(state)).isEqualTo(seen("c", "c", Optional.of(clock.instant()), false));
    }

    @Test
    void nobodyKnowsWhenAnEarlierProcessSaved() throws Exception {
        state(repository).save("a");
        FollowState restarted = state(repository);

        restarted.load();

        assertThat(watched(restarted)).isEqualTo(seen("a", "a", Optional.empty(), false));
    }

    private static FollowedPosition watched(FollowState state) {
        return state.watched(Duration.ofMinutes(5));
    }

    private static FollowedPosition seen(String position, String saved, Optional<Instant> savedAt, boolean failing) {
        return new FollowedPosition("photos/", "key", position, saved, savedAt, Duration.ofMinutes(5), failing);
    }

    private static StateRepository<String, String> recording(List<String> writes) {
        return new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                writes.add(value);
                super.setState(key, value);
            }
        };
    }
}
