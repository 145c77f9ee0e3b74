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
package io.github.camelcn.component.qingstor;

import java.util.Map;
import java.util.Optional;

import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.OperationTable;
import io.github.camelcn.common.camel.SharedClients;
import io.github.camelcn.common.camel.SharingKey;
import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.camel.event.EventLocator;
import io.github.camelcn.common.camel.streaming.BatchAppender;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.component.qingstor.client.QingStorClient;
import io.github.camelcn.component.qingstor.client.QingStorCredentials;
import io.github.camelcn.component.qingstor.client.QingStorStore;
import io.github.camelcn.component.qingstor.event.QingStorEvents;
import io.github.camelcn.component.qingstor.operation.BatchAppends;
import io.github.camelcn.component.qingstor.operation.QingStorOperations;

/** Store and retrieve objects in QingStor object storage. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "qingstor",
        title = "QingStor",
        syntax = "qingstor:bucketName/key",
        category = {Category.CLOUD, Category.FILE},
        headersClass = QingStorHeaders.class)
public class QingStorEndpoint extends ObjectStoreEndpoint {

    private static final ObjectStoreHeaders HEADER_NAMES = new ObjectStoreHeaders("CamelQingstor");

    private final SharedClients<SharingKey, ObjectStore> clients;

    @UriPath(description = "The bucket.")
    @Metadata(required = true)
    private String bucketName;

    @UriPath(
            description = "The key of the object a producer works on, where neither the key header nor keyName names"
                    + " one; for a consumer the one object to consume, as fileName. May contain slashes.")
    private String key = "";

    @UriParam
    private QingStorConfiguration configuration = new QingStorConfiguration();

    public QingStorEndpoint(String uri, QingStorComponent component) {
        super(uri, component);
        this.clients = component.clients();
    }

    @Override
    public QingStorStore getStore() {
        return (QingStorStore) super.getStore();
    }

    @Override
    protected Optional<QingStorStore> givenStore() {
        return Optional.ofNullable(configuration.getQingstorClient());
    }

    @Override
    protected SharedClients.Lease<ObjectStore> leaseStore() throws Exception {
        SharingKey key = SharingKey.of(
                configuration.getEndpoint(),
                configuration.getZone(),
                configuration.isZoneAutoDetect(),
                configuration.isPathStyle(),
                workDir(),
                getCredentials().sharingKey(),
                getConnection().sharingKey());
        return clients.lease(key, this::openStore);
    }

    /** What is set here belongs into the key above. */
    private QingStorClient openStore() throws Exception {
        return QingStorClient.builder()
                .endpoint(configuration.getEndpoint())
                .zone(configuration.getZone())
                .zoneAutoDetect(configuration.isZoneAutoDetect())
                .virtualHostStyle(!configuration.isPathStyle())
                .workDir(workDir())
                .verifyContent(getConnection().isVerifyContent())
                .credentials(getCredentials().toProvider(QingStorCredentials.ofThisProcess()))
                .retryPolicy(getConnection().toRetryPolicy())
                .httpOptions(getConnection().toHttpOptions(getCamelContext()))
                .meters(monitor())
                .build();
    }

    @Override
    public EventDecoder eventDecoder() {
        return new QingStorEvents();
    }

    @Override
    public EventLocator eventLocator() {
        return EventLocator.in(bucketName, KeySpace.of(workDir()));
    }

    @Override
    public String defaultOperation() {
        return configuration.getOperation().name();
    }

    @Override
    protected OperationTable operations(ObjectFields fields) {
        return QingStorOperations.table(getStore(), uploader(), copier(), downloader(), fields);
    }

    @Override
    protected Optional<BatchAppender> batchAppender() {
        if (!configuration.isStreamingAppend()) {
            return Optional.empty();
        }
        if (readKey().isPresent()) {
            throw new IllegalArgumentException(
                    "streamingAppend and a customer's key exclude each other: QingStor does not encrypt what is appended");
        }
        return Optional.of(new BatchAppends(getStore()));
    }

    @Override
    public ObjectStoreHeaders getHeaderNames() {
        return HEADER_NAMES;
    }

    @Override
    public Optional<CustomerKey> readKey() {
        return configuration.encryption();
    }

    @Override
    protected Optional<CustomerKey> copySourceKey() {
        return configuration.copySourceEncryption();
    }

    @Override
    public String workDir() {
        return configuration.getWorkDir() == null ? "" : configuration.getWorkDir();
    }

    @Override
    public String pathKey() {
        return key == null ? "" : key;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getEndpoint();
    }

    @Override
    public String getServiceProtocol() {
        return "qingstor";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("bucket", bucketName, "zone", configuration.getZone());
    }

    @Override
    public String getBucketName() {
        return bucketName;
    }

    public void setBucketName(String bucketName) {
        this.bucketName = bucketName;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public QingStorConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(QingStorConfiguration configuration) {
        this.configuration = configuration;
    }
}
