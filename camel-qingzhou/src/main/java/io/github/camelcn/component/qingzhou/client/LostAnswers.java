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

import java.util.Map;
import java.util.Set;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/**
 * Understands refusals of what was sent twice: the first time it worked, and only the answer was lost. Stateless.
 *
 * <p>A conflict or "not found" counts as success only after a failure that left open whether the service had acted, and
 * only if the resource is where the change would have brought it.
 */
final class LostAnswers {

    /** What is on its way to a state. */
    private static final Map<String, Set<String>> ON_THE_WAY = Map.of(
            "RUNNING", Set.of("STARTING", "RESUMING"),
            "STOPPED", Set.of("STOPPING"),
            "SUSPENDED", Set.of("SUSPENDING"),
            "DELETED", Set.of("DELETING"),
            "IN_USE", Set.of("ATTACHING"),
            "AVAILABLE", Set.of("DETACHING"));

    private LostAnswers() {}

    /** Whether an earlier attempt, or this one, may have reached the service without an answer. */
    static boolean mayHaveActed(Throwable failure) {
        if (leavesOpen(failure)) {
            return true;
        }
        for (Throwable earlier : failure.getSuppressed()) {
            if (leavesOpen(earlier)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leavesOpen(Throwable failure) {
        if (failure instanceof TransportException lost) {
            return lost.sent();
        }
        if (failure instanceof IntegrityException) {
            return true;
        }
        return failure instanceof ServiceException refusal
                && refusal.kind() == ErrorKind.UNAVAILABLE
                && refusal.status() != 503;
    }

    /** Whether a refusal may only say that it had been done before. */
    static boolean mayBeDoneAlready(QingzhouOperation operation, ServiceException refusal) {
        boolean afterDoubt = false;
        for (Throwable earlier : refusal.getSuppressed()) {
            afterDoubt |= leavesOpen(earlier);
        }
        return afterDoubt
                && switch (operation) {
                    case startInstance, stopInstance, suspendInstance, resumeInstance, attachDisk, detachDisk ->
                        refusal.kind() == ErrorKind.CONFLICT;
                    case destroyInstance, deleteDisk, deleteSnapshot, deleteBackup ->
                        refusal.kind() == ErrorKind.NOT_FOUND || refusal.kind() == ErrorKind.CONFLICT;
                    default -> false;
                };
    }

    /** Whether a state is what a change leads to, or on the way there. */
    static boolean isOrBecomes(AsyncRule rule, String state) {
        if (rule.target().contains(state)) {
            return true;
        }
        return rule.target().stream()
                .anyMatch(target -> ON_THE_WAY.getOrDefault(target, Set.of()).contains(state));
    }
}
