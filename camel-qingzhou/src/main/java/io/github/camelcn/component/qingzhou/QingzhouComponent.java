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

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;

import io.github.camelcn.common.camel.CloudComponent;
import io.github.camelcn.common.camel.SharedClients;
import io.github.camelcn.common.camel.SharingKey;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.client.WaitScheduler;

/** Makes endpoints for Qingzhou; its own options are the defaults of theirs. */
@org.apache.camel.spi.annotations.Component("qingzhou")
public class QingzhouComponent extends CloudComponent implements SSLContextParametersAware {

    @Metadata
    private QingzhouConfiguration configuration = new QingzhouConfiguration();

    @Metadata
    private QingzhouConnectionOptions connection = new QingzhouConnectionOptions();

    @Metadata
    private QingzhouCredentialOptions credentials = new QingzhouCredentialOptions();

    @Metadata
    private QingzhouConsumerOptions consuming = new QingzhouConsumerOptions();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    private final SharedClients<SharingKey, QingzhouApi> clients = new SharedClients<>();
    /** Guarded by this; made when somebody first waits. */
    private ScheduledExecutorService waiting;
    /** Guarded by this; made together with it. */
    private ScheduledExecutorService alarms;
    /** Guarded by this; made when a route first waits. */
    private ExecutorService resuming;

    SharedClients<SharingKey, QingzhouApi> clients() {
        return clients;
    }

    /** The threads that look at changes; they live as long as the component runs. */
    synchronized WaitScheduler waitScheduler(int threads) {
        if (waiting == null) {
            waiting = getCamelContext()
                    .getExecutorServiceManager()
                    .newScheduledThreadPool(this, "QingzhouWaiter", threads);
            alarms = getCamelContext()
                    .getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "QingzhouAlarm");
        }
        return new ContextScheduler(waiting, alarms);
    }

    /** Where routes go on after a wait: as many threads as there are routes that do so at once, none when there are none. */
    synchronized Executor resumption() {
        if (resuming == null) {
            resuming = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "QingzhouRoute");
        }
        ExecutorService threads = resuming;
        return task -> {
            try {
                threads.execute(task);
            } catch (RejectedExecutionException e) {
                // nothing may be lost when the component stops
                task.run();
            }
        };
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        synchronized (this) {
            if (waiting != null) {
                getCamelContext().getExecutorServiceManager().shutdownNow(waiting);
                getCamelContext().getExecutorServiceManager().shutdownNow(alarms);
                waiting = null;
                alarms = null;
            }
            if (resuming != null) {
                getCamelContext().getExecutorServiceManager().shutdown(resuming);
                resuming = null;
            }
        }
    }

    /** @param remaining a label, which has no meaning but to tell endpoints apart */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining == null || remaining.isBlank()) {
            throw new IllegalArgumentException("the URI must have a label: qingzhou:label");
        }
        QingzhouEndpoint endpoint = new QingzhouEndpoint(shown(uri), this);
        endpoint.setLabel(remaining);
        endpoint.setConfiguration(configuration.copy());
        endpoint.setConnection(connection.copy());
        endpoint.setCredentials(credentials.copy());
        endpoint.setConsuming(consuming.copy());
        setProperties(endpoint, parameters);
        if (endpoint.getConnection().getSslContextParameters() == null) {
            endpoint.getConnection().setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    public QingzhouConfiguration getConfiguration() {
        return configuration;
    }

    /** What the cloud is and how it is spoken to. */
    public void setConfiguration(QingzhouConfiguration configuration) {
        this.configuration = configuration;
    }

    public QingzhouConnectionOptions getConnection() {
        return connection;
    }

    /** How the service is reached. */
    public void setConnection(QingzhouConnectionOptions connection) {
        this.connection = connection;
    }

    public QingzhouCredentialOptions getCredentials() {
        return credentials;
    }

    /** Who signs, or logs in. */
    public void setCredentials(QingzhouCredentialOptions credentials) {
        this.credentials = credentials;
    }

    public QingzhouConsumerOptions getConsuming() {
        return consuming;
    }

    /** What consumers watch. */
    public void setConsuming(QingzhouConsumerOptions consuming) {
        this.consuming = consuming;
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
