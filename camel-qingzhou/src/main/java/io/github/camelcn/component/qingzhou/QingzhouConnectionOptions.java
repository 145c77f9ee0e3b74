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
import org.apache.camel.support.jsse.SSLContextParameters;

import io.github.camelcn.common.camel.ConnectionOptions;

/** How the service is reached. Certificates are verified, always. A mutable bean because Camel sets it; read once at start. */
@UriParams
public class QingzhouConnectionOptions implements Cloneable {

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "10s",
            description =
                    "The longest time to establish a connection, or to wait for a free one. 0 waits without limit.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "60s",
            description = "The longest silence of the service while an answer is read. 0 waits without limit.")
    private Duration readTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "60s",
            description =
                    "The longest time the service may take no bytes while a request is written. 0 waits without limit.")
    private Duration writeTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "0",
            description = "The longest time of a whole call, with all repetitions. 0 sets no limit.")
    private Duration callTimeout = Duration.ZERO;

    @UriParam(
            label = "common,advanced",
            defaultValue = "20",
            description = "The most connections that are open at once; further calls wait for one. 1 or more.")
    private int maxConnections = 20;

    @UriParam(
            label = "common",
            defaultValue = "3",
            description =
                    "How often a failed call is sent again, where that is safe: after connection failures, server errors and throttling. 0 or more.")
    private int connectionRetries = 3;

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "500ms",
            description =
                    "The upper bound of the random wait before the first repetition; it doubles each time. More than 0.")
    private Duration retryDelay = Duration.ofMillis(500);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "20s",
            description =
                    "The longest wait before a repetition, also when the service asks for more. At least retryDelay.")
    private Duration retryMaxDelay = Duration.ofSeconds(20);

    @UriParam(label = "proxy", description = "The host of the proxy. Without it the proxy settings of the JVM hold.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the proxy, 1 to 65535; needed together with proxyHost.")
    private int proxyPort = 0;

    @UriParam(label = "proxy", defaultValue = "HTTP", description = "What the proxy speaks: HTTP or SOCKS.")
    private String proxyProtocol = "HTTP";

    @UriParam(label = "proxy,security", secret = true, description = "The user the proxy asks for.")
    private String proxyUser;

    @UriParam(label = "proxy,security", secret = true, description = "The password of proxyUser.")
    private String proxyPassword;

    @UriParam(
            label = "security",
            description = "TLS settings: trusted certificates, own certificate, protocols, cipher suites.")
    private SSLContextParameters sslContextParameters;

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getReadTimeout() {
        return readTimeout;
    }

    public void setReadTimeout(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    public Duration getWriteTimeout() {
        return writeTimeout;
    }

    public void setWriteTimeout(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    public Duration getCallTimeout() {
        return callTimeout;
    }

    public void setCallTimeout(Duration callTimeout) {
        this.callTimeout = callTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getConnectionRetries() {
        return connectionRetries;
    }

    public void setConnectionRetries(int connectionRetries) {
        this.connectionRetries = connectionRetries;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(Duration retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyProtocol() {
        return proxyProtocol;
    }

    public void setProxyProtocol(String proxyProtocol) {
        this.proxyProtocol = proxyProtocol;
    }

    public String getProxyUser() {
        return proxyUser;
    }

    public void setProxyUser(String proxyUser) {
        this.proxyUser = proxyUser;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    /** The same in the words of the suite, which knows how to make connections of it. */
    ConnectionOptions toConnectionOptions() {
        ConnectionOptions options = new ConnectionOptions();
        options.setConnectTimeout(connectTimeout);
        options.setReadTimeout(readTimeout);
        options.setWriteTimeout(writeTimeout);
        options.setCallTimeout(callTimeout);
        options.setMaxConnections(maxConnections);
        options.setConnectionRetries(connectionRetries);
        options.setRetryDelay(retryDelay);
        options.setRetryMaxDelay(retryMaxDelay);
        options.setProxyHost(proxyHost);
        options.setProxyPort(proxyPort);
        options.setProxyProtocol(proxyProtocol);
        options.setProxyUser(proxyUser);
        options.setProxyPassword(proxyPassword);
        options.setSslContextParameters(sslContextParameters);
        return options;
    }

    /** A copy that can be changed without changing this one. */
    public QingzhouConnectionOptions copy() {
        try {
            return (QingzhouConnectionOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
