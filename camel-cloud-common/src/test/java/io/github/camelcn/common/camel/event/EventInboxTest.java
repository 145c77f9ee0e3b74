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
package io.github.camelcn.common.camel.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;

class EventInboxTest {

    private final EventInbox inbox = new EventInbox(2);

    private static List<ObjectRef> names(String... keys) {
        return Stream.of(keys).map(key -> new ObjectRef("photos", key)).toList();
    }

    private String taken() throws InterruptedException {
        return inbox.take().map(ObjectRef::key).orElse("nothing");
    }

    @Test
    void namesAreGivenInTheOrderTheyCame() throws Exception {
        inbox.open();
        assertThat(inbox.offer(names("b"))).isTrue();
        assertThat(inbox.offer(names("a"))).isTrue();

        assertThat(taken()).isEqualTo("b");
        assertThat(taken()).isEqualTo("a");
    }

    @Test
    void aNameThatWaitsIsNotTakenTwice() throws Exception {
        inbox.open();
        inbox.offer(names("a", "b"));

        assertThat(inbox.offer(names("b", "a"))).as("needs no room").isTrue();
        assertThat(inbox.size()).isEqualTo(2);
        taken();
        assertThat(inbox.offer(names("a"))).as("is new again").isTrue();
        assertThat(inbox.size()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsRefusedAsAWhole() {
        inbox.open();
        inbox.offer(names("a"));

        assertThat(inbox.offer(names("b", "c"))).isFalse();
        assertThat(inbox.size()).isEqualTo(1);
        assertThat(inbox.offer(names("b"))).isTrue();
    }

    @Test
    void moreThanEverFitsIsTakenWhenNothingWaits() {
        inbox.open();
        List<ObjectRef> many = IntStream.range(0, 50)
                .mapToObj(i -> new ObjectRef("photos", "k" + i))
                .toList();

        assertThat(inbox.offer(many)).isTrue();
        assertThat(inbox.size()).isEqualTo(50);
    }

    @Test
    void aClosedInboxRefusesAndForgets() throws Exception {
        assertThat(inbox.offer(names("a"))).as("not open yet").isFalse();
        inbox.open();
        inbox.offer(names("a"));
        inbox.close();

        assertThat(inbox.offer(names("b"))).isFalse();
        assertThat(inbox.take()).isEmpty();
        assertThat(inbox.size()).isZero();
    }

    @Test
    void whoeverWaitsGetsTheNextNameOrLearnsOfTheEnd() throws Exception {
        inbox.open();
        CompletableFuture<Optional<ObjectRef>> waiting = taking();
        inbox.offer(names("a"));
        assertThat(waiting.get(2, TimeUnit.MINUTES)).map(ObjectRef::key).contains("a");

        CompletableFuture<Optional<ObjectRef>> last = taking();
        inbox.close();
        assertThat(last.get(2, TimeUnit.MINUTES)).isEmpty();
    }

    private CompletableFuture<Optional<ObjectRef>> taking() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return inbox.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
