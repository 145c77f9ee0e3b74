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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Service;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelcn.common.monitor.Waits;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.client.WaitScheduler;
import io.github.camelcn.component.qingzhou.operation.Dispatch;
import io.github.camelcn.component.qingzhou.operation.RequestReader;

/**
 * Finds the operation, reads the request, sends it, and puts the result into the message. Requests are sent on the
 * caller's thread; a wait for the end of a change blocks none. Works for many threads at once.
 */
final class QingzhouProducer extends DefaultAsyncProducer {

    private final QingzhouEndpoint endpoint;
    private final Service companion;
    /** Written by the thread that starts the producer, before any exchange comes. */
    private volatile Dispatch dispatch;
    /** This producer's own, so that its waits end with it; made when somebody first waits. */
    private volatile WaitScheduler scheduler;

    QingzhouProducer(QingzhouEndpoint endpoint, Service companion) {
        super(endpoint);
        this.endpoint = endpoint;
        this.companion = companion;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Optional<CompletionStage<Runnable>> later = dispatch.send(exchange);
            if (later.isPresent()) {
                finishLater(exchange, later.get(), callback);
                return false;
            }
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    /** The route goes on on threads of its own: it may block, and must not keep others' waits from ending meanwhile. */
    private void finishLater(Exchange exchange, CompletionStage<Runnable> outcome, AsyncCallback callback) {
        Executor executor = endpoint.getComponent().resumption();
        Waits.Wait wait = endpoint.monitor().waits().begin();
        outcome.whenCompleteAsync(
                (result, failure) -> {
                    wait.ended(failure == null);
                    if (failure == null) {
                        result.run();
                    } else {
                        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                        dispatch.failed(exchange, cause);
                    }
                    callback.done(false);
                },
                executor);
    }

    private WaitScheduler scheduler() {
        WaitScheduler known = scheduler;
        if (known == null) {
            synchronized (this) {
                known = scheduler;
                if (known == null) {
                    known = endpoint.getComponent()
                            .waitScheduler(endpoint.getConfiguration().getWaitThreads());
                    scheduler = known;
                }
            }
        }
        return known;
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
                this::scheduler);
        ServiceHelper.startService(companion);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(companion);
        WaitScheduler mine = scheduler;
        QingzhouApi client = endpoint.clientIfStarted();
        if (mine != null && client != null) {
            client.waiters().cancel(mine);
        }
        scheduler = null;
        super.doStop();
    }
}
