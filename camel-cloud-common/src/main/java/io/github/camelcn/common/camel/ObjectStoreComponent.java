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

import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;

import io.github.camelcn.common.camel.event.EventOptions;
import io.github.camelcn.common.camel.resume.ResumeOptions;
import io.github.camelcn.common.camel.streaming.StreamingOptions;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * Makes the endpoints of an object store; its own options are the defaults of theirs. A component of one store adds what
 * is particular to it.
 */
public abstract class ObjectStoreComponent extends CloudComponent implements SSLContextParametersAware {

    @Metadata(description = "How the service is reached.")
    private ObjectStoreConnectionOptions connection = new ObjectStoreConnectionOptions();

    @Metadata(description = "Who signs.")
    private CredentialOptions credentials = new CredentialOptions();

    @Metadata(description = "How objects are written.")
    private UploadOptions upload = new UploadOptions();

    @Metadata(description = "How operations behave.")
    private ProducerOptions producing = new ProducerOptions();

    @Metadata(description = "How transfers go on after a failure.")
    private ResumeOptions resume = new ResumeOptions();

    @Metadata(description = "What consumers list and how they read.")
    private PollingOptions polling = new PollingOptions();

    @Metadata(description = "How much consumers do at once.")
    private PipelineOptions pipeline = new PipelineOptions();

    @Metadata(description = "How consumers hear of objects between their polls.")
    private EventOptions events = new EventOptions();

    @Metadata(description = "Which objects consumers take.")
    private FilterOptions filter = new FilterOptions();

    @Metadata(description = "What becomes of consumed objects.")
    private AfterReadOptions afterRead = new AfterReadOptions();

    @Metadata(description = "How consumers follow a bucket.")
    private FollowOptions following = new FollowOptions();

    @Metadata(description = "How consumers share a bucket.")
    private LockOptions lock = new LockOptions();

    @Metadata(description = "How many messages become one object.")
    private StreamingOptions streaming = new StreamingOptions();

    @Metadata(description = "What is told of long transfers.")
    private MonitorOptions monitoring = new MonitorOptions();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether the TLS settings of the Camel context are used where an endpoint has none of its own.")
    private boolean useGlobalSslContextParameters;

    private final SharedClients<SharingKey, ObjectStore> clients = new SharedClients<>();

    /** The clients that the endpoints of this component have in common. */
    public final SharedClients<SharingKey, ObjectStore> clients() {
        return clients;
    }

    /**
     * An endpoint with a copy of the store's own options, and nothing else set.
     *
     * @param shownUri the URI without secrets, to show the endpoint by
     * @param bucket of the URI's path
     * @param key of the URI's path; empty if there is none
     */
    protected abstract ObjectStoreEndpoint newEndpoint(String shownUri, String bucket, String key) throws Exception;

    /** @param remaining bucket, or bucket/key; null if the URI is a scheme alone */
    @Override
    protected final Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        String path = remaining == null ? "" : remaining;
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        if (bucket.isBlank()) {
            String scheme = scheme(uri);
            throw new IllegalArgumentException(
                    "the URI must name a bucket: " + scheme + ":bucketName or " + scheme + ":bucketName/key");
        }
        String key = slash < 0 ? "" : path.substring(slash + 1);
        ObjectStoreEndpoint endpoint = newEndpoint(shown(uri), bucket, key);
        endpoint.setConnection(connection.copy());
        endpoint.setCredentials(credentials.copy());
        endpoint.setUpload(upload.copy());
        endpoint.setProducing(producing.copy());
        endpoint.setResume(resume.copy());
        endpoint.setPolling(polling.copy());
        endpoint.setPipeline(pipeline.copy());
        endpoint.setEvents(events.copy());
        endpoint.setFilter(filter.copy());
        endpoint.setAfterRead(afterRead.copy());
        endpoint.setFollowing(following.copy());
        endpoint.setLock(lock.copy());
        endpoint.setStreaming(streaming.copy());
        endpoint.setMonitoring(monitoring.copy());
        if (!key.isEmpty()) {
            endpoint.getPolling().setFileName(key);
        }
        setProperties(endpoint, parameters);
        ObjectStoreConnectionOptions own = endpoint.getConnection();
        if (own.getSslContextParameters() == null && !own.isTrustAllCertificates()) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
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

    public StreamingOptions getStreaming() {
        return streaming;
    }

    public void setStreaming(StreamingOptions streaming) {
        this.streaming = streaming;
    }

    public MonitorOptions getMonitoring() {
        return monitoring;
    }

    public void setMonitoring(MonitorOptions monitoring) {
        this.monitoring = monitoring;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
