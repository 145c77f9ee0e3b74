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
package io.github.camelcn.common.camel.monitor;

import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferListener;

/** Tells Camel's event notifiers of transfers. Costs a look at an empty list when there are none. */
final class TransferEvents implements TransferListener {

    private static final Logger LOG = LoggerFactory.getLogger(TransferEvents.class);

    private final CamelContext context;
    private final String service;

    TransferEvents(CamelContext context, String service) {
        this.context = context;
        this.service = service;
    }

    @Override
    public void progressed(Transfer transfer) {
        ManagementStrategy management = context.getManagementStrategy();
        List<EventNotifier> notifiers = management == null ? List.of() : management.getEventNotifiers();
        if (notifiers == null || notifiers.isEmpty()) {
            return;
        }
        TransferEvent event = null;
        for (EventNotifier notifier : notifiers) {
            if (notifier.isDisabled()) {
                continue;
            }
            if (event == null) {
                event = new TransferEvent(service, transfer);
                event.setTimestamp(System.currentTimeMillis());
            }
            tell(notifier, event);
        }
    }

    /** A notifier that fails must not fail what it was told about. */
    private static void tell(EventNotifier notifier, TransferEvent event) {
        try {
            if (notifier.isEnabled(event)) {
                notifier.notify(event);
            }
        } catch (Exception e) {
            LOG.warn("The event notifier {} failed with {}", notifier, event, e);
        }
    }
}
