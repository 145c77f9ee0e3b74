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
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.WaitForDiskRequest;
import io.github.camelcn.component.qingzhou.model.WaitForInstanceRequest;
import io.github.camelcn.component.qingzhou.model.WaitForSnapshotRequest;

/** Watches changes until they end, without a thread of their own. Thread-safe. */
public final class Waiters {

    private static final String STOPPED = "nobody waits any more, the component was stopped; the change itself goes on";

    private final QingzhouApi api;
    private final SharedLooks looks;
    private final Consumer<QingzhouOperation> ended;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param ended told when the wait for an operation is over */
    Waiters(QingzhouApi api, Lookout lookout, Consumer<QingzhouOperation> ended) {
        this.api = api;
        this.looks = new SharedLooks(lookout);
        this.ended = ended;
    }

    /**
     * Sends a change on the caller's thread, and watches it on the scheduler's.
     *
     * @return the completed change; failures after the service has accepted it are {@link WaitFailedException}s
     * @throws IOException if the service did not accept it
     */
    public CompletionStage<ChangeResult> execute(
            QingzhouRequest<ChangeResult> request, WaitOptions options, WaitScheduler scheduler) throws IOException {
        api.requireOffered(request.operation());
        Optional<Seen> baseline = baseline(request, api.rules(request.operation()));
        return await(api.execute(request), baseline, options, scheduler);
    }

    /**
     * Watches a change that was sent before.
     *
     * @param accepted what the service answered to it
     * @return as {@link #execute}
     */
    public CompletionStage<ChangeResult> await(ChangeResult accepted, WaitOptions options, WaitScheduler scheduler) {
        return await(accepted, Optional.empty(), options, scheduler);
    }

    private CompletionStage<ChangeResult> await(
            ChangeResult accepted, Optional<Seen> baseline, WaitOptions options, WaitScheduler scheduler) {
        if (accepted.completed()) {
            return CompletableFuture.completedFuture(accepted);
        }
        QingzhouOperation operation = accepted.operation();
        Optional<AsyncRule> rule = api.rules(operation).async();
        if (rule.isPresent()
                && accepted.resourceIds().isEmpty()
                && accepted.taskId().isEmpty()) {
            return CompletableFuture.failedFuture(new WaitFailedException(
                    operation,
                    "",
                    ErrorCategory.UNKNOWN,
                    "the service told neither an id nor a task, so that nobody can see when it is done",
                    "",
                    accepted,
                    null));
        }
        Watch watch = new Watch(
                new Watch.Goal(
                        operation,
                        rule.orElse(TASK_ONLY),
                        rule.isEmpty() ? List.of() : accepted.resourceIds(),
                        accepted,
                        baseline),
                options,
                looks,
                scheduler);
        return started(watch, options.initialDelay(), operation).thenApply(seen -> accepted.done());
    }

    /** For changes of which the service tells no more than that a task works on them. */
    private static final AsyncRule TASK_ONLY =
            new AsyncRule(AsyncRule.Resource.instance, Set.of(), Set.of(), false, false, Duration.ofSeconds(300));

    private Optional<Seen> baseline(QingzhouRequest<ChangeResult> request, OperationRules rules) throws IOException {
        if (rules.async().isEmpty() || !rules.async().get().sameState()) {
            return Optional.empty();
        }
        String id = Changed.id(request, rules);
        if (rules.async().get().resource() == AsyncRule.Resource.instance
                && request.inputs().containsKey("instanceId")) {
            return Optional.ofNullable(looks.lookout()
                    .look(AsyncRule.Resource.instance, List.of(id))
                    .get(id));
        }
        return Optional.empty();
    }

    /** Waits until an instance is in one of some states. */
    public CompletionStage<Instance> execute(
            WaitForInstanceRequest request, WaitOptions options, WaitScheduler scheduler) {
        Set<String> target = request.states().stream().map(Enum::name).collect(Collectors.toSet());
        return waitFor(
                        request.operation(),
                        AsyncRule.Resource.instance,
                        request.instanceId(),
                        target,
                        options,
                        scheduler)
                .thenApply(seen -> seen == null ? null : (Instance) seen);
    }

    /** Waits until a disk is in one of some states. */
    public CompletionStage<Disk> execute(WaitForDiskRequest request, WaitOptions options, WaitScheduler scheduler) {
        Set<String> target = request.states().stream().map(Enum::name).collect(Collectors.toSet());
        return waitFor(request.operation(), AsyncRule.Resource.disk, request.diskId(), target, options, scheduler)
                .thenApply(seen -> seen == null ? null : (Disk) seen);
    }

    /** Waits until a snapshot, or a backup, is in one of some states. */
    public CompletionStage<Snapshot> execute(
            WaitForSnapshotRequest request, WaitOptions options, WaitScheduler scheduler) {
        Set<String> target = request.states().stream().map(Enum::name).collect(Collectors.toSet());
        return waitFor(
                        request.operation(),
                        AsyncRule.Resource.snapshot,
                        request.snapshotId(),
                        target,
                        options,
                        scheduler)
                .thenApply(seen -> seen == null ? null : (Snapshot) seen);
    }

    /** The thing itself; null if it was waited for until it is gone. */
    private CompletionStage<Object> waitFor(
            QingzhouOperation operation,
            AsyncRule.Resource resource,
            String id,
            Set<String> target,
            WaitOptions options,
            WaitScheduler scheduler) {
        api.requireOffered(operation);
        Set<String> fail = new HashSet<>(Set.of("ERROR", Seen.DELETED));
        fail.removeAll(target);
        AsyncRule rule = new AsyncRule(resource, target, fail, false, false, Duration.ofSeconds(300));
        Watch watch = new Watch(
                new Watch.Goal(operation, rule, List.of(id), null, Optional.empty()), options, looks, scheduler);
        return started(watch, Duration.ZERO, operation)
                .thenApply(seen -> seen.get(id).thing());
    }

    private CompletionStage<Map<String, Seen>> started(Watch watch, Duration delay, QingzhouOperation operation) {
        open.add(watch);
        CompletionStage<Map<String, Seen>> outcome = watch.outcome().whenComplete((seen, failure) -> {
            open.remove(watch);
            ended.accept(operation);
        });
        if (closed) {
            watch.cancel(STOPPED);
        } else {
            watch.start(delay);
        }
        return outcome;
    }

    /** Ends all waits, also those to come; what was changed stays changed. */
    void close() {
        closed = true;
        open.forEach(watch -> watch.cancel(STOPPED));
    }

    /** Ends the waits on one scheduler, in whose name nobody waits any more; what was changed stays changed. */
    public void cancel(WaitScheduler scheduler) {
        open.stream().filter(watch -> watch.runsOn(scheduler)).forEach(watch -> watch.cancel(STOPPED));
    }

    /** How many waits are open. */
    public int waiting() {
        return open.size();
    }
}
