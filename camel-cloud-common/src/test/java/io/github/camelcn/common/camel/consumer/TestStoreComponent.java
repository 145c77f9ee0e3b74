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

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.PropertyBindingSupport;

import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.OperationTable;
import io.github.camelcn.common.camel.SharedClients;
import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectStore;

/** A component on any store, without generated code: {@code teststore:bucket?option=...}. */
final class TestStoreComponent extends DefaultComponent {

    private final ObjectStore store;
    private final Clock clock;
    private Optional<CustomerKey> readKey = Optional.empty();

    TestStoreComponent(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void setReadKey(CustomerKey key) {
        readKey = Optional.of(key);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String bucket, Map<String, Object> parameters) throws Exception {
        TestStoreEndpoint endpoint = new TestStoreEndpoint(uri, this, bucket);
        for (Object group : new Object[] {
            endpoint.getPolling(),
            endpoint.getPipeline(),
            endpoint.getEvents(),
            endpoint.getFilter(),
            endpoint.getAfterRead(),
            endpoint.getLock(),
            endpoint.getFollowing()
        }) {
            PropertyBindingSupport.build().withRemoveParameters(true).bind(getCamelContext(), group, parameters);
        }
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private final class TestStoreEndpoint extends ObjectStoreEndpoint {

        private final String bucket;

        TestStoreEndpoint(String uri, TestStoreComponent component, String bucket) {
            super(uri, component);
            this.bucket = bucket;
        }

        @Override
        protected Optional<ObjectStore> givenStore() {
            return Optional.of(store);
        }

        @Override
        protected SharedClients.Lease<ObjectStore> leaseStore() {
            throw new UnsupportedOperationException("the store is given");
        }

        @Override
        public String getServiceUrl() {
            return "teststore";
        }

        @Override
        public String getServiceProtocol() {
            return "memory";
        }

        @Override
        public String workDir() {
            return "";
        }

        @Override
        public String pathKey() {
            return "";
        }

        @Override
        protected Optional<CustomerKey> copySourceKey() {
            return Optional.empty();
        }

        @Override
        public String defaultOperation() {
            return "none";
        }

        @Override
        public EventDecoder eventDecoder() {
            return new LineEvents();
        }

        @Override
        protected OperationTable operations(ObjectFields fields) {
            throw new UnsupportedOperationException("a test of the consumer needs no producer");
        }

        @Override
        public String getBucketName() {
            return bucket;
        }

        @Override
        public ObjectStoreHeaders getHeaderNames() {
            return new ObjectStoreHeaders("CamelTeststore");
        }

        @Override
        public Optional<CustomerKey> readKey() {
            return readKey;
        }

        @Override
        public Clock clock() {
            return clock;
        }
    }
}
