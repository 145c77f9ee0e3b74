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

import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.ConnectionOptions;
import io.github.camelcn.common.camel.CredentialOptions;
import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.PollingOptions;
import io.github.camelcn.common.camel.ProducerOptions;
import io.github.camelcn.common.camel.SecretOptions;
import io.github.camelcn.common.camel.SharedStores;
import io.github.camelcn.common.camel.SharingKey;
import io.github.camelcn.common.camel.UploadOptions;

/** Makes endpoints for QingStor; its own options are the defaults of theirs. */
@Component("qingstor")
public class QingStorComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata
    private QingStorConfiguration configuration = new QingStorConfiguration();

    @Metadata
    private ConnectionOptions connection = new ConnectionOptions();

    @Metadata
    private CredentialOptions credentials = new CredentialOptions();

    @Metadata
    private UploadOptions upload = new UploadOptions();

    @Metadata
    private ProducerOptions producing = new ProducerOptions();

    @Metadata
    private PollingOptions polling = new PollingOptions();

    @Metadata
    private FilterOptions filter = new FilterOptions();

    @Metadata
    private AfterReadOptions afterRead = new AfterReadOptions();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    private final SharedStores<SharingKey> clients = new SharedStores<>();

    /** The clients that the endpoints of this component have in common. */
    SharedStores<SharingKey> clients() {
        return clients;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        SecretOptions.mask(getCamelContext(), "encryptionCustomerKey");
    }

    /** @param remaining bucket, or bucket/key */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int slash = remaining.indexOf('/');
        String bucket = slash < 0 ? remaining : remaining.substring(0, slash);
        if (bucket.isBlank()) {
            throw new IllegalArgumentException(
                    "the URI must name a bucket: qingstor:bucketName or qingstor:bucketName/key");
        }
        QingStorEndpoint endpoint = new QingStorEndpoint(UriSecrets.hidden(uri), this);
        endpoint.setBucketName(bucket);
        endpoint.setKey(slash < 0 ? "" : remaining.substring(slash + 1));
        endpoint.setConfiguration(configuration.copy());
        endpoint.setConnection(connection.copy());
        endpoint.setCredentials(credentials.copy());
        endpoint.setUpload(upload.copy());
        endpoint.setProducing(producing.copy());
        endpoint.setPolling(polling.copy());
        endpoint.setFilter(filter.copy());
        endpoint.setAfterRead(afterRead.copy());
        if (!endpoint.getKey().isEmpty()) {
            endpoint.getPolling().setFileName(endpoint.getKey());
        }
        setProperties(endpoint, parameters);
        ConnectionOptions own = endpoint.getConnection();
        if (own.getSslContextParameters() == null && !own.isTrustAllCertificates()) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    public QingStorConfiguration getConfiguration() {
        return configuration;
    }

    /** What is particular to QingStor. */
    public void setConfiguration(QingStorConfiguration configuration) {
        this.configuration = configuration;
    }

    public ConnectionOptions getConnection() {
        return connection;
    }

    /** How the service is reached. */
    public void setConnection(ConnectionOptions connection) {
        this.connection = connection;
    }

    public CredentialOptions getCredentials() {
        return credentials;
    }

    /** Who signs. */
    public void setCredentials(CredentialOptions credentials) {
        this.credentials = credentials;
    }

    public UploadOptions getUpload() {
        return upload;
    }

    /** How objects are written. */
    public void setUpload(UploadOptions upload) {
        this.upload = upload;
    }

    public ProducerOptions getProducing() {
        return producing;
    }

    /** How operations behave. */
    public void setProducing(ProducerOptions producing) {
        this.producing = producing;
    }

    public PollingOptions getPolling() {
        return polling;
    }

    /** What consumers list and how they read. */
    public void setPolling(PollingOptions polling) {
        this.polling = polling;
    }

    public FilterOptions getFilter() {
        return filter;
    }

    /** Which objects consumers take. */
    public void setFilter(FilterOptions filter) {
        this.filter = filter;
    }

    public AfterReadOptions getAfterRead() {
        return afterRead;
    }

    /** What becomes of consumed objects. */
    public void setAfterRead(AfterReadOptions afterRead) {
        this.afterRead = afterRead;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether the TLS settings of the Camel context are used where an endpoint has none of its own. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
