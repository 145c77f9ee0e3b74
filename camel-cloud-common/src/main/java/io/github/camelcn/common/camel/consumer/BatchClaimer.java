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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ObjectInfo;

/**
 * Steps 1 to 3 of the consumer: list, filter, claim. For one thread at a time, whichever it is; it asks about several
 * objects of a page at once where the answers come over the network.
 */
final class BatchClaimer {

    private final ConsumerParts parts;
    private final BooleanSupplier goOn;
    private final Runnable answered;
    private final FailureReport failures;
    private final ObjectSource source;
    private final Spread spread;
    private final SideBySide sideBySide;
    /** How many objects of this pass got through the filter, claimed or not, or will once they are old enough. */
    private long acceptedInPass;

    /**
     * @param limit how many objects a poll takes, 0 or less for all
     * @param goOn false when nothing is to be claimed any more
     * @param answered told when the service has answered
     * @param sideBySide asks about several objects at once
     */
    BatchClaimer(
            ConsumerParts parts,
            int limit,
            BooleanSupplier goOn,
            Runnable answered,
            FailureReport failures,
            SideBySide sideBySide) {
        this.parts = parts;
        this.goOn = goOn;
        this.answered = answered;
        this.failures = failures;
        this.source = parts.newSource(limit, this::accept, goOn);
        this.sideBySide = sideBySide;
        this.spread = new Spread(parts.claims().expiring().isPresent());
    }

    /** A poll begins. @return whether it begins with the first object of all */
    synchronized boolean begin() {
        source.begin();
        spread.begin();
        return source.isAtStart();
    }

    /** What was claimed before a failure is handed over with it. */
    synchronized Batch next(int size) {
        List<ConsumedObject> claimed = new ArrayList<>();
        try {
            while (claimed.size() < size && goOn.getAsBoolean()) {
                Optional<List<Candidate>> candidates = candidates(Math.min(sideBySide.width(), size - claimed.size()));
                if (candidates.isEmpty()) {
                    passEnded();
                    return new Batch(claimed, true, Optional.empty());
                }
                for (Claim claim : sideBySide.map(candidates.get(), this::examine)) {
                    if (claim.asked) {
                        spread.asked(claim.object.isPresent());
                    }
                    claim.object.ifPresent(claimed::add);
                }
            }
            // who stops must not be asked for more and more that does not come
            return new Batch(claimed, !goOn.getAsBoolean(), Optional.empty());
        } catch (Exception e) {
            return new Batch(claimed, true, Optional.of(e));
        }
    }

    /**
     * Objects of the same page that got through the filter, so that none is left behind if the next page fails, and none
     * is forgotten as gone before it was asked about.
     *
     * @return empty at the end of the pass
     */
    private Optional<List<Candidate>> candidates(int most) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        while (candidates.size() < most && goOn.getAsBoolean() && (candidates.isEmpty() || source.isReady())) {
            Optional<ObjectInfo> listed = source.next();
            answered.run();
            if (listed.isEmpty()) {
                return Optional.empty();
            }
            if (spread.passesOver()) {
                acceptedInPass++; // as far as is known
            } else if (passesFilter(listed.get())) {
                candidates.add(new Candidate(listed.get(), source.page()));
            }
        }
        return Optional.of(candidates);
    }

    private Claim examine(Candidate candidate) {
        return isOpen(candidate.listed)
                ? new Claim(true, claim(candidate.listed, candidate.page))
                : new Claim(false, Optional.empty());
    }

    /** Steps 2 and 3 for an object that somebody else found. @return empty if it is not wanted, or somebody has it */
    Optional<ConsumedObject> claimFound(ObjectInfo found) {
        return isWanted(found, parts.clock().instant()) ? claim(found, Optional.empty()) : Optional.empty();
    }

    private void passEnded() throws IOException {
        parts.watch().passEnded();
        boolean nothingLeft = acceptedInPass == 0;
        acceptedInPass = 0;
        if (nothingLeft) {
            parts.doneFiles().nothingIsLeft();
        }
    }

    private boolean accept(ObjectInfo listed) {
        return passesFilter(listed) && isOpen(listed);
    }

    /** Step 2: filter, and count for the done file what is left. */
    private boolean passesFilter(ObjectInfo listed) {
        if (source.isPassed(listed)) {
            return false;
        }
        Instant now = parts.clock().instant();
        if (parts.filter().accepts(listed, now)) {
            acceptedInPass++;
            return true;
        }
        if (parts.filter().isTooYoung(listed, now)) {
            acceptedInPass++; // it is left, and waits for the done file too
        } else {
            source.done(listed);
        }
        return false;
    }

    /** Whether an object that got through the filter is neither consumed before nor to be left alone for now. */
    private boolean isOpen(ObjectInfo listed) {
        boolean wanted = isWanted(listed, parts.clock().instant());
        if (wanted || parts.backoff().isWaiting(ObjectIdentity.of(listed))) {
            parts.watch().unsettled(listed);
        }
        return wanted;
    }

    private boolean isWanted(ObjectInfo listed, Instant now) {
        ObjectIdentity identity = ObjectIdentity.of(listed);
        if (!parts.filter().accepts(listed, now) || parts.backoff().isWaiting(identity)) {
            return false;
        }
        try {
            return !wasConsumed(listed, parts.keys().of(listed))
                    && parts.doneFiles().isOpenFor(listed.ref());
        } catch (IOException | RuntimeException e) {
            parts.backoff().failed(identity);
            failures.report("Cannot decide whether to consume " + listed.ref(), parts.describe(listed), e);
            return false;
        }
    }

    private boolean wasConsumed(ObjectInfo listed, String key) {
        boolean consumed = parts.consumedBefore().contains(key);
        if (consumed) {
            source.done(listed);
        }
        return consumed;
    }

    /** Step 3: claim, last and atomic. */
    private Optional<ConsumedObject> claim(ObjectInfo listed, Optional<ListCursor> page) {
        try {
            return parts.claims().add(listed.ref()) ? confirm(listed, page) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            parts.backoff().failed(ObjectIdentity.of(listed));
            failures.report(
                    "Cannot claim " + listed.ref() + "; it is left alone for a while", parts.describe(listed), e);
            return Optional.empty();
        }
    }

    private Optional<ConsumedObject> confirm(ObjectInfo listed, Optional<ListCursor> page) throws IOException {
        boolean claimed = false;
        try {
            String key = parts.keys().of(listed);
            // asked again: an exchange may have settled it since the filter looked
            claimed = !source.isForgotten(listed)
                    && !wasConsumed(listed, key)
                    && parts.claimedObject().isAsListed(listed);
            return claimed ? Optional.of(new ConsumedObject(listed, page, listed, key)) : Optional.empty();
        } finally {
            if (!claimed) {
                parts.claims().release(listed.ref());
            }
        }
    }

    /** An object is gone from where it was listed. Called by any thread, before its claim is released. */
    void forget(ObjectInfo object) {
        source.forget(object);
    }

    /** Nothing more is to be done with an object, now or ever. Called by any thread. */
    void done(ObjectInfo object) {
        source.done(object);
    }

    /** The consumer stops; what is done afterwards still counts. */
    void stop() {
        source.close();
    }

    /** @param page where to list to see it again */
    private record Candidate(ObjectInfo listed, Optional<ListCursor> page) {}

    /**
     * What came of a candidate.
     *
     * @param asked whether its claim was asked for
     * @param object empty if it is not wanted, or somebody has it
     */
    private record Claim(boolean asked, Optional<ConsumedObject> object) {}
}
