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
package io.github.camelcn.component.qingzhou.operation;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import io.github.camelcn.common.camel.HeaderForms;
import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.component.qingzhou.client.Freshness;
import io.github.camelcn.component.qingzhou.client.MayHaveBeenCreatedException;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.client.WaitFailedException;
import io.github.camelcn.component.qingzhou.client.WaitOptions;
import io.github.camelcn.component.qingzhou.client.WaitScheduler;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.TokenRequest;
import io.github.camelcn.component.qingzhou.model.WaitForDiskRequest;
import io.github.camelcn.component.qingzhou.model.WaitForInstanceRequest;
import io.github.camelcn.component.qingzhou.model.WaitForSnapshotRequest;

/** Sends the request of a message and writes its result into the message. Thread-safe. */
public final class Dispatch {

    private static final String OPERATION = "CamelQingzhouOperation";

    /**
     * What a producer's options say.
     *
     * @param operation of messages that do not name one
     * @param pojoRequest whether bodies must be typed requests
     * @param endpointKey tells the creations of one endpoint from those of another
     */
    public record Settings(
            QingzhouOperation operation,
            boolean pojoRequest,
            boolean waitForCompletion,
            boolean fetchAll,
            boolean lazyListing,
            WaitOptions waiting,
            String endpointKey) {}

    private final QingzhouApi api;
    private final Settings settings;
    private final RequestReader requests;
    private final Supplier<WaitScheduler> scheduler;
    private final ResultWriter results = new ResultWriter();

    /** @param scheduler asked when something is waited for */
    public Dispatch(QingzhouApi api, Settings settings, RequestReader requests, Supplier<WaitScheduler> scheduler) {
        this.api = api;
        this.settings = settings;
        this.requests = requests;
        this.scheduler = scheduler;
    }

    /**
     * @return nothing if all is done; else what completes with the task that writes the result into the message
     * @throws Exception if the request could not be read or was refused
     */
    public Optional<CompletionStage<Runnable>> send(Exchange exchange) throws Exception {
        try (MessageReader message = new MessageReader(exchange)) {
            QingzhouOperation operation = operation(message);
            api.requireOffered(operation);
            QingzhouRequest<?> request = request(operation, message);
            WaitOptions waiting = waiting(message);
            if (!operation.isCall()) {
                return Optional.of(wait(request, waiting, exchange));
            }
            boolean read = api.rules(operation).repeat() == Repeat.READ;
            boolean toTheEnd = !read && isSet(message, "CamelQingzhouWaitForCompletion", settings.waitForCompletion());
            if (request instanceof TokenRequest asked && asked.clientToken() == null) {
                ChangeResult made = create(asked, creation(operation, exchange));
                if (toTheEnd) {
                    return Optional.of(api.waiters()
                            .await(made, waiting, scheduler.get())
                            .thenApply(result -> () -> results.write(exchange, result)));
                }
                results.write(exchange, made);
                return Optional.empty();
            }
            if (toTheEnd) {
                return Optional.of(changeAndWait(request, waiting, exchange));
            }
            Object result = execute(request, message);
            results.write(exchange, result);
            if (!(result instanceof ChangeResult)) {
                results.writeRequestId(
                        exchange, result instanceof Iterator<?> ? Optional.empty() : api.latestRequestId());
            }
            return Optional.empty();
        } catch (Exception e) {
            failed(exchange, e);
            throw e;
        }
    }

    private QingzhouOperation operation(MessageReader message) {
        Optional<Object> header = message.value(OPERATION);
        if (header.isEmpty()) {
            return settings.operation();
        }
        String name = header.get().toString();
        return Arrays.stream(QingzhouOperation.values())
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("header " + OPERATION + " names no operation: \"" + name
                        + "\". There are " + Arrays.toString(QingzhouOperation.values())));
    }

    private QingzhouRequest<?> request(QingzhouOperation operation, MessageReader message) {
        Object body = message.body();
        if (operation.requestType().isInstance(body)) {
            return operation.requestType().cast(body);
        }
        if (settings.pojoRequest()) {
            throw new IllegalArgumentException("with pojoRequest=true the body of " + operation + " must be a "
                    + operation.requestType().getName() + ", but is "
                    + (body == null ? "null" : body.getClass().getName()));
        }
        return requests.read(operation, message);
    }

    private Creation creation(QingzhouOperation operation, Exchange exchange) {
        return Creation.of(exchange, operation + " " + settings.endpointKey());
    }

    /** A creation of which the message has no token of its own. */
    @SuppressWarnings("unchecked")
    private ChangeResult create(TokenRequest asked, Creation creation) throws IOException {
        Optional<ChangeResult> before = creation.accepted();
        if (before.isPresent()) {
            return before.get();
        }
        creation.requireNoDoubt();
        QingzhouOperation operation = ((QingzhouRequest<?>) asked).operation();
        boolean takesToken = api.rules(operation).repeat() == Repeat.CLIENT_TOKEN;
        // what is no read results in a change
        QingzhouRequest<ChangeResult> request =
                (QingzhouRequest<ChangeResult>) (takesToken ? asked.withClientToken(creation.token()) : asked);
        try {
            ChangeResult made = api.execute(request);
            creation.accepted(made);
            return made;
        } catch (MayHaveBeenCreatedException e) {
            creation.failed(e);
            throw e;
        }
    }

    private WaitOptions waiting(MessageReader message) {
        Duration timeout = message.duration(
                "CamelQingzhouWaitTimeout", settings.waiting().timeout().orElse(null));
        return new WaitOptions(
                Optional.ofNullable(timeout),
                settings.waiting().interval(),
                settings.waiting().settle());
    }

    private static boolean isSet(MessageReader message, String header, boolean option) {
        return message.value(header)
                .map(value -> HeaderForms.flag(header, value))
                .orElse(option);
    }

    private Object execute(QingzhouRequest<?> request, MessageReader message) throws IOException {
        Freshness freshness = isSet(message, "CamelQingzhouNoCache", false) ? Freshness.FRESH : Freshness.CACHED;
        if (request instanceof PagedRequest<?> paged && !RequestReader.namesPage(message)) {
            if (settings.lazyListing()) {
                return api.list(paged, freshness);
            }
            if (settings.fetchAll()) {
                return api.list(paged, freshness).all();
            }
        }
        return api.execute(request, freshness);
    }

    @SuppressWarnings("unchecked")
    private CompletionStage<Runnable> changeAndWait(QingzhouRequest<?> request, WaitOptions waiting, Exchange exchange)
            throws IOException {
        // what is not a read results in a change
        return api.waiters()
                .execute((QingzhouRequest<ChangeResult>) request, waiting, scheduler.get())
                .thenApply(result -> () -> results.write(exchange, result));
    }

    private CompletionStage<Runnable> wait(QingzhouRequest<?> request, WaitOptions waiting, Exchange exchange) {
        if (request instanceof WaitForInstanceRequest instance) {
            return api.waiters()
                    .execute(instance, waiting, scheduler.get())
                    .thenApply(seen -> () -> writeSeen(exchange, seen));
        }
        if (request instanceof WaitForDiskRequest disk) {
            return api.waiters()
                    .execute(disk, waiting, scheduler.get())
                    .thenApply(seen -> () -> writeSeen(exchange, seen));
        }
        return api.waiters()
                .execute((WaitForSnapshotRequest) request, waiting, scheduler.get())
                .thenApply(seen -> () -> writeSeen(exchange, seen));
    }

    /** A wait asks on other threads, often for several messages at once: no request of it is this message's. */
    private void writeSeen(Exchange exchange, Object seen) {
        results.write(exchange, seen);
        results.writeRequestId(exchange, Optional.empty());
    }

    /** Puts a failure into the exchange, and into the message what is known all the same: ids and tokens of what was made. */
    public void failed(Exchange exchange, Throwable failure) {
        if (failure instanceof WaitFailedException wait && wait.accepted() != null) {
            results.writeHeaders(exchange.getMessage(), wait.accepted());
        }
        if (failure instanceof MayHaveBeenCreatedException lost
                && !lost.clientToken().isEmpty()) {
            exchange.getMessage().setHeader(RequestReader.header("clientToken"), lost.clientToken());
        }
        exchange.setException(failure);
    }
}
