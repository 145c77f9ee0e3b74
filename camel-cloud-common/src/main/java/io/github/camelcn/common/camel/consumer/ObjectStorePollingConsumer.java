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

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.EventDrivenPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelcn.common.camel.ObjectStoreEndpoint;

/**
 * Asks for one object at a time, for {@code pollEnrich}, {@code poll} and {@code ConsumerTemplate}. It polls when it is
 * asked and on the thread that asks, so no object is claimed or open that nobody wants. Whoever gets the exchange
 * settles the object by completing it.
 */
public final class ObjectStorePollingConsumer extends EventDrivenPollingConsumer {

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Camel shares this consumer between all threads that ask its endpoint, but a poll is for one thread at a time. */
    private final ReentrantLock polling = new ReentrantLock();

    public ObjectStorePollingConsumer(ObjectStoreEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected Consumer createConsumer() throws Exception {
        ObjectStoreConsumer consumer = (ObjectStoreConsumer) super.createConsumer();
        consumer.setStartScheduler(false);
        consumer.setMaxMessagesPerPoll(1);
        consumer.settleEach();
        return consumer;
    }

    @Override
    protected ObjectStoreConsumer getConsumer() {
        return (ObjectStoreConsumer) super.getConsumer();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(getConsumer());
    }

    @Override
    protected void doShutdown() throws Exception {
        stopping.countDown();
        super.doShutdown();
    }

    @Override
    public Exchange receiveNoWait() {
        return receive(0);
    }

    @Override
    public Exchange receive() {
        return receive(Long.MAX_VALUE);
    }

    @Override
    public Exchange receive(long timeout) {
        long started = System.nanoTime();
        while (isRunAllowed()) {
            Optional<Exchange> polled = pollOnce();
            if (polled.isPresent()) {
                return polled.get();
            }
            if (getConsumer().isSendEmptyMessageWhenIdle()) {
                return getEndpoint().createExchange();
            }
            long left = timeout - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            if (left <= 0
                    || isStoppedWithin(Math.min(left, Math.max(1, getConsumer().getDelay())))) {
                return null;
            }
        }
        return null;
    }

    /** Polls, and takes what this poll found before another one begins. */
    private Optional<Exchange> pollOnce() {
        polling.lock();
        try {
            return pollWithStrategy() > 0 ? Optional.ofNullable(super.receive(0)) : Optional.empty();
        } finally {
            polling.unlock();
        }
    }

    private int pollWithStrategy() {
        PollingConsumerPollStrategy strategy = getConsumer().getPollStrategy();
        for (int retry = 0; ; retry++) {
            try {
                if (!strategy.begin(getConsumer(), getEndpoint())) {
                    return 0;
                }
                int polled = getConsumer().poll();
                strategy.commit(getConsumer(), getEndpoint(), polled);
                return polled;
            } catch (Exception e) {
                if (!isToBeRetried(strategy, retry, e)) {
                    throw RuntimeCamelException.wrapRuntimeCamelException(e);
                }
            }
        }
    }

    private boolean isToBeRetried(PollingConsumerPollStrategy strategy, int retry, Exception cause) {
        try {
            return strategy.rollback(getConsumer(), getEndpoint(), retry, cause);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private boolean isStoppedWithin(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
