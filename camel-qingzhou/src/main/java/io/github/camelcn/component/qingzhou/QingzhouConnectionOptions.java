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

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.common.camel.ConnectionOptions;
import io.github.camelcn.common.camel.SharingKey;

/** How the service is reached, with the patience that suits short calls. Certificates are verified, always. */
@UriParams
public class QingzhouConnectionOptions extends ConnectionOptions implements Cloneable {

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "10s",
            description =
                    "The longest time to establish a connection, or to wait for a free one. 0 waits without limit.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "60s",
            description =
                    "The longest silence of the service while an answer is read. 0 waits without limit. With apiStyle=rest"
                            + " and the default a login has 15s, and what reads or deletes has 30s.")
    private Duration readTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "60s",
            description =
                    "The longest time the service may take no bytes while a request is written. 0 waits without limit.")
    private Duration writeTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "common,advanced",
            defaultValue = "20",
            description = "The most connections that are open at once; further calls wait for one. 1 or more.")
    private int maxConnections = 20;

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "500ms",
            description =
                    "The upper bound of the random wait before the first repetition; it doubles each time. More than 0.")
    private Duration retryDelay = Duration.ofMillis(500);

    @Override
    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    @Override
    public Duration getReadTimeout() {
        return readTimeout;
    }

    public void setReadTimeout(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    @Override
    public Duration getWriteTimeout() {
        return writeTimeout;
    }

    public void setWriteTimeout(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    @Override
    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    @Override
    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    /** Never: there is no such option. */
    @Override
    public boolean isTrustAllCertificates() {
        return false;
    }

    @Override
    protected long bytesPerSecond() {
        return 0;
    }

    /** The one limit of this component, maxCallsPerHour, counts calls and not what connections carry. */
    @Override
    protected double requestsPerSecond() {
        return 0;
    }

    @Override
    protected SharingKey ownKey() {
        return SharingKey.of(connectTimeout, readTimeout, writeTimeout, maxConnections, retryDelay);
    }

    @Override
    public QingzhouConnectionOptions copy() {
        try {
            return (QingzhouConnectionOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
