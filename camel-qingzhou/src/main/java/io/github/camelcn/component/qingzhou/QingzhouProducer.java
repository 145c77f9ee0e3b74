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

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Service;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelcn.component.qingzhou.operation.Dispatch;
import io.github.camelcn.component.qingzhou.operation.RequestReader;

/**
 * Finds the operation, reads the request, sends it, and puts the result into the message. Requests are sent on the
 * caller's thread; a wait for the end of a change blocks none. Works for many threads at once.
 */
final class QingzhouProducer extends DefaultAsyncProducer {

    private final QingzhouEndpoint endpoint;
    private final Service companion;
    private final Set<Pending> pending = ConcurrentHashMap.newKeySet();
    /** Written by the thread that starts the producer, before any exchange comes. */
    private volatile Dispatch dispatch;

    QingzhouProducer(QingzhouEndpoint endpoint, Service companion) {
        super(endpoint);
        this.endpoint = endpoint;
        this.companion = companion;
    }

    /** An exchange that waits, so that stopping does not leave it so. */
    private record Pending(Exchange exchange, CompletableFuture<?> outcome) {}

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Optional<CompletionStage<Runnable>> later = dispatch.send(exchange);
            if (later.isPresent()) {
                finishLater(exchange, later.get().toCompletableFuture(), callback);
                return false;
            }
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    private void finishLater(Exchange exchange, CompletableFuture<Runnable> outcome, AsyncCallback callback) {
        Pending waiting = new Pending(exchange, outcome);
        pending.add(waiting);
        outcome.whenComplete((result, failure) -> {
            pending.remove(waiting);
            if (failure == null) {
                result.run();
            } else {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                dispatch.failed(exchange, cause);
            }
            callback.done(false);
        });
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(endpoint);
        QingzhouConfiguration options = endpoint.getConfiguration();
        endpoint.getClient().requireOffered(options.getOperation());
        dispatch = new Dispatch(
                endpoint.getClient(),
                new Dispatch.Settings(
                        options.getOperation(),
                        options.isPojoRequest(),
                        options.isWaitForCompletion(),
                        options.isFetchAll(),
                        options.isLazyListing(),
                        endpoint.waitOptions(),
                        endpoint.getEndpointKey()),
                new RequestReader(
                        endpoint.getClient(),
                        options.getVpcId(),
                        options.getDefaultImageId(),
                        options.getDefaultFlavorId()),
                () -> endpoint.getComponent().waitScheduler(options.getWaitThreads()));
        ServiceHelper.startService(companion);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(companion);
        for (Pending waiting : pending) {
            waiting.outcome()
                    .completeExceptionally(new java.util.concurrent.RejectedExecutionException(
                            "nobody waits any more, the producer was stopped; the change itself goes on"));
        }
        super.doStop();
    }
}
