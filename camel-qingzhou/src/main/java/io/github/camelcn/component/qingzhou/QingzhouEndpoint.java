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
package io.github.camelcn.component.qingzhou;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Category;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.IOHelper;

import io.github.camelcn.common.camel.ProducerHealthCheck;
import io.github.camelcn.common.camel.SharedClients;
import io.github.camelcn.common.camel.SharingKey;
import io.github.camelcn.common.camel.monitor.CloudMonitors;
import io.github.camelcn.common.monitor.ServiceMonitor;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.client.QingzhouClient;
import io.github.camelcn.component.qingzhou.client.QingzhouSigner;
import io.github.camelcn.component.qingzhou.client.WaitOptions;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;

/** Create, control and watch instances of Qingzhou and QingCloud. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "qingzhou",
        title = "Qingzhou",
        syntax = "qingzhou:label",
        category = {Category.CLOUD, Category.MANAGEMENT},
        headersClass = QingzhouHeaders.class)
public class QingzhouEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

    @UriPath(description = "A name that tells this endpoint from others; it has no other meaning.")
    @Metadata(required = true)
    private String label;

    @UriParam
    private QingzhouConfiguration configuration = new QingzhouConfiguration();

    @UriParam
    private QingzhouConnectionOptions connection = new QingzhouConnectionOptions();

    @UriParam
    private QingzhouCredentialOptions credentials = new QingzhouCredentialOptions();

    @UriParam
    private QingzhouConsumerOptions consuming = new QingzhouConsumerOptions();

    /** Written when the endpoint starts and stops, read by its producers and consumers meanwhile. */
    private volatile QingzhouApi client;

    private volatile SharedClients.Lease<QingzhouApi> lease;
    private ProducerHealthCheck.Registration healthCheck;

    public QingzhouEndpoint(String uri, QingzhouComponent component) {
        super(uri, component);
    }

    @Override
    public QingzhouComponent getComponent() {
        return (QingzhouComponent) super.getComponent();
    }

    /**
     * The client, open from the endpoint's start to its stop.
     *
     * @throws IllegalStateException at other times
     */
    public QingzhouApi getClient() {
        QingzhouApi open = client;
        if (open == null) {
            throw new IllegalStateException("endpoint " + this + " is not started");
        }
        return open;
    }

    /** Null while the endpoint is not started. */
    QingzhouApi clientIfStarted() {
        return client;
    }

    @Override
    protected void doStart() throws Exception {
        waitOptions();
        if (configuration.getWaitThreads() < 1) {
            throw new IllegalArgumentException(
                    "waitThreads must be 1 or more, but is " + configuration.getWaitThreads());
        }
        QingzhouApi given = configuration.getQingzhouClient();
        lease = given == null ? getComponent().clients().lease(sharingKey(), this::openClient) : null;
        try {
            client = given == null ? lease.client() : given;
            super.doStart();
        } catch (Exception e) {
            client = null;
            IOHelper.close(lease);
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        client = null;
        IOHelper.close(lease);
        lease = null;
    }

    /** All that shapes a client; what is set in {@link #openClient} belongs here. */
    private SharingKey sharingKey() {
        return SharingKey.of(
                configuration.getApiStyle(),
                configuration.getEndpoint(),
                configuration.getRegion(),
                configuration.getZone(),
                configuration.getContract(),
                configuration.getSigner(),
                configuration.getCacheTtl(),
                configuration.getMaxCallsPerHour(),
                configuration.getPasswordPolicy(),
                configuration.getClockSkewThreshold(),
                configuration.getRestTimeZone(),
                configuration.isRestListStatus(),
                configuration.getVncPublicHost(),
                configuration.getMonitorTimeOffsetSeconds(),
                configuration.isPreferPost(),
                configuration.isAllowInsecureHttp(),
                credentials.sharingKey(),
                connection.sharingKey());
    }

    private QingzhouClient openClient() throws Exception {
        return QingzhouClient.builder()
                .apiStyle(configuration.getApiStyle())
                .endpoint(orEmpty(configuration.getEndpoint()))
                .region(orEmpty(configuration.getRegion()))
                .zone(orEmpty(configuration.getZone()))
                .contract(contract())
                .signer(orEmpty(configuration.getSigner()))
                .signerBeans(this::signerBean)
                .cacheTtl(configuration.getCacheTtl())
                .maxCallsPerHour(configuration.getMaxCallsPerHour())
                .passwordPolicy(configuration.getPasswordPolicy())
                .clockSkewThreshold(configuration.getClockSkewThreshold())
                .restTimeZone(restTimeZone())
                .restListStatus(configuration.isRestListStatus())
                .vncPublicHost(orEmpty(configuration.getVncPublicHost()))
                .monitorTimeOffsetSeconds(configuration.getMonitorTimeOffsetSeconds())
                .preferPost(configuration.isPreferPost())
                .allowInsecureHttp(configuration.isAllowInsecureHttp())
                .credentials(QingzhouKeys.provider(credentials, configuration.getApiStyle()))
                .retryPolicy(connection.toRetryPolicy())
                .httpOptions(connection.toHttpOptions(getCamelContext()))
                .meters(monitor())
                .build();
    }

    /** What goes on at the service, of all endpoints of this scheme in the Camel context. */
    ServiceMonitor monitor() {
        return CloudMonitors.of(getCamelContext()).monitor(getServiceProtocol(), false);
    }

    private ZoneId restTimeZone() {
        String zone = configuration.getRestTimeZone();
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "restTimeZone must be a time zone such as UTC, Asia/Shanghai or +08:00, but is " + zone, e);
        }
    }

    private Contract contract() throws IOException {
        String file = configuration.getContract();
        if (file == null || file.equals(Contract.BUILT_IN)) {
            return Contract.builtIn();
        }
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(getCamelContext(), file)) {
            return Contract.overlaid(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(
                    "contract must be file: or classpath: and the path of a file that exists, but is " + file, e);
        }
    }

    private Optional<QingzhouSigner> signerBean(String name) {
        return Optional.ofNullable(getCamelContext().getRegistry().lookupByNameAndType(name, QingzhouSigner.class));
    }

    WaitOptions waitOptions() {
        return new WaitOptions(
                Optional.ofNullable(configuration.getWaitTimeout()),
                configuration.getWaitInterval(),
                configuration.getWaitSettle());
    }

    @Override
    public Producer createProducer() {
        return new QingzhouProducer(this, healthCheck().forProducer());
    }

    /** The question that needs the least right there is. */
    void testConnection(HealthCheckResultBuilder builder) throws IOException {
        QingzhouApi open = getClient();
        builder.detail("endpoint", open.endpoint()).detail("apiStyle", open.apiStyle());
        open.execute(new TestConnectionRequest());
        builder.up();
    }

    /** The one check of all producers. */
    private synchronized ProducerHealthCheck.Registration healthCheck() {
        if (healthCheck == null) {
            healthCheck = new ProducerHealthCheck.Registration(
                    getCamelContext(),
                    new ProducerHealthCheck("producer:qingzhou-" + getId(), this::testConnection),
                    getComponent().isHealthCheckProducerEnabled());
        }
        return healthCheck;
    }

    @Override
    public org.apache.camel.Consumer createConsumer(Processor processor) throws Exception {
        QingzhouConsumer made = new QingzhouConsumer(this, processor);
        configureConsumer(made);
        return made;
    }

    @Override
    public String getServiceUrl() {
        QingzhouApi open = client;
        return open == null ? orEmpty(configuration.getEndpoint()) : open.endpoint();
    }

    @Override
    public String getServiceProtocol() {
        return "qingzhou";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("apiStyle", configuration.getApiStyle().name(), "region", orEmpty(configuration.getRegion()));
    }

    private static String orEmpty(String option) {
        return option == null ? "" : option;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public QingzhouConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(QingzhouConfiguration configuration) {
        this.configuration = configuration;
    }

    public QingzhouConnectionOptions getConnection() {
        return connection;
    }

    public void setConnection(QingzhouConnectionOptions connection) {
        this.connection = connection;
    }

    public QingzhouCredentialOptions getCredentials() {
        return credentials;
    }

    public void setCredentials(QingzhouCredentialOptions credentials) {
        this.credentials = credentials;
    }

    public QingzhouConsumerOptions getConsuming() {
        return consuming;
    }

    public void setConsuming(QingzhouConsumerOptions consuming) {
        this.consuming = consuming;
    }
}
