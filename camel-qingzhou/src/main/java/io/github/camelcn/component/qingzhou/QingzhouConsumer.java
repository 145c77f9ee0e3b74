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

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

import io.github.camelcn.component.qingzhou.client.Freshness;
import io.github.camelcn.component.qingzhou.client.Listing;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
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
    private InstanceFilter filter;
    private LastStates states;

    QingzhouConsumer(QingzhouEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
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
                    "qingzhou:" + endpoint.getLabel() + ':'
                            + endpoint.getClient().endpoint());
        }
        states.start();
        if (options.getIdempotentRepository() != null) {
            ServiceHelper.startService(options.getIdempotentRepository());
        }
        super.doStart();
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
        for (String id : states.notAmong(present)) {
            messages += see(gone(id), quiet, messages);
        }
        states.knows(present);
        states.firstPollDone();
        return messages;
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
        String key = id + '|' + now + '|' + (instance.stateChangedAt() == null ? "" : instance.stateChangedAt());
        IdempotentRepository shared = endpoint.getConsuming().getIdempotentRepository();
        if (shared != null && !shared.add(key)) {
            states.put(instance);
            return 0;
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
        underWay.add(instance.id());
        exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
            @Override
            public void onComplete(Exchange done) {
                states.put(instance);
                underWay.remove(instance.id());
            }

            @Override
            public void onFailure(Exchange failed) {
                IdempotentRepository shared = endpoint.getConsuming().getIdempotentRepository();
                if (shared != null) {
                    shared.remove(key);
                }
                underWay.remove(instance.id());
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
        while (instances.hasNext() && goesOn() && (most == 0 || messages < most)) {
            Instance instance = instances.next();
            forceConsumerAsReady();
            if (!filter.includes(instance) || !filter.wantsMetricsOf(instance.state())) {
                continue;
            }
            List<MetricSeries> series = endpoint.getClient()
                    .execute(new GetMetricsRequest(instance.id(), filter.metrics(), null, null, null));
            Exchange exchange = createExchange(false);
            exchange.getMessage().setBody(series);
            describe(exchange.getMessage(), instance);
            latest(exchange.getMessage(), series);
            getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, false));
            messages++;
        }
        forceConsumerAsReady();
        return messages;
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
