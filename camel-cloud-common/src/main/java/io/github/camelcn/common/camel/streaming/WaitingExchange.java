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
import java.util.Optional;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectResultHeaders;
import io.github.camelcn.common.camel.ObjectStoreHeaders;

/** An exchange that goes on with its route when its batch is done, with headers that say where its bytes are. */
final class WaitingExchange implements Ticket {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingExchange.class);

    private final MessageReader message;
    private final ObjectStoreHeaders names;
    private final AsyncCallback callback;
    private final boolean deletesFile;

    /** @param deletesFile whether something is to be done after success even if the exchange does not wait */
    WaitingExchange(MessageReader message, ObjectStoreHeaders names, AsyncCallback callback, boolean deletesFile) {
        this.message = message;
        this.names = names;
        this.callback = callback;
        this.deletesFile = deletesFile;
    }

    @Override
    public void stored(StoredBatch batch, int index) {
        Exchange exchange = message.exchange();
        try {
            ObjectResultHeaders.written(names, batch.object())
                    .header(names.batchMessages, batch.size().messages())
                    .header(names.batchBytes, batch.size().bytes())
                    .header(names.batchMessageIndex, index)
                    .header(names.transfer, batch.transfer())
                    .applyTo(exchange);
            message.succeeded();
        } catch (IOException | RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(false);
    }

    @Override
    public void failed(Throwable cause) {
        message.failed(cause instanceof Exception e ? e : new IOException(cause));
        message.exchange().setException(cause);
        callback.done(false);
    }

    @Override
    public Optional<Ticket> ofWhatGoesOn() {
        return deletesFile ? Optional.of(new FileOfAcknowledged(message)) : Optional.empty();
    }

    /** The file of an exchange that was done before its bytes were stored. */
    private record FileOfAcknowledged(MessageReader message) implements Ticket {

        @Override
        public void stored(StoredBatch batch, int index) {
            try {
                message.succeeded();
            } catch (IOException e) {
                LOG.warn(
                        "A file is stored in {}, but could not be deleted here",
                        batch.object().ref(),
                        e);
            }
        }

        @Override
        public void failed(Throwable cause) {
            // the file stays
        }

        @Override
        public Optional<Ticket> ofWhatGoesOn() {
            return Optional.empty();
        }
    }
}
