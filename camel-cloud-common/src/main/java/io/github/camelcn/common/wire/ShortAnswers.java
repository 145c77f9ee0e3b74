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
package io.github.camelcn.common.wire;

import java.io.IOException;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;

import static java.util.Objects.requireNonNull;

/**
 * Reads the documents that services answer with, and asks again if one breaks off. Immutable.
 *
 * @param readings how often an answer that breaks off is asked for, in all; 1 or more
 */
public record ShortAnswers(int readings) {

    /** How requests reach the service. */
    @FunctionalInterface
    public interface Sender {
        /** @return a success; the caller closes it */
        ServiceResponse send(ServiceRequest request) throws IOException;
    }

    /** Reads an answer to its end. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ServiceResponse response) throws IOException;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @param request idempotent and repeatable
     * @param sender sends it, once for each reading
     * @param reader throws {@link MalformedAnswerException} for what it cannot understand
     * @throws IntegrityException if the answer is not what the protocol promises
     */
    public <T> T read(ServiceRequest request, Sender sender, Reader<T> reader) throws IOException {
        requireNonNull(request, "request");
        for (int reading = 1; ; reading++) {
            try (ServiceResponse response = sender.send(request)) {
                return read(response, request, reader);
            } catch (BrokenOff e) {
                if (reading >= readings) {
                    throw e.cause();
                }
            }
        }
    }

    private static <T> T read(ServiceResponse response, ServiceRequest request, Reader<T> reader) throws IOException {
        try {
            return reader.read(response);
        } catch (TransportException e) {
            throw new BrokenOff(e);
        } catch (MalformedAnswerException e) {
            throw new IntegrityException(request.operation(), request.resource(), e.getMessage());
        }
    }

    /** The headers came, the rest did not: unlike other failures the chain below could not see this one. */
    private static final class BrokenOff extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenOff(TransportException cause) {
            super(cause);
        }

        TransportException cause() {
            return (TransportException) getCause();
        }
    }
}
