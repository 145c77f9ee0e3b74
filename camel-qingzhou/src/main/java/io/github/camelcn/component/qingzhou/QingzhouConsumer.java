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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.ConsumerLog;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.component.qingzhou.client.Freshness;
import io.github.camelcn.component.qingzhou.client.Listing;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/**
 * Makes messages of what happens to instances: of every change of a state that can be seen between two polls, or of how
 * busy each instance is at each poll. Polls on one thread; exchanges may complete on any.
 *
 * <p>A change counts as seen once its exchange has succeeded. One that failed, or that a stop cut short, comes again.
 */
final class QingzhouConsumer extends ScheduledPollConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(QingzhouConsumer.class);

    private final QingzhouEndpoint endpoint;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    /** Who has had a turn since all had one; for the polling thread. */
    private final Set<String> measured = new HashSet<>();

    private InstanceFilter filter;
    private LastStates states;

    QingzhouConsumer(QingzhouEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        setExceptionHandler(new ConsumerLog(endpoint.getCamelContext(), getClass()));
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        QingzhouConsumerOptions options = endpoint.getConsuming();
        QingzhouConfiguration configuration = endpoint.getConfiguration();
        if (options.getMaxMessagesPerPoll() < 0) {
            throw new IllegalArgumentException(
                    "maxMessagesPerPoll must be 0 (no limit) or more, but is " + options.getMaxMessagesPerPoll());
        }
        filter = InstanceFilter.of(options, configuration);
        if (endpoint.getClient().apiStyle() == ApiStyle.rest && !configuration.isRestListStatus()) {
            throw new IllegalArgumentException("a consumer with apiStyle=rest needs restListStatus=true,"
                    + " since lists do not tell states otherwise");
        }
        if (options.getConsumer() == ConsumerKind.metrics) {
            endpoint.getClient().requireOffered(QingzhouOperation.getMetrics);
        }
        StateRepository<String, String> repository = options.getStateRepository();
        if (states == null) {
            states = new LastStates(
                    repository == null ? new MemoryStateRepository() : repository,
                    endpoint.getLabel(),
                    List.of(endpoint.getClient().endpoint(), place(configuration), filter.fingerprint()));
        }
        states.start();
        if (options.getIdempotentRepository() != null) {
            ServiceHelper.startService(options.getIdempotentRepository());
        }
        super.doStart();
    }

    /** What an address alone does not tell. */
    private static String place(QingzhouConfiguration configuration) {
        return switch (configuration.getApiStyle()) {
            case openapi -> String.valueOf(configuration.getRegion());
            case qingcloud -> String.valueOf(configuration.getZone());
            case rest -> "";
        };
    }

    @Override
    protected int poll() throws Exception {
        Listing<Instance> instances = endpoint.getClient().list(filter.request(), Freshness.FRESH);
        try {
            return endpoint.getConsuming().getConsumer() == ConsumerKind.metrics
                    ? pollMetrics(instances)
                    : pollStates(instances);
        } catch (UncheckedIOException e) {
            // the health check is to see what the service said
            throw e.getCause();
        }
    }

    private int pollStates(Listing<Instance> instances) throws Exception {
        boolean first = states.isFirstPoll();
        boolean quiet = first && !endpoint.getConsuming().isEmitInitialStates();
        Set<String> present = new HashSet<>();
        int messages = 0;
        forceConsumerAsReady();
        while (instances.hasNext() && goesOn()) {
            Instance instance = instances.next();
            if (!filter.includes(instance)) {
                continue;
            }
            present.add(instance.id());
            messages += see(instance, quiet, messages);
        }
        if (!goesOn()) {
            // what was not reached must not be taken for gone
            return messages;
        }
        messages += seeMissing(states.notAmong(present), present, quiet, messages);
        states.knows(present);
        states.firstPollDone();
        return messages;
    }

    /**
     * What a list lacks need not be gone: while it is read page by page, the end of one instance moves others from a page
     * that is still to come to one that has been. So those are asked for by their ids, in as few calls as the service
     * allows, before anybody is told that they are gone.
     *
     * @return how many became messages
     */
    private int seeMissing(List<String> missing, Set<String> present, boolean quiet, int messagesBefore)
            throws Exception {
        Map<String, Instance> found = missing.isEmpty() ? Map.of() : stillThere(missing);
        int messages = 0;
        for (String id : missing) {
            Instance instance = found.get(id);
            if (instance != null && !filter.watches(instance)) {
                // it lives on, where this consumer does not look
                states.forget(id);
                continue;
            }
            if (instance != null) {
                present.add(id);
            }
            messages += see(instance == null ? gone(id) : instance, quiet, messagesBefore + messages);
        }
        return messages;
    }

    private Map<String, Instance> stillThere(List<String> missing) throws IOException {
        if (endpoint.getClient().apiStyle() == ApiStyle.rest) {
            // its list comes in one piece
            return Map.of();
        }
        Map<String, Instance> found = new HashMap<>();
        for (int from = 0; from < missing.size(); from += PageRequest.MAX_SIZE) {
            List<String> some = missing.subList(from, Math.min(from + PageRequest.MAX_SIZE, missing.size()));
            ListInstancesRequest byId = new ListInstancesRequest(
                    some, null, null, null, null, null, null, PageRequest.of(1, PageRequest.MAX_SIZE));
            try {
                for (Instance instance :
                        endpoint.getClient().execute(byId, Freshness.UNCACHED).items()) {
                    found.put(instance.id(), instance);
                }
            } catch (ServiceException e) {
                if (e.kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
                // a service that refuses a list because of one id has to be asked for each
                for (String id : some) {
                    describe(id).ifPresent(instance -> found.put(id, instance));
                }
            }
        }
        return found;
    }

    private Optional<Instance> describe(String id) throws IOException {
        try {
            return Optional.of(endpoint.getClient().execute(new DescribeInstanceRequest(id), Freshness.UNCACHED));
        } catch (ServiceException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean goesOn() {
        return isRunAllowed() && !isStopping();
    }

    /** @return 1 if it became a message */
    private int see(Instance instance, boolean quiet, int messagesBefore) throws Exception {
        String id = instance.id();
        if (underWay.contains(id) || instance.state() == InstanceState.UNKNOWN) {
            return 0;
        }
        String previous = states.of(id);
        String now = instance.state().name();
        if (now.equals(previous)) {
            return 0;
        }
        if (quiet || !filter.wants(instance.state())) {
            states.put(instance);
            return 0;
        }
        int most = endpoint.getConsuming().getMaxMessagesPerPoll();
        if (most > 0 && messagesBefore >= most) {
            return 0;
        }
        String key = key(id, now, instance.stateChangedAt());
        IdempotentRepository shared = endpoint.getConsuming().getIdempotentRepository();
        if (shared != null && !shared.add(key)) {
            states.put(instance);
            return 0;
        }
        if (shared != null && instance.stateChangedAt() == null && previous != null) {
            // without a time one change back is like another: the way back must be open again
            shared.remove(key(id, previous, null));
        }
        Exchange exchange = createExchange(false);
        Message message = exchange.getMessage();
        message.setBody(instance);
        describe(message, instance);
        if (previous != null) {
            message.setHeader(QingzhouHeaders.PREVIOUS_STATE, previous);
        }
        send(exchange, instance, key);
        return 1;
    }

    private static String key(String id, String state, Instant since) {
        return id + '|' + state + '|' + (since == null ? "" : since);
    }

    private static void describe(Message message, Instance instance) {
        message.setHeader(QingzhouHeaders.INSTANCE_ID, instance.id());
        message.setHeader(QingzhouHeaders.STATE, instance.state().name());
        setIfKnown(message, QingzhouHeaders.RAW_STATE, instance.rawState());
        setIfKnown(message, QingzhouHeaders.INSTANCE_NAME, instance.name());
        setIfKnown(message, QingzhouHeaders.STATE_CHANGED_AT, instance.stateChangedAt());
    }

    private static void setIfKnown(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }

    private void send(Exchange exchange, Instance instance, String key) {
        IdempotentRepository shared = endpoint.getConsuming().getIdempotentRepository();
        underWay.add(instance.id());
        exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
            @Override
            public void onComplete(Exchange done) {
                try {
                    states.put(instance);
                    if (shared != null) {
                        shared.confirm(key);
                    }
                } finally {
                    // a repository that fails now must not silence the instance for good
                    underWay.remove(instance.id());
                }
            }

            @Override
            public void onFailure(Exchange failed) {
                try {
                    if (shared != null) {
                        shared.remove(key);
                    }
                } finally {
                    underWay.remove(instance.id());
                }
                LOG.debug("instance {}: the change to {} comes again", instance.id(), instance.state());
            }
        });
        getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, false));
    }

    /** An instance that the service does not list any more: it tells no more than that. */
    private static Instance gone(String id) {
        return new Instance(
                id,
                null,
                null,
                InstanceState.DELETED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }

    private int pollMetrics(Listing<Instance> instances) throws Exception {
        int most = endpoint.getConsuming().getMaxMessagesPerPoll();
        int messages = 0;
        while (instances.hasNext()) {
            if (!goesOn() || most > 0 && messages >= most) {
                return messages;
            }
            Instance instance = instances.next();
            forceConsumerAsReady();
            if (!filter.includes(instance)
                    || !filter.wantsMetricsOf(instance.state())
                    || !measured.add(instance.id())) {
                continue;
            }
            Optional<List<MetricSeries>> series = metrics(instance);
            if (series.isPresent()) {
                Exchange exchange = createExchange(false);
                exchange.getMessage().setBody(series.get());
                describe(exchange.getMessage(), instance);
                latest(exchange.getMessage(), series.get());
                getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, false));
                messages++;
            }
        }
        // all have had their turn
        measured.clear();
        forceConsumerAsReady();
        return messages;
    }

    /** Empty if the service has none of this one; that must not hide the others. */
    private Optional<List<MetricSeries>> metrics(Instance instance) throws IOException {
        try {
            return Optional.of(endpoint.getClient()
                    .execute(new GetMetricsRequest(instance.id(), filter.metrics(), null, null, null)));
        } catch (ServiceException e) {
            switch (e.kind()) {
                case NOT_FOUND, CONFLICT -> LOG.debug("instance {} went while it was measured", instance.id(), e);
                case ACCESS_DENIED, INVALID_REQUEST, NOT_SUPPORTED ->
                    getExceptionHandler().handleException("No metrics of instance " + instance.id(), e);
                default -> throw e;
            }
            return Optional.empty();
        }
    }

    private static void latest(Message message, List<MetricSeries> series) {
        for (MetricSeries one : series) {
            String header =
                    switch (one.metric()) {
                        case "cpu.usage" -> QingzhouHeaders.CPU_USAGE;
                        case "memory.usage" -> QingzhouHeaders.MEMORY_USAGE;
                        case "network.in" -> QingzhouHeaders.NETWORK_IN;
                        case "network.out" -> QingzhouHeaders.NETWORK_OUT;
                        case "disk.read" -> QingzhouHeaders.DISK_READ;
                        case "disk.write" -> QingzhouHeaders.DISK_WRITE;
                        default -> null;
                    };
            if (header != null) {
                setIfKnown(message, header, one.last());
            }
        }
    }
}
