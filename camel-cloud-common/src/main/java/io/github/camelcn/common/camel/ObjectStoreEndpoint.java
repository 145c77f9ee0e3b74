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

import java.util.Optional;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;

import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectStore;

/** What the consumer and the producer of every store need of their endpoint. */
public abstract class ObjectStoreEndpoint extends ScheduledPollEndpoint {

    @UriParam
    private PollingOptions polling = new PollingOptions();

    protected ObjectStoreEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** The store, open from the endpoint's start to its stop. */
    public abstract ObjectStore getStore();

    /** The bucket of the endpoint's path; never empty for a consumer. */
    public abstract String getBucketName();

    /** The names of this component's message headers. */
    public abstract ObjectStoreHeaders getHeaderNames();

    /** The customer's key that consumed objects are read with. */
    public abstract Optional<CustomerKey> readKey();

    public PollingOptions getPolling() {
        return polling;
    }

    public void setPolling(PollingOptions polling) {
        this.polling = polling;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        throw new UnsupportedOperationException("no consumer yet");
    }
}
