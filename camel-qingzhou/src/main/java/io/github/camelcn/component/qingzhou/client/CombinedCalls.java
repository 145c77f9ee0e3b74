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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.camelcn.component.qingzhou.model.PageRequest;

/**
 * Asks a service about many things in few calls. One call is under way at a time; what is asked for meanwhile goes into the
 * next one, and whoever asks for it need not stay. So the calls do not become more with those who ask, and only one
 * thread is ever held by a slow answer. Thread-safe.
 */
final class CombinedCalls<T> {

    /** One call about some ids, fewer than a page holds. */
    interface Call<T> {

        /** @return by id; what the service does not know may be missing */
        Map<String, T> about(List<String> ids) throws IOException;
    }

    private record Question<T>(Set<String> ids, CompletableFuture<Map<String, T>> answer) {}

    private final Call<T> call;
    /** Guarded by this. */
    private final Queue<Question<T>> waiting = new ArrayDeque<>();

    private boolean busy;

    CombinedCalls(Call<T> call) {
        this.call = call;
    }

    /** @return completed on the thread of whoever makes the call, which may be the caller's, before this returns */
    CompletableFuture<Map<String, T>> ask(Collection<String> ids) {
        Question<T> question = new Question<>(Set.copyOf(ids), new CompletableFuture<>());
        synchronized (this) {
            waiting.add(question);
            if (busy) {
                return question.answer();
            }
            busy = true;
        }
        for (List<Question<T>> batch = next(); !batch.isEmpty(); batch = next()) {
            answer(batch);
        }
        return question.answer();
    }

    /** As many questions as one page can answer; at least one, if there are any. */
    private synchronized List<Question<T>> next() {
        List<Question<T>> batch = new ArrayList<>();
        int ids = 0;
        while (!waiting.isEmpty()) {
            ids += waiting.element().ids().size();
            if (!batch.isEmpty() && ids > PageRequest.MAX_SIZE) {
                break;
            }
            batch.add(waiting.remove());
        }
        busy = !batch.isEmpty();
        return batch;
    }

    private void answer(List<Question<T>> batch) {
        Set<String> all = batch.stream()
                .flatMap(question -> question.ids().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, T> told;
        try {
            told = call.about(List.copyOf(all));
        } catch (IOException | RuntimeException e) {
            if (batch.size() > 1 && !concernsAll(e)) {
                batch.forEach(question -> answer(List.of(question)));
            } else {
                batch.forEach(question -> question.answer().completeExceptionally(e));
            }
            return;
        }
        for (Question<T> question : batch) {
            question.answer()
                    .complete(told.entrySet().stream()
                            .filter(entry -> question.ids().contains(entry.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    /** What is refused may be refused because of one of the ids, or because only single things may be asked for. */
    private static boolean concernsAll(Exception failure) {
        return switch (ErrorCategories.of(failure)) {
            case TRANSPORT, SERVER, THROTTLING, AUTH, CLOCK_SKEW -> true;
            default -> false;
        };
    }
}
