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
package io.github.camelcn.common.camel.streaming;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Service;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;

/**
 * Makes few objects of many messages. Every message is added to the batch of its name, whose parts are sent in the
 * background as they fill; the memory that is needed is that of the parts under way, whatever the size of the objects.
 *
 * <p>A message that waits for its batch, which is the one that fills it or with {@code streamingAck=onCommit} all of them,
 * holds no thread: its exchange goes on when the batch is stored or has failed. For many threads at once.
 */
public final class StreamingUploadProducer extends DefaultAsyncProducer {

    private static final String PUT_OBJECT = "putObject";

    private final StreamingOptions options;
    private final Supplier<StreamingTarget> target;
    private final List<Service> companions;
    // written by the thread that starts the producer, before any exchange comes
    private volatile ObjectFields fields;
    private volatile Batches batches;
    private volatile BatchKeys keys;
    private volatile Optional<TimeWindows> windows = Optional.empty();
    /** Any thread's; they may overwrite each other's. */
    private volatile LastName lastName;

    /**
     * @param target asked at each start, so that a restarted producer gets the clients of that time
     * @param companions what starts before this producer and stops with it
     */
    public StreamingUploadProducer(
            Endpoint endpoint, StreamingOptions options, Supplier<StreamingTarget> target, List<Service> companions) {
        super(endpoint);
        this.options = options;
        this.target = target;
        this.companions = List.copyOf(companions);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        boolean waits = false;
        try {
            waits = add(exchange, callback);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (!waits) {
            callback.done(true);
        }
        return !waits;
    }

    /** Whether the exchange has to wait; then it belongs to others already. */
    private boolean add(Exchange exchange, AsyncCallback callback) throws Exception {
        MessageReader message = new MessageReader(exchange);
        try {
            requirePut(message);
            BatchName name = name(message);
            try (MessageBytes bytes = read(message)) {
                boolean deletesFile = fields.defaults().deleteAfterWrite() && message.deleteFileAfterSuccess();
                Ticket ticket = new WaitingExchange(message, fields.names(), callback, deletesFile);
                return running().add(name, () -> BatchHead.of(fields, message, options.isGzip()), bytes, ticket);
            }
        } catch (Exception e) {
            message.failed(e);
            throw e;
        }
    }

    private Batches running() {
        Batches running = batches;
        if (running == null) {
            throw new IllegalStateException("the streaming upload to " + getEndpoint() + " is stopped");
        }
        return running;
    }

    private void requirePut(MessageReader message) {
        String operation = message.text(fields.names().operation, PUT_OBJECT);
        StreamingChecks.refuse(
                !PUT_OBJECT.equals(operation),
                "header " + fields.names().operation + " is \"" + operation
                        + "\", but an endpoint with streamingUploadMode knows only putObject");
    }

    /** The key header does not count: a consumer sets it, and it would make a batch of every message. */
    private BatchName name(MessageReader message) {
        String key = fields.defaults()
                .keyName()
                .map(expression -> expression.evaluate(message.exchange(), String.class))
                .orElse(fields.defaults().key());
        StreamingChecks.refuse(key == null || key.isEmpty(), "keyName gives no name for this message");
        BatchName name = name(fields.bucket(message), key);
        return windows.map(window -> name.withStemSuffix(window.suffix(message.exchange())))
                .orElse(name);
    }

    /** Most messages have the name of the one before. */
    private BatchName name(String bucket, String key) {
        LastName last = lastName;
        if (last == null || !last.key().equals(key) || !last.name().bucket().equals(bucket)) {
            last = new LastName(key, BatchName.of(bucket, key, options.isGzip()));
            lastName = last;
        }
        return last.name();
    }

    private record LastName(String key, BatchName name) {}

    private MessageBytes read(MessageReader message) throws IOException {
        try (message) {
            return MessageBytes.of(message, fields.defaults().charset());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // a producer that was made by hand may be the first to need its endpoint
        ServiceHelper.startService(getEndpoint());
        StreamingTarget to = target.get();
        fields = to.fields();
        StreamingChecks.refuse(
                fields.defaults().keyName().isEmpty() && fields.defaults().key().isEmpty(),
                "streamingUploadMode needs a name for its objects: set keyName, or name a key in the URI");
        StreamingPlan plan = StreamingChecks.plan(options, to, fields.defaults().charset());
        windows = options.isTimestampGroupingEnabled()
                ? Optional.of(new TimeWindows(options.getTimestampHeaderName(), options.getTimestampWindowSizeMillis()))
                : Optional.empty();
        ServiceHelper.startService(companions);
        keys = new BatchKeys(
                to.fields().names().key, to.store(), options.getNamingStrategy(), options.getRestartingPolicy());
        batches = open(to, plan, keys);
    }

    private Batches open(StreamingTarget to, StreamingPlan plan, BatchKeys keys) {
        ExecutorServiceManager executors = getEndpoint().getCamelContext().getExecutorServiceManager();
        int concurrency = to.transfer().concurrency();
        UploadCrew crew = new UploadCrew(executors, this, concurrency);
        BatchAppender whole = to.appender().orElse(to.store()::put);
        boolean appends = to.appender().isPresent();
        return new Batches(
                plan,
                (name, head) -> new BatchUpload(
                        to.store(),
                        whole,
                        crew,
                        appends ? name::single : keys.next(name),
                        head,
                        to.fields().transfers()),
                executors,
                crew,
                this,
                concurrency);
    }

    /** Stores what is open; exchanges that wait for it are done, one way or the other, when this returns. */
    @Override
    protected void doStop() throws Exception {
        Batches running = batches;
        if (running != null) {
            batches = null;
            running.close(patience());
            keys.close();
        }
        ServiceHelper.stopService(companions);
        super.doStop();
    }

    private Duration patience() {
        ShutdownStrategy strategy = getEndpoint().getCamelContext().getShutdownStrategy();
        return Duration.of(strategy.getTimeout(), strategy.getTimeUnit().toChronoUnit());
    }
}
