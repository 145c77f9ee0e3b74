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

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.http.ProxyOptions;
import io.github.camelcn.common.http.TlsOptions;
import io.github.camelcn.common.retry.RetryPolicy;

/**
 * How a service is reached, the same for every component. A mutable bean because Camel sets it; read once at start.
 *
 * <p>Options whose defaults depend on the service are declared by its own class, since Camel documents the default where
 * the option is declared.
 */
@UriParams
public abstract class ConnectionOptions {

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "0",
            description =
                    "The longest time of a whole call, with all repetitions, until the last byte of the answer is read. 0 sets no limit.")
    private Duration callTimeout = Duration.ZERO;

    @UriParam(
            label = "common",
            defaultValue = "3",
            description =
                    "How often a failed call is sent again, where that is safe: after connection failures, server errors and throttling. 0 or more.")
    private int connectionRetries = 3;

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

    @UriParam(label = "proxy", defaultValue = "HTTP", enums = "HTTP,SOCKS", description = "What the proxy speaks.")
    private String proxyProtocol = "HTTP";

    @UriParam(label = "proxy,security", secret = true, description = "The user the proxy asks for.")
    private String proxyUser;

    @UriParam(label = "proxy,security", secret = true, description = "The password of proxyUser.")
    private String proxyPassword;

    @UriParam(
            label = "security",
            description = "TLS settings: trusted certificates, own certificate, protocols, cipher suites.")
    private SSLContextParameters sslContextParameters;

    /** The longest time to establish a connection, or to wait for a free one. Zero waits without limit. */
    public abstract Duration getConnectTimeout();

    /** The longest silence of the service while an answer is read. Zero waits without limit. */
    public abstract Duration getReadTimeout();

    /** The longest time the service may take no bytes while a request is written. Zero waits without limit. */
    public abstract Duration getWriteTimeout();

    /** The most connections that are open at once. 1 or more. */
    public abstract int getMaxConnections();

    /** The upper bound of the random wait before the first repetition. More than zero. */
    public abstract Duration getRetryDelay();

    /** Whether every certificate is accepted; false where there is no such option. */
    public abstract boolean isTrustAllCertificates();

    /** The most bytes of bodies a second, each way; 0 for no limit, as where there is no such option. */
    protected abstract long bytesPerSecond();

    /** The most attempts a second; 0 for no limit, as where there is no such option. */
    protected abstract double requestsPerSecond();

    /** All that the service's own class declares, as {@link #sharingKey} takes it. */
    protected abstract SharingKey ownKey();

    /** A copy that can be changed without changing this one. */
    public abstract ConnectionOptions copy();

    public Duration getCallTimeout() {
        return callTimeout;
    }

    public void setCallTimeout(Duration callTimeout) {
        this.callTimeout = callTimeout;
    }

    public int getConnectionRetries() {
        return connectionRetries;
    }

    public void setConnectionRetries(int connectionRetries) {
        this.connectionRetries = connectionRetries;
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

    /**
     * Connections as the call chain wants them.
     *
     * @param context finds what sslContextParameters refer to
     */
    public final HttpOptions toHttpOptions(CamelContext context) throws GeneralSecurityException, IOException {
        HttpOptions.Builder options = HttpOptions.builder()
                .connectTimeout(getConnectTimeout())
                .readTimeout(getReadTimeout())
                .writeTimeout(getWriteTimeout())
                .callTimeout(callTimeout)
                .maxConnections(getMaxConnections())
                .maxBytesPerSecond(bytesPerSecond())
                .maxRequestsPerSecond(requestsPerSecond())
                .trustAllCertificates(isTrustAllCertificates());
        if (proxyHost != null) {
            options.proxy(new ProxyOptions(
                    ProxyOptions.Type.of(proxyProtocol),
                    proxyHost,
                    proxyPort,
                    Objects.requireNonNullElse(proxyUser, ""),
                    Objects.requireNonNullElse(proxyPassword, "")));
        } else if (proxyPort != 0 || proxyUser != null || proxyPassword != null) {
            throw new IllegalArgumentException(
                    "proxyPort, proxyUser and proxyPassword need proxyHost: set it, or leave them out");
        }
        if (sslContextParameters != null) {
            options.tls(TlsOptions.of(sslContextParameters.createSSLContext(context)));
        }
        return options.build();
    }

    /** Retries as the call chain wants them. */
    public final RetryPolicy toRetryPolicy() {
        if (connectionRetries == 0) {
            return RetryPolicy.NEVER;
        }
        return new RetryPolicy(connectionRetries, getRetryDelay(), retryMaxDelay);
    }

    /** All of this; certificates are the same if they come from the same sslContextParameters. */
    public final SharingKey sharingKey() {
        return SharingKey.of(
                callTimeout,
                connectionRetries,
                retryMaxDelay,
                proxyHost,
                proxyPort,
                proxyProtocol,
                proxyUser,
                proxyPassword,
                SharingKey.sameObject(sslContextParameters),
                ownKey());
    }
}
