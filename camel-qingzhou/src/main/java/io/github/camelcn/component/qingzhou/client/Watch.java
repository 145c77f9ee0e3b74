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

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/**
 * Looks at something again and again until it is what it is waited for to be. Between looks it occupies no thread. The
 * scheduler's threads and whoever cancels may meet here: the future settles who was first.
 */
final class Watch implements Runnable {

    /**
     * What is waited for.
     *
     * @param operation in whose name
     * @param rule what is looked at, and what it should become
     * @param ids of what is looked at; empty if only the task is watched
     * @param accepted what the service answered; null if nothing was changed
     * @param baseline the state before, of changes that end where they began
     */
    record Goal(
            QingzhouOperation operation,
            AsyncRule rule,
            List<String> ids,
            ChangeResult accepted,
            Optional<Seen> baseline) {}

    private final Goal goal;
    private final WaitOptions options;
    private final SharedLooks looks;
    private final WaitScheduler scheduler;
    private final CompletableFuture<Map<String, Seen>> outcome = new CompletableFuture<>();
    private final Map<String, Seen> reached = new HashMap<>();
    private final Instant started;
    private final Duration timeout;
    private volatile String lastState = "";
    // written and read by one look at a time; scheduler and answers order looks
    private String pendingTask;
    private Duration interval;
    private int failures;
    private boolean sawTransition;
    private boolean taskDone;
    private Instant targetSince;

    Watch(Goal goal, WaitOptions options, SharedLooks looks, WaitScheduler scheduler) {
        this.goal = goal;
        this.options = options;
        this.looks = looks;
        this.scheduler = scheduler;
        this.started = scheduler.now();
        this.timeout = options.timeout().orElse(goal.rule().timeout());
        this.interval = options.interval();
        this.pendingTask = goal.accepted() == null || !looks.lookout().tellsTasks()
                ? ""
                : goal.accepted().taskId();
    }

    CompletableFuture<Map<String, Seen>> outcome() {
        return outcome;
    }

    void start(Duration delay) {
        guarded(() -> {
            // looks may be slow, and there are more of them than threads: the time is kept all the same
            Runnable forget = scheduler.alarm(timeout.plus(WaitOptions.lastLook(timeout)), this::timeIsOver);
            outcome.whenComplete((seen, failure) -> forget.run());
            scheduler.schedule(delay, this);
        });
    }

    boolean runsOn(WaitScheduler other) {
        return scheduler == other;
    }

    void cancel(String why) {
        fail(ErrorCategory.UNKNOWN, why, null);
    }

    @Override
    public void run() {
        guarded(this::step);
    }

    /** Whatever goes wrong, a scheduler that is shut down included, ends the wait: nobody waits for ever. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            fail(ErrorCategories.of(e), "it cannot be watched: " + e.getMessage(), e);
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    private void step() {
        if (outcome.isDone()) {
            return;
        }
        Duration limited = looks.lookout().delay();
        if (!limited.isZero() && !isOver(limited)) {
            scheduler.schedule(limited, this);
            return;
        }
        if (pendingTask.isEmpty()) {
            look();
            return;
        }
        looks.task(pendingTask)
                .whenComplete((state, failure) -> guarded(() -> {
                    if (failure != null) {
                        afterFailure(failure);
                    } else if (isTaskOver(state)) {
                        look();
                    } else {
                        afterLook();
                    }
                }));
    }

    /** Whether the task has ended well. */
    private boolean isTaskOver(Wire.TaskState state) {
        switch (state) {
            case DONE -> {
                pendingTask = "";
                taskDone = true;
            }
            case FAILED -> fail(ErrorCategory.SERVER, "task " + pendingTask + " failed", null);
            case UNKNOWN -> {
                if (!isWithinGrace()) {
                    fail(ErrorCategory.SERVER, "the service does not know task " + pendingTask, null);
                }
            }
            case RUNNING -> lastState = "task " + pendingTask + " is running";
        }
        return pendingTask.isEmpty();
    }

    private void look() {
        if (goal.ids().isEmpty()) {
            outcome.complete(Map.of());
            return;
        }
        List<String> open =
                goal.ids().stream().filter(id -> !reached.containsKey(id)).toList();
        looks.look(goal.rule().resource(), open)
                .whenComplete((seen, failure) -> guarded(() -> {
                    if (failure != null) {
                        afterFailure(failure);
                        return;
                    }
                    for (Map.Entry<String, Seen> entry : seen.entrySet()) {
                        if (!judge(entry.getKey(), entry.getValue())) {
                            return;
                        }
                    }
                    if (reached.size() < goal.ids().size()) {
                        afterLook();
                    } else {
                        outcome.complete(Map.copyOf(reached));
                    }
                }));
    }

    private void afterLook() {
        failures = 0;
        again();
    }

    /** @return false if this one failed, and with it the wait */
    private boolean judge(String id, Seen seen) {
        AsyncRule rule = goal.rule();
        if (seen.isGone() && !rule.target().contains(Seen.DELETED)) {
            // whoever only waits may do so right after somebody has made it; what was there and is not any more is gone
            boolean tooYoung = isWithinGrace() && (goal.accepted() != null || lastState.isEmpty());
            return tooYoung || !fail(ErrorCategory.NOT_FOUND, id + " is not there", null);
        }
        lastState = seen.state();
        if (rule.target().contains(seen.state())) {
            if (isSettled(seen)) {
                reached.put(id, seen);
            }
            return true;
        }
        targetSince = null;
        boolean failed = rule.fail().contains(seen.state()) && !isFromBefore(seen);
        sawTransition |= goal.baseline()
                .map(before -> !before.state().equals(seen.state()))
                .orElse(!rule.fail().contains(seen.state()));
        return !failed || !fail(ErrorCategory.CONFLICT, id + " is in state " + seen.state(), null);
    }

    /** Whether a failure is the one that the change is to end, such as by rebuilding or destroying, and has not yet. */
    private boolean isFromBefore(Seen seen) {
        if (sawTransition) {
            return false;
        }
        if (goal.baseline().isEmpty()) {
            return goal.accepted() != null && goal.rule().target().contains(Seen.DELETED) && isWithinGrace();
        }
        Seen before = goal.baseline().get();
        boolean isNew = before.changedAt() != null
                && seen.changedAt() != null
                && seen.changedAt().isAfter(before.changedAt());
        return before.state().equals(seen.state()) && !isNew;
    }

    /** Whether a target is not just the state that was there before. */
    private boolean isSettled(Seen seen) {
        if (!goal.rule().sameState() || goal.baseline().isEmpty() || sawTransition || taskDone) {
            return true;
        }
        Instant before = goal.baseline().get().changedAt();
        if (before != null && seen.changedAt() != null && seen.changedAt().isAfter(before)) {
            return true;
        }
        if (targetSince == null) {
            targetSince = scheduler.now();
        }
        return Duration.between(targetSince, scheduler.now()).compareTo(options.settle()) >= 0;
    }

    private void afterFailure(Throwable e) {
        ErrorCategory category = ErrorCategories.of(e);
        boolean passes = category == ErrorCategory.TRANSPORT
                || category == ErrorCategory.SERVER
                || category == ErrorCategory.THROTTLING;
        failures++;
        if (!passes || failures > WaitOptions.TOLERATED_FAILURES) {
            fail(category, "it cannot be watched: " + e.getMessage(), e);
            return;
        }
        if (category == ErrorCategory.THROTTLING) {
            interval = interval.multipliedBy(2);
        }
        again();
    }

    private void again() {
        if (outcome.isDone()) {
            return;
        }
        Duration delay = jittered(interval);
        Duration left = timeout.minus(Duration.between(started, scheduler.now()));
        if (left.isNegative() || left.isZero()) {
            timeIsOver();
            return;
        }
        interval = shorter(Duration.ofMillis(Math.round(interval.toMillis() * WaitOptions.GROWTH)));
        // the last look comes when the time is over, not after it
        scheduler.schedule(delay.compareTo(left) < 0 ? delay : left, this);
    }

    private void timeIsOver() {
        fail(
                ErrorCategory.TIMEOUT,
                "it was not done within " + timeout.toSeconds() + " s, the last state was "
                        + (lastState.isEmpty() ? "never seen" : lastState),
                null);
    }

    private Duration shorter(Duration grown) {
        Duration longest = options.interval().compareTo(WaitOptions.LONGEST_INTERVAL) > 0
                ? options.interval()
                : WaitOptions.LONGEST_INTERVAL;
        return grown.compareTo(longest) > 0 ? longest : grown;
    }

    private static Duration jittered(Duration interval) {
        double factor =
                1 + WaitOptions.JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.max(1, Math.round(interval.toMillis() * factor)));
    }

    private boolean isOver(Duration more) {
        return Duration.between(started, scheduler.now()).plus(more).compareTo(timeout) >= 0;
    }

    private boolean isWithinGrace() {
        return Duration.between(started, scheduler.now()).compareTo(WaitOptions.GRACE) < 0;
    }

    /** @return always true */
    private boolean fail(ErrorCategory category, String why, Throwable cause) {
        String resource = goal.ids().isEmpty() ? "" : String.join(", ", goal.ids());
        outcome.completeExceptionally(
                new WaitFailedException(goal.operation(), resource, category, why, lastState, goal.accepted(), cause));
        return true;
    }
}
