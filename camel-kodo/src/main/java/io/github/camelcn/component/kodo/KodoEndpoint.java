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
package io.github.camelcn.component.kodo;

import java.io.IOException;
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
import io.github.camelcn.common.camel.StoreSpecifics;
import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.camel.event.EventLocator;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.component.kodo.client.KodoClient;
import io.github.camelcn.component.kodo.client.KodoStore;
import io.github.camelcn.component.kodo.client.ManagedBuckets;
import io.github.camelcn.component.kodo.event.KodoEvents;
import io.github.camelcn.component.kodo.management.ManagementClient;
import io.github.camelcn.component.kodo.operation.KodoOperations;
import io.github.camelcn.component.kodo.operation.NativeRefusal;

/** Store and retrieve objects in Qiniu Kodo object storage, and manage them. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "kodo",
        title = "Kodo",
        syntax = "kodo:bucketName/key",
        category = {Category.CLOUD, Category.FILE},
        headersClass = KodoHeaders.class)
public class KodoEndpoint extends ObjectStoreEndpoint {

    private static final ObjectStoreHeaders HEADER_NAMES = new ObjectStoreHeaders("CamelKodo");

    private final SharedClients<SharingKey, ObjectStore> clients;

    @UriPath(description = "The bucket, by its S3 name; most buckets have only one name.")
    @Metadata(required = true)
    private String bucketName;

    @UriPath(
            description = "The key of the object a producer works on, where neither the key header nor keyName names"
                    + " one; for a consumer the one object to consume, as fileName. May contain slashes.")
    private String key = "";

    @UriParam
    private KodoConfiguration configuration = new KodoConfiguration();

    public KodoEndpoint(String uri, KodoComponent component) {
        super(uri, component);
        this.clients = component.clients();
    }

    /** Refuses options that do not go together before anything is opened. */
    @Override
    protected void doStart() throws Exception {
        specifics();
        if (configuration.isRequesterPays() && configuration.getOperation().usesNativeApi()) {
            throw NativeRefusal.because(configuration.getOperation());
        }
        int days = configuration.getRestoreDays();
        if (days < 1 || days > 7) {
            throw new IllegalArgumentException("restoreDays must be 1 to 7, but is " + days);
        }
        super.doStart();
    }

    @Override
    public KodoStore getStore() {
        return (KodoStore) super.getStore();
    }

    @Override
    protected Optional<KodoStore> givenStore() {
        return Optional.ofNullable(configuration.getKodoClient());
    }

    @Override
    protected SharedClients.Lease<ObjectStore> leaseStore() throws Exception {
        SharingKey sharingKey = SharingKey.of(
                orEmpty(configuration.getEndpoint()),
                orEmpty(configuration.getRegion()),
                configuration.getUcEndpoint(),
                configuration.isRegionAutoDetect(),
                configuration.isPathStyle(),
                orEmpty(configuration.getWorkDir()),
                configuration.isRequesterPays(),
                orEmpty(configuration.getDownloadDomain()),
                configuration.getPayloadSigning(),
                orEmpty(configuration.getSecurityToken()),
                getCredentials().sharingKey(),
                getConnection().sharingKey());
        return clients.lease(sharingKey, this::openStore);
    }

    private static String orEmpty(String option) {
        return option == null ? "" : option;
    }

    /** What is set here belongs into the key above. */
    private KodoClient openStore() throws Exception {
        CredentialsProvider credentials =
                getCredentials().toProvider(KodoKeys.ofThisProcess(), orEmpty(configuration.getSecurityToken()));
        ManagementClient management = ManagementClient.builder()
                .ucEndpoint(configuration.getUcEndpoint())
                .region(orEmpty(configuration.getRegion()))
                .downloadDomain(orEmpty(configuration.getDownloadDomain()))
                .workDir(orEmpty(configuration.getWorkDir()))
                .credentials(credentials)
                .retryPolicy(getConnection().toRetryPolicy())
                .httpOptions(getConnection().toHttpOptions(getCamelContext()))
                .meters(monitor())
                .build();
        KodoClient.Builder client = KodoClient.builder()
                .endpoint(orEmpty(configuration.getEndpoint()))
                .region(orEmpty(configuration.getRegion()))
                .virtualHostStyle(!configuration.isPathStyle())
                .workDir(orEmpty(configuration.getWorkDir()))
                .requesterPays(configuration.isRequesterPays())
                .payloadSigning(configuration.getPayloadSigning())
                .verifyContent(getConnection().isVerifyContent())
                .credentials(credentials)
                .retryPolicy(getConnection().toRetryPolicy())
                .httpOptions(getConnection().toHttpOptions(getCamelContext()))
                .meters(monitor())
                .management(management);
        if (configuration.isRegionAutoDetect()) {
            ManagedBuckets buckets = new ManagedBuckets(management);
            client.bucketLocator(buckets).bucketNames(buckets);
        }
        try {
            return client.build();
        } catch (RuntimeException e) {
            management.close();
            throw e;
        }
    }

    @Override
    public EventDecoder eventDecoder() {
        return new KodoEvents(
                getCredentials().toProvider(KodoKeys.ofThisProcess(), orEmpty(configuration.getSecurityToken())));
    }

    /** Notifications may name the bucket by its Kodo name. */
    @Override
    public EventLocator eventLocator() {
        EventLocator byName = EventLocator.in(bucketName, KeySpace.of(orEmpty(configuration.getWorkDir())));
        return event -> byName.locate(event.bucket().equals(bucketName) ? event : event.in(s3Name(event.bucket())));
    }

    private String s3Name(String kodoName) throws IOException {
        try {
            return getStore().management().s3Name(kodoName).orElse(kodoName);
        } catch (IllegalStateException e) {
            // a client without the native API, or keys that it does not take: then names are what they are
            return kodoName;
        }
    }

    @Override
    protected StoreSpecifics specifics() {
        return new KodoSpecifics(configuration);
    }

    @Override
    public String defaultOperation() {
        return configuration.getOperation().name();
    }

    @Override
    protected OperationTable operations(ObjectFields fields) {
        return KodoOperations.table(
                getStore(),
                uploader(),
                copier(),
                downloader(),
                fields,
                new KodoOperations.Options(
                        orEmpty(configuration.getRegion()),
                        configuration.getRestoreDays(),
                        configuration.isRequesterPays()));
    }

    @Override
    public ObjectStoreHeaders getHeaderNames() {
        return HEADER_NAMES;
    }

    /** Kodo does not encrypt with keys of the customer's. */
    @Override
    public Optional<CustomerKey> readKey() {
        return Optional.empty();
    }

    @Override
    protected Optional<CustomerKey> copySourceKey() {
        return Optional.empty();
    }

    @Override
    public String workDir() {
        return orEmpty(configuration.getWorkDir());
    }

    @Override
    public String pathKey() {
        return key == null ? "" : key;
    }

    /** The S3 endpoint, or, where it depends on the bucket's region, the address that knows it. */
    @Override
    public String getServiceUrl() {
        if (!orEmpty(configuration.getEndpoint()).isBlank()) {
            return configuration.getEndpoint();
        }
        String region = orEmpty(configuration.getRegion());
        return region.isBlank() ? configuration.getUcEndpoint() : "https://s3." + region + ".qiniucs.com";
    }

    @Override
    public String getServiceProtocol() {
        return "kodo";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("bucket", bucketName, "region", orEmpty(configuration.getRegion()));
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

    public KodoConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(KodoConfiguration configuration) {
        this.configuration = configuration;
    }
}
