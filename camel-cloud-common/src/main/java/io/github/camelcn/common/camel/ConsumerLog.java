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

import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.support.LoggingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.CloudException;

/**
 * What consumers do with failures unless an endpoint says otherwise: log a warning. What the service or the network
 * refused is one line, poll after poll: its message says what was asked, the answer and what to do, and its stack is
 * always the same one, which is shown only if the consumer's log has the level DEBUG. Everything else has its stack.
 */
public final class ConsumerLog extends LoggingExceptionHandler {

    private final Logger log;

    /** @param consumer whose log it is */
    public ConsumerLog(CamelContext context, Class<?> consumer) {
        this(context, LoggerFactory.getLogger(consumer));
    }

    ConsumerLog(CamelContext context, Logger log) {
        super(context, new CamelLogger(log, LoggingLevel.WARN));
        this.log = log;
    }

    /** Camel's question for failures that are logged without their stack. */
    @Override
    protected boolean isCausedByRollbackExchangeException(Throwable exception) {
        return exception instanceof CloudException && !log.isDebugEnabled()
                || super.isCausedByRollbackExchangeException(exception);
    }
}
