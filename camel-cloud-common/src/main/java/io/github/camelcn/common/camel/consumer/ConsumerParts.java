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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.FollowBy;
import io.github.camelcn.common.camel.FollowOptions;
import io.github.camelcn.common.camel.LockOptions;
import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.camel.PipelineOptions;
import io.github.camelcn.common.camel.PollingOptions;
import io.github.camelcn.common.camel.ReadLock;
import io.github.camelcn.common.camel.SettleMode;
import io.github.camelcn.common.camel.Shard;
import io.github.camelcn.common.camel.event.EventOptions;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/** What a consumer is made of: the options of its endpoint, checked and turned into collaborators. */
final class ConsumerParts {

    /** How many consumed objects the default repository remembers. */
    static final int REMEMBERED = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerParts.class);

    private final ObjectStoreEndpoint endpoint;
    private final PollingOptions polling;
    private final PipelineOptions pipeline;
    private final Clock clock;
    private final ObjectFilter filter;
    private final DoneFileGate doneFiles;
    private final boolean ownDoneFiles;
    private final FailureBackoff backoff;
    private final ConsumerWatch watch;
    private final InProgressClaims claims;
    private final Optional<ClaimRenewal> renewal;
    private final ClaimedObject claimedObject;
    private final ConsumedBefore consumedBefore;
    private final IdempotentKeys keys;
    private final ConsumerHeaders headers;
    private final ObjectOpener opener;
    private final AfterRead afterSuccess;
    private final AfterRead afterFailure;

    /**
     * @param name what the consumer is known by to those who watch it
     * @throws IllegalArgumentException if the options contradict each other, saying how
     */
    ConsumerParts(ObjectStoreEndpoint endpoint, Supplier<String> name) {
        this.endpoint = endpoint;
        this.polling = endpoint.getPolling();
        this.pipeline = endpoint.getPipeline();
        FilterOptions filtering = endpoint.getFilter();
        AfterReadOptions after = endpoint.getAfterRead();
        LockOptions locks = endpoint.getLock();
        ConsumerChecks.check(endpoint.getBucketName(), polling, filtering, after);
        LockChecks.check(locks, polling, filtering, after);
        PipelineChecks.check(pipeline, connections());
        EventOptions events = endpoint.getEvents();
        events.check(events.isOn() && endpoint.eventDecoder().isSigned());
        FollowChecks.check(endpoint.getFollowing(), polling, after);

        DoneFiles files = new DoneFiles(filtering.getDoneFileName());
        this.clock = endpoint.clock();
        this.filter = new ObjectFilter(polling, filtering, locks, files);
        this.doneFiles = new DoneFileGate(endpoint::getStore, endpoint.getBucketName(), files);
        this.backoff = new FailureBackoff(polling.getFailureBackoff(), polling.getFailureBackoffMax(), clock);
        Optional<ExpiringClaims> shared = sharedClaims(locks);
        this.renewal = shared.map(expiring ->
                new ClaimRenewal(expiring, endpoint.getCamelContext().getExecutorServiceManager(), endpoint));
        this.ownDoneFiles = files.isPerObject();
        this.watch = new ConsumerWatch(name, endpoint.getBucketName());
        this.claims = watch.watching(shared.<InProgressClaims>map(expiring -> expiring)
                .orElseGet(() -> new InProgressClaims.UntilReleased(inProgressRepository())));
        this.headers = new ConsumerHeaders(endpoint.getHeaderNames(), endpoint.getHeaderFilterStrategy());
        this.keys = new IdempotentKeys(endpoint.getCamelContext(), polling.getIdempotentKey(), this::describe);
        this.consumedBefore = ConsumerChecks.isIdempotent(polling, after)
                ? new ConsumedBefore.In(idempotentRepository(), polling.isIdempotentEager())
                : ConsumedBefore.NOTHING;
        this.opener = new ObjectOpener(endpoint::getStore, endpoint, clock);
        this.claimedObject = claimedObject(locks);

        Supplier<ObjectStore> store = endpoint::getStore;
        Supplier<Optional<CustomerKey>> key = endpoint::readKey;
        MoveTarget.Consumed consumed = consumed(filtering);
        CamelContext context = endpoint.getCamelContext();
        this.afterSuccess = after.isDeleteAfterRead()
                ? new AfterRead.Delete(store, key)
                : after.isMoveAfterRead()
                        ? new AfterRead.Move(
                                store,
                                key,
                                MoveTarget.afterRead(context, after, consumed).check())
                        : new AfterRead.Keep();
        this.afterFailure = after.getMoveFailed() == null
                        || after.getMoveFailed().isEmpty()
                ? new AfterRead.Keep()
                : new AfterRead.Move(
                        store, key, MoveTarget.failed(context, after, consumed).check());
    }

    private MoveTarget.Consumed consumed(FilterOptions filtering) {
        boolean filtered = !orEmpty(polling.getFileName()).isEmpty()
                || !polling.listedDelimiter().isEmpty()
                || !orEmpty(polling.getStartAfter()).isEmpty()
                || !orEmpty(filtering.getInclude()).isEmpty()
                || !orEmpty(filtering.getExclude()).isEmpty()
                || !orEmpty(filtering.getAntInclude()).isEmpty()
                || !orEmpty(filtering.getAntExclude()).isEmpty();
        return new MoveTarget.Consumed(
                endpoint.getBucketName(),
                orEmpty(polling.getPrefix()),
                filtered,
                filter,
                orEmpty(polling.getFileName()));
    }

    private Optional<ExpiringClaims> sharedClaims(LockOptions locks) {
        if (!locks.toReadLock().shared()) {
            return Optional.empty();
        }
        IdempotentRepository repository = polling.getInProgressRepository() == null
                ? polling.getIdempotentRepository()
                : polling.getInProgressRepository();
        return Optional.of(new ExpiringClaims(repository, locks.getReadLockTimeout(), clock));
    }

    private ClaimedObject claimedObject(LockOptions locks) {
        ReadLock lock = locks.toReadLock();
        // what another machine has deleted shows when it is opened, unless nobody opens it
        boolean mayBeGone = lock.shared() && polling.isIgnoreBody();
        return lock.unchanged() || mayBeGone
                ? new ClaimedObject.AskedAgain(
                        endpoint::getStore,
                        endpoint::readKey,
                        lock.unchanged() ? locks.getReadLockCheckInterval() : Duration.ZERO,
                        clock)
                : ClaimedObject.NOT_ASKED;
    }

    /** The default is kept at the endpoint: what is remembered outlives the consumer, so that a route may restart. */
    private IdempotentRepository inProgressRepository() {
        if (polling.getInProgressRepository() == null) {
            // never full: a claim is taken back when its exchange is done
            polling.setInProgressRepository(new MemoryIdempotentRepository(new ConcurrentHashMap<>()));
        }
        return polling.getInProgressRepository();
    }

    private IdempotentRepository idempotentRepository() {
        if (polling.getIdempotentRepository() == null) {
            MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
            repository.setCacheSize(REMEMBERED);
            polling.setIdempotentRepository(repository);
        }
        return polling.getIdempotentRepository();
    }

    /** Starts what is not started. Never stopped from here: others may use them, and a restarted route remembers. */
    void startRepositories() {
        start(polling.getInProgressRepository());
        start(polling.getIdempotentRepository());
        StateRepository<String, String> positions = stateRepository();
        CamelContextAware.trySetCamelContext(positions, endpoint.getCamelContext());
        ServiceHelper.startService(positions);
        renewal.ifPresent(ClaimRenewal::start);
        endpoint.monitor().add(watch);
    }

    /** Claims of exchanges that are still on their way are kept until those are settled. */
    void stop() {
        renewal.ifPresent(ClaimRenewal::stop);
        endpoint.monitor().remove(watch);
    }

    /** Null if there is nothing to follow. */
    private StateRepository<String, String> stateRepository() {
        FollowOptions following = endpoint.getFollowing();
        if (following.isFollow() && following.getStateRepository() == null) {
            LOG.warn(
                    "follow=true of {} has no stateRepository: the position is lost when the application ends",
                    endpoint);
            following.setStateRepository(new MemoryStateRepository());
        }
        return following.getStateRepository();
    }

    private void start(IdempotentRepository repository) {
        if (repository != null) {
            CamelContextAware.trySetCamelContext(repository, endpoint.getCamelContext());
            ServiceHelper.startService(repository);
        }
    }

    /** How many calls may run at once: what the client was given by an option is limited by its own means. */
    int connections() {
        return endpoint.getConnection().getMaxConnections();
    }

    /** Whether it takes the network to say about an object whether it is to be consumed. */
    boolean asksOthers() {
        return ownDoneFiles
                || claimedObject != ClaimedObject.NOT_ASKED
                || mayBeRemote(polling.getInProgressRepository())
                || mayBeRemote(polling.getIdempotentRepository());
    }

    private static boolean mayBeRemote(IdempotentRepository repositoryOrNull) {
        return repositoryOrNull != null && !(repositoryOrNull instanceof MemoryIdempotentRepository);
    }

    boolean deletesInBulk() {
        return afterSuccess instanceof AfterRead.Delete && pipeline.getSettle() == SettleMode.bulk;
    }

    /** The store must be open. @param background where deletes wait for more */
    BulkDeletes bulkDeletes(ScheduledExecutorService background, Consumer<List<BulkDelete.Outcome>> outcomes) {
        return new BulkDeletes(
                new BulkDelete(endpoint::getStore, endpoint::readKey, listing(ListCursor.START)),
                Math.min(
                        pipeline.getSettleSize(),
                        endpoint.getStore().capabilities().maxKeysPerDelete()),
                pipeline.getSettleInterval(),
                background,
                outcomes);
    }

    /** What hears of objects between the polls, if the options want it. */
    Optional<EventFeed> events(ObjectStoreConsumer consumer) {
        EventOptions events = endpoint.getEvents().copy();
        return events.isOn() ? Optional.of(new EventFeed(consumer, endpoint, this, events)) : Optional.empty();
    }

    /** The store must be open. */
    ObjectSource newSource(int limit, Predicate<ObjectInfo> wanted, BooleanSupplier goOn) {
        ObjectStore store = endpoint.getStore();
        if (!orEmpty(polling.getFileName()).isEmpty()) {
            ObjectRef ref = new ObjectRef(endpoint.getBucketName(), polling.getFileName());
            return new SingleObject(store, new HeadObjectRequest(ref, Conditions.NONE, endpoint.readKey()));
        }
        ListObjectsRequest first = listing(store.listAfter(orEmpty(polling.getStartAfter())));
        FollowOptions following = endpoint.getFollowing();
        if (following.isFollow()) {
            FollowState state =
                    new FollowState(following.getStateRepository(), followName(), following.getFollowBy(), clock);
            watch.follows(() -> state.watched(following.getFollowOverlap()));
            return following.getFollowBy() == FollowBy.key
                    ? new FollowedKeys(store, first, clock, state, following.getFollowOverlap())
                    : new FollowedTimes(store, first, clock, state, following.getFollowOverlap());
        }
        ObjectListing listing = new ObjectListing(store, first, clock);
        int sortLimit = limit > 0 ? limit : SortedObjects.MOST;
        return polling.getSort()
                .order()
                .<ObjectSource>map(order -> new SortedObjects(listing, order, sortLimit, wanted, goOn))
                .orElse(listing);
    }

    private ListObjectsRequest listing(ListCursor cursor) {
        return new ListObjectsRequest(
                endpoint.getBucketName(), orEmpty(polling.getPrefix()), polling.listedDelimiter(), cursor, pageSize());
    }

    /** Two consumers of different objects must not have the same, or one would pass over the objects of the other. */
    private String followName() {
        String given = orEmpty(endpoint.getFollowing().getFollowName());
        if (!given.isEmpty()) {
            return given;
        }
        KeySpace space = KeySpace.of(endpoint.workDir());
        Shard shard = endpoint.getLock().toShard();
        String name = endpoint.getBucketName() + "/" + space.toStore(orEmpty(polling.getPrefix()));
        String place = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%2F", "/");
        return shard.equals(Shard.ALL) ? place : place + "#" + shard.index() + "of" + shard.count();
    }

    int pageSize() {
        return Math.min(
                polling.getListPageSize(), endpoint.getStore().capabilities().maxKeysPerPage());
    }

    /** An exchange that tells of an object, for expressions and exception handlers; not from the consumer's pool. */
    Exchange describe(ObjectInfo object) {
        Exchange exchange = endpoint.createExchange();
        headers.set(exchange.getMessage(), object);
        return exchange;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    ConsumerWatch watch() {
        return watch;
    }

    Clock clock() {
        return clock;
    }

    ObjectFilter filter() {
        return filter;
    }

    DoneFileGate doneFiles() {
        return doneFiles;
    }

    FailureBackoff backoff() {
        return backoff;
    }

    InProgressClaims claims() {
        return claims;
    }

    /** To be asked once an object is claimed. */
    ClaimedObject claimedObject() {
        return claimedObject;
    }

    ConsumedBefore consumedBefore() {
        return consumedBefore;
    }

    IdempotentKeys keys() {
        return keys;
    }

    ConsumerHeaders headers() {
        return headers;
    }

    ObjectOpener opener() {
        return opener;
    }

    AfterRead afterSuccess() {
        return afterSuccess;
    }

    AfterRead afterFailure() {
        return afterFailure;
    }
}
