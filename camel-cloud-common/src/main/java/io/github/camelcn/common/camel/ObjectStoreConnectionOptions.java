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

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How an object store is reached, and whether what travels is checked; the same for every store. */
@UriParams
public class ObjectStoreConnectionOptions extends ConnectionOptions implements Cloneable {

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "60s",
            description =
                    "The longest time to establish a connection, or to wait for a free one, such as 60s. 0 waits without limit.")
    private Duration connectTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "100s",
            description = "The longest silence of the service while an answer is read. 0 waits without limit.")
    private Duration readTimeout = Duration.ofSeconds(100);

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "100s",
            description =
                    "The longest time the service may take no bytes while a request is written. 0 waits without limit.")
    private Duration writeTimeout = Duration.ofSeconds(100);

    @UriParam(
            label = "common,advanced",
            defaultValue = "60",
            description = "The most connections that are open at once; further calls wait for one. 1 or more.")
    private int maxConnections = 60;

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "200ms",
            description =
                    "The upper bound of the random wait before the first repetition; it doubles each time. More than 0.")
    private Duration retryDelay = Duration.ofMillis(200);

    @UriParam(
            label = "security",
            defaultValue = "false",
            description =
                    "INSECURE: accepts every certificate and every host name, so that anyone on the way can read and change what is sent. For tests against self-signed servers only.")
    private boolean trustAllCertificates = false;

    @UriParam(
            label = "common,advanced",
            defaultValue = "true",
            description =
                    "Whether every upload carries the MD5 of its bytes, which the service compares, and every download is compared with the MD5 that the service has of it. With false only lengths are checked: quicker by the time that hashing takes, for networks that check the bytes themselves.")
    private boolean verifyContent = true;

    @UriParam(
            label = "common,advanced",
            description =
                    "The most bytes of objects a second, such as 10MB, for all endpoints together that share this one's connections; uploads and downloads have this much each. By default there is no limit.")
    private String maxBandwidth;

    @UriParam(
            label = "common,advanced",
            defaultValue = "0",
            description =
                    "The most requests a second, repetitions included, for all endpoints together that share this one's connections; less than 1 is fine. A second's share may go out at once, the rest waits its turn. 0 sets no limit.")
    private double maxRequestsPerSecond = 0;

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

    @Override
    public boolean isTrustAllCertificates() {
        return trustAllCertificates;
    }

    public void setTrustAllCertificates(boolean trustAllCertificates) {
        this.trustAllCertificates = trustAllCertificates;
    }

    public boolean isVerifyContent() {
        return verifyContent;
    }

    public void setVerifyContent(boolean verifyContent) {
        this.verifyContent = verifyContent;
    }

    public String getMaxBandwidth() {
        return maxBandwidth;
    }

    public void setMaxBandwidth(String maxBandwidth) {
        this.maxBandwidth = maxBandwidth;
    }

    public double getMaxRequestsPerSecond() {
        return maxRequestsPerSecond;
    }

    public void setMaxRequestsPerSecond(double maxRequestsPerSecond) {
        this.maxRequestsPerSecond = maxRequestsPerSecond;
    }

    @Override
    protected long bytesPerSecond() {
        return maxBandwidth == null ? 0 : ByteSize.parse("maxBandwidth", maxBandwidth);
    }

    @Override
    protected double requestsPerSecond() {
        return maxRequestsPerSecond;
    }

    @Override
    protected SharingKey ownKey() {
        return SharingKey.of(
                connectTimeout,
                readTimeout,
                writeTimeout,
                maxConnections,
                retryDelay,
                trustAllCertificates,
                verifyContent,
                maxBandwidth,
                maxRequestsPerSecond);
    }

    @Override
    public ObjectStoreConnectionOptions copy() {
        try {
            return (ObjectStoreConnectionOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
