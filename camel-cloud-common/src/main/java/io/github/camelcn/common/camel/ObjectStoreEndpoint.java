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

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Expression;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Service;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.IOHelper;

import io.github.camelcn.common.camel.consumer.ObjectStoreConsumer;
import io.github.camelcn.common.camel.consumer.ObjectStorePollingConsumer;
import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.camel.event.EventLocator;
import io.github.camelcn.common.camel.event.EventOptions;
import io.github.camelcn.common.camel.monitor.CloudMonitors;
import io.github.camelcn.common.camel.monitor.TransferWatch;
import io.github.camelcn.common.camel.resume.ResumeOptions;
import io.github.camelcn.common.camel.resume.StaleUploadCleaning;
import io.github.camelcn.common.camel.resume.StateRepositoryMemory;
import io.github.camelcn.common.camel.streaming.BatchAppender;
import io.github.camelcn.common.camel.streaming.StreamingOptions;
import io.github.camelcn.common.camel.streaming.StreamingTarget;
import io.github.camelcn.common.camel.streaming.StreamingUploadProducer;
import io.github.camelcn.common.monitor.ServiceMonitor;
import io.github.camelcn.common.multipart.DownloadOptions;
import io.github.camelcn.common.multipart.FileDownloader;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.StaleUploads;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * What the consumer and the producer of every store need of their endpoint. The client is leased when the endpoint
 * starts and given back when it stops; the last endpoint that gives it back closes it. A client that was given by an
 * option is closed by whoever made it.
 */
public abstract class ObjectStoreEndpoint extends ScheduledPollEndpoint
        implements EndpointServiceLocation, HeaderFilterStrategyAware {

    @UriParam
    private PollingOptions polling = new PollingOptions();

    @UriParam
    private PipelineOptions pipeline = new PipelineOptions();

    @UriParam
    private EventOptions events = new EventOptions();

    @UriParam
    private FilterOptions filter = new FilterOptions();

    @UriParam
    private AfterReadOptions afterRead = new AfterReadOptions();

    @UriParam
    private LockOptions lock = new LockOptions();

    @UriParam
    private FollowOptions following = new FollowOptions();

    @UriParam
    private ObjectStoreConnectionOptions connection = new ObjectStoreConnectionOptions();

    @UriParam
    private CredentialOptions credentials = new CredentialOptions();

    @UriParam
    private UploadOptions upload = new UploadOptions();

    @UriParam
    private ProducerOptions producing = new ProducerOptions();

    @UriParam
    private ResumeOptions resume = new ResumeOptions();

    @UriParam
    private StreamingOptions streaming = new StreamingOptions();

    @UriParam(
            label = "common,advanced",
            description = "Which names of user metadata travel between the metadata header and the store. By default"
                    + " all but those that start with Camel.")
    private HeaderFilterStrategy headerFilterStrategy = new ObjectStoreHeaderFilterStrategy();

    @UriParam
    private MonitorOptions monitoring = new MonitorOptions();

    /**
     * Null unless the endpoint is started. Written when it starts and stops, read by the threads of its producers and
     * consumers meanwhile.
     */
    private volatile OpenStore open;

    private ProducerHealthCheck.Registration healthCheck;

    protected ObjectStoreEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** The bucket of the endpoint's path; never empty for a consumer. */
    public abstract String getBucketName();

    /** The key of the endpoint's path; empty if there is none. */
    public abstract String pathKey();

    /** The part of the bucket that keys are in, as the option has it; empty for all of it. */
    public abstract String workDir();

    /** The names of this component's message headers. */
    public abstract ObjectStoreHeaders getHeaderNames();

    /** The customer's key that consumed objects are read with, and that everything is written with. */
    public abstract Optional<CustomerKey> readKey();

    /** The customer's key of what is copied. */
    protected abstract Optional<CustomerKey> copySourceKey();

    /** The client that was given by an option; it stays open when the endpoint stops. */
    protected abstract Optional<? extends ObjectStore> givenStore();

    /** The client of the options, shared with endpoints that have the same. Makes no request. */
    protected abstract SharedClients.Lease<ObjectStore> leaseStore() throws Exception;

    /** The operation of messages that do not name one. */
    public abstract String defaultOperation();

    /** All operations, upon the open store. */
    protected abstract OperationTable operations(ObjectFields fields);

    /**
     * The store, open from the endpoint's start to its stop.
     *
     * @throws IllegalStateException at other times
     */
    public ObjectStore getStore() {
        return open().store();
    }

    private OpenStore open() {
        OpenStore current = open;
        if (current == null) {
            throw new IllegalStateException("endpoint " + this + " is not started");
        }
        return current;
    }

    @Override
    protected void doStart() throws Exception {
        TransferOptions wanted = upload.toTransferOptions();
        resume.check();
        DownloadOptions download = resume.toDownloadOptions();
        operationDefaults();
        Optional<? extends ObjectStore> given = givenStore();
        Optional<SharedClients.Lease<ObjectStore>> lease =
                given.isPresent() ? Optional.empty() : Optional.of(leaseStore());
        try {
            if (lease.isPresent()) {
                requireConnectionPerPart("uploadConcurrency", wanted.concurrency());
                if (download.folder().isPresent()) {
                    requireConnectionPerPart("downloadConcurrency", download.concurrency());
                }
            }
            ObjectStore store = given.isPresent() ? given.get() : lease.get().client();
            TransferOptions transfer = upload.toTransferOptions(store.capabilities());
            open = new OpenStore(
                    store,
                    lease,
                    transfer,
                    newUploader(store, transfer),
                    new LargeCopy(store, transfer),
                    new FileDownloader(store, download));
            super.doStart();
        } catch (Exception e) {
            // Camel does not stop what failed to start
            open = null;
            lease.ifPresent(IOHelper::close);
            throw e;
        }
    }

    private MultipartUploader newUploader(ObjectStore opened, TransferOptions options) {
        StateRepository<String, String> repository = resume.getUploadStateRepository();
        if (repository == null) {
            return new MultipartUploader(opened, options);
        }
        // never stopped from here: others may use it
        CamelContextAware.trySetCamelContext(repository, getCamelContext());
        ServiceHelper.startService(repository);
        return new MultipartUploader(opened, options, new StateRepositoryMemory(repository, scheme()));
    }

    private String scheme() {
        return getEndpointBaseUri().substring(0, getEndpointBaseUri().indexOf(':'));
    }

    /** Parts beyond the connections would wait for one until they fail. A client that was given has its own limit. */
    private void requireConnectionPerPart(String option, int concurrency) {
        if (concurrency > connection.getMaxConnections()) {
            throw new IllegalArgumentException(option + " is " + concurrency + ", but maxConnections only "
                    + connection.getMaxConnections() + ": each part that is under way needs a connection, so lower the"
                    + " one or raise the other");
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        OpenStore last = open;
        open = null;
        // an endpoint that never started has none
        if (last != null) {
            last.close();
        }
    }

    /** What goes on at the service, of all endpoints of this scheme in the Camel context. */
    public final ServiceMonitor monitor() {
        return CloudMonitors.of(getCamelContext()).monitor(getServiceProtocol(), true);
    }

    /** Watches what takes long. */
    public final TransferWatch transfers() {
        return new TransferWatch(monitor(), monitoring.getProgressInterval());
    }

    /** Stores payloads of any length; open while the endpoint is started. */
    protected MultipartUploader uploader() {
        return open().uploader();
    }

    /** Copies objects of any size; open while the endpoint is started. */
    protected LargeCopy copier() {
        return open().copier();
    }

    /** Writes objects to files; open while the endpoint is started. */
    protected FileDownloader downloader() {
        return open().downloader();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ObjectStoreConsumer consumer = new ObjectStoreConsumer(this, processor);
        consumer.setMaxMessagesPerPoll(polling.getMaxMessagesPerPoll());
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public PollingConsumer createPollingConsumer() {
        return new ObjectStorePollingConsumer(this);
    }

    @Override
    public Producer createProducer() {
        List<Service> companions = new ArrayList<>();
        if (producing.isAutoCreateBucket()) {
            companions.add(new BucketCreation(
                    this::getStore,
                    new CreateBucketRequest(getBucketName(), specifics().bucketAcl())));
        }
        if (resume.getCleanStaleUploads() != null) {
            companions.add(staleUploadCleaning());
        }
        companions.add(healthCheck().forProducer());
        if (streaming.isStreamingUploadMode()) {
            return new StreamingUploadProducer(this, streaming, this::streamingTarget, companions);
        }
        return new OperationProducer(
                this,
                () -> operations(fields()),
                getHeaderNames().operation,
                getHeaderNames().requestId,
                defaultOperation(),
                producing.isPojoRequest(),
                companions);
    }

    /** Within the endpoint's own corner: its key, else its prefix, else its bucket. */
    private Service staleUploadCleaning() {
        String key = pathKey();
        return new StaleUploadCleaning(
                getCamelContext(),
                () -> {
                    MultipartUploader uploader = uploader();
                    return new StaleUploads(
                            getStore(),
                            clock(),
                            upload -> !key.isEmpty()
                                            && !key.equals(upload.target().key())
                                    || uploader.remembers(upload));
                },
                getBucketName(),
                key.isEmpty() ? orEmpty(polling.getPrefix()) : key,
                resume.getCleanStaleUploads());
    }

    private ObjectFields fields() {
        return new ObjectFields(getHeaderNames(), operationDefaults(), specifics(), transfers());
    }

    private StreamingTarget streamingTarget() {
        if (producing.isPojoRequest()) {
            throw new IllegalArgumentException(
                    "pojoRequest and streamingUploadMode exclude each other: a batch has no typed request");
        }
        if (!defaultOperation().equals("putObject")) {
            throw new IllegalArgumentException(
                    "streamingUploadMode is a way of putObject, but operation is " + defaultOperation());
        }
        if (upload.getFileExist() != FileExist.Override) {
            throw new IllegalArgumentException(
                    "fileExist and streamingUploadMode exclude each other: batches get names of"
                            + " their own, see namingStrategy and restartingPolicy");
        }
        return new StreamingTarget(getStore(), fields(), open().transfer(), batchAppender());
    }

    /** Adds batches to one object, if the store can do that and its options say so. Asked when a producer starts. */
    protected Optional<BatchAppender> batchAppender() {
        return Optional.empty();
    }

    /** The one check of all producers; made by the first of them, since the bucket is not known before. */
    private synchronized ProducerHealthCheck.Registration healthCheck() {
        if (healthCheck == null) {
            healthCheck = new ProducerHealthCheck.Registration(
                    getCamelContext(),
                    new ProducerHealthCheck(
                            "producer:" + scheme() + "-" + getId(), new BucketProbe(this::getStore, getBucketName())),
                    getComponent() instanceof HealthCheckComponent component
                            && component.isHealthCheckProducerEnabled());
        }
        return healthCheck;
    }

    /** The options as operations take them, checked. */
    protected OperationDefaults operationDefaults() {
        return new OperationDefaults(
                getBucketName(),
                pathKey(),
                keyName(),
                orEmpty(upload.getStorageClass()),
                upload.toCharset(),
                readKey(),
                copySourceKey(),
                headerFilterStrategy,
                orEmpty(polling.getPrefix()),
                polling.listedDelimiter(),
                producing.getMaxKeys(),
                producing.isLazyListing(),
                upload.getFileExist(),
                upload.isDeleteAfterWrite(),
                producing.getDownloadLinkExpiration(),
                producing.getUploadLinkExpiration(),
                producing.getOlderThan());
    }

    private Optional<Expression> keyName() {
        if (orEmpty(upload.getKeyName()).isEmpty()) {
            return Optional.empty();
        }
        Expression expression = getCamelContext().resolveLanguage("simple").createExpression(upload.getKeyName());
        expression.init(getCamelContext());
        return Optional.of(expression);
    }

    private static String orEmpty(String option) {
        return option == null ? "" : option;
    }

    public PollingOptions getPolling() {
        return polling;
    }

    public void setPolling(PollingOptions polling) {
        this.polling = polling;
    }

    public EventOptions getEvents() {
        return events;
    }

    public void setEvents(EventOptions events) {
        this.events = events;
    }

    public PipelineOptions getPipeline() {
        return pipeline;
    }

    public void setPipeline(PipelineOptions pipeline) {
        this.pipeline = pipeline;
    }

    public ObjectStoreConnectionOptions getConnection() {
        return connection;
    }

    public void setConnection(ObjectStoreConnectionOptions connection) {
        this.connection = connection;
    }

    public CredentialOptions getCredentials() {
        return credentials;
    }

    public void setCredentials(CredentialOptions credentials) {
        this.credentials = credentials;
    }

    public UploadOptions getUpload() {
        return upload;
    }

    public void setUpload(UploadOptions upload) {
        this.upload = upload;
    }

    public ProducerOptions getProducing() {
        return producing;
    }

    public void setProducing(ProducerOptions producing) {
        this.producing = producing;
    }

    public ResumeOptions getResume() {
        return resume;
    }

    public void setResume(ResumeOptions resume) {
        this.resume = resume;
    }

    public StreamingOptions getStreaming() {
        return streaming;
    }

    public void setStreaming(StreamingOptions streaming) {
        this.streaming = streaming;
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    public FilterOptions getFilter() {
        return filter;
    }

    public void setFilter(FilterOptions filter) {
        this.filter = filter;
    }

    public AfterReadOptions getAfterRead() {
        return afterRead;
    }

    public void setAfterRead(AfterReadOptions afterRead) {
        this.afterRead = afterRead;
    }

    public FollowOptions getFollowing() {
        return following;
    }

    public void setFollowing(FollowOptions following) {
        this.following = following;
    }

    public LockOptions getLock() {
        return lock;
    }

    public void setLock(LockOptions lock) {
        this.lock = lock;
    }

    /**
     * What understands the notifications of this store.
     *
     * @throws IllegalArgumentException if it sends none
     */
    public EventDecoder eventDecoder() {
        throw new IllegalArgumentException("this store sends no notifications, so eventsFrom has no effect");
    }

    /** What tells which object of this endpoint a notification means: by default the one of that name. */
    public EventLocator eventLocator() {
        return EventLocator.in(getBucketName(), KeySpace.WHOLE_BUCKET);
    }

    public MonitorOptions getMonitoring() {
        return monitoring;
    }

    public void setMonitoring(MonitorOptions monitoring) {
        this.monitoring = monitoring;
    }

    /** What only this store understands; nothing unless a component has such options. Asked once for each producer. */
    protected StoreSpecifics specifics() {
        return StoreSpecifics.NONE;
    }

    /** The clock that ages and waiting times go by: the store's, whichever is open. */
    public Clock clock() {
        InstantSource service = () -> getStore().clock().instant();
        return service.withZone(ZoneOffset.UTC);
    }
}
