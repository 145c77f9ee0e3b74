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
package io.github.camelcn.common.camel;

import java.util.List;
import java.util.function.Supplier;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Service;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelcn.common.http.RequestIds;

/**
 * The producer of every component: finds the operation, lets its handler read the message and execute, and puts the
 * result into the message. Works on the caller's thread, for many threads at once.
 *
 * <p>Headers that steer an operation stay on the message, so that a redelivery does the same again; remove them where
 * a later producer of the same component must not see them. A body that can be read only once and was read by a send
 * that failed is refused when it is redelivered, rather than stored without what was read.
 */
public final class OperationProducer extends DefaultProducer {

    private final Supplier<OperationTable> table;
    private final String operationHeader;
    private final String requestIdHeader;
    private final String defaultOperation;
    private final boolean pojoRequest;
    private final List<Service> companions;
    /** Written by the thread that starts the producer, before any exchange comes. */
    private volatile OperationTable operations;

    /**
     * @param table asked at each start, so that a restarted producer gets the clients of that time
     * @param operationHeader the header that names the operation of a message
     * @param requestIdHeader the header for the id of the request, where the operation itself sets none
     * @param defaultOperation the operation of messages without that header
     * @param pojoRequest whether bodies must be typed requests
     * @param companions what starts before this producer and stops with it
     */
    public OperationProducer(
            Endpoint endpoint,
            Supplier<OperationTable> table,
            String operationHeader,
            String requestIdHeader,
            String defaultOperation,
            boolean pojoRequest,
            List<Service> companions) {
        super(endpoint);
        this.table = table;
        this.operationHeader = operationHeader;
        this.requestIdHeader = requestIdHeader;
        this.defaultOperation = defaultOperation;
        this.pojoRequest = pojoRequest;
        this.companions = List.copyOf(companions);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        try (MessageReader message = new MessageReader(exchange)) {
            String name = message.text(operationHeader, defaultOperation);
            process(name, operations.handler(name, "header " + operationHeader), message);
        }
    }

    private <R> void process(String operation, OperationHandler<R> handler, MessageReader message) throws Exception {
        try {
            RequestIds.forget();
            OperationResult result = handler.execute(request(operation, handler, message));
            apply(result, message.exchange());
            message.succeeded();
        } catch (Exception e) {
            message.failed(e);
            throw e;
        }
    }

    private void apply(OperationResult result, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeader(requestIdHeader);
        result.applyTo(exchange);
        if (message.getHeader(requestIdHeader) == null) {
            RequestIds.latest().ifPresent(id -> message.setHeader(requestIdHeader, id));
        }
    }

    private <R> R request(String operation, OperationHandler<R> handler, MessageReader message) throws Exception {
        Class<R> type = handler.requestType();
        Object body = message.body();
        if (type.isInstance(body)) {
            return type.cast(body);
        }
        if (pojoRequest) {
            throw new IllegalArgumentException("with pojoRequest=true the body of " + operation + " must be a "
                    + type.getName() + ", but is "
                    + (body == null ? "null" : body.getClass().getName()));
        }
        return handler.read(message);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // a producer that was made by hand may be the first to need its endpoint
        ServiceHelper.startService(getEndpoint());
        operations = table.get();
        ServiceHelper.startService(companions);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(companions);
        super.doStop();
    }
}
