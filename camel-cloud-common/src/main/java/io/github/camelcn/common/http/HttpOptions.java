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
package io.github.camelcn.common.http;

import java.time.Duration;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How connections are made and kept. Timeouts of zero mean "no limit".
 *
 * @param connectTimeout for TCP and TLS handshakes, and for a free connection when all are in use; default 60 s
 * @param readTimeout longest silence while an answer is awaited or read; default 100 s
 * @param writeTimeout longest standstill while a request is written; default 100 s
 * @param callTimeout for a call as a whole, with all its attempts and waits, until the answer's headers are there and
 *     its body is read; default none
 * @param maxConnections used at the same time, and kept open when idle; 1 or more, default 60
 * @param keepAlive how long an idle connection is kept. Services close idle connections after a minute or so; a shorter
 *     time here means that we seldom write into a closed one. Default 30 s
 * @param proxy the proxy to go through; by default the JVM's proxy settings hold
 * @param tls trust and client certificates; by default the JVM's
 * @param trustAllCertificates INSECURE: believes every certificate and every host name
 * @param maxRequestsPerSecond attempts of all calls together; 0 for no limit, the default
 * @param maxBytesPerSecond bytes of request bodies together, and of answers' bodies together; 0 for no limit, the default
 */
public record HttpOptions(
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration callTimeout,
        int maxConnections,
        Duration keepAlive,
        Optional<ProxyOptions> proxy,
        Optional<TlsOptions> tls,
        boolean trustAllCertificates,
        double maxRequestsPerSecond,
        long maxBytesPerSecond) {

    /** Sixty connections, patient timeouts, the JVM's proxy and trust. */
    public static final HttpOptions DEFAULTS = builder().build();

    public HttpOptions {
        requireTimeout("connectTimeout", connectTimeout);
        requireTimeout("readTimeout", readTimeout);
        requireTimeout("writeTimeout", writeTimeout);
        requireTimeout("callTimeout", callTimeout);
        requireTimeout("keepAlive", keepAlive);
        if (keepAlive.isZero()) {
            throw new IllegalArgumentException("keepAlive must be at least 1 ms, but is zero");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be 1 or more, but is " + maxConnections);
        }
        requireNonNull(proxy, "proxy");
        requireNonNull(tls, "tls");
        if (trustAllCertificates && tls.isPresent()) {
            throw new IllegalArgumentException(
                    "trustAllCertificates would make sslContextParameters meaningless: use one of them");
        }
        if (!(maxRequestsPerSecond >= 0) || Double.isInfinite(maxRequestsPerSecond)) {
            throw new IllegalArgumentException(
                    "maxRequestsPerSecond must be 0 (no limit) or more, but is " + maxRequestsPerSecond);
        }
        if (maxBytesPerSecond < 0) {
            throw new IllegalArgumentException(
                    "maxBandwidth must be 0 (no limit) or more bytes a second, but is " + maxBytesPerSecond);
        }
    }

    private static void requireTimeout(String option, Duration value) {
        requireNonNull(value, option);
        if (value.isNegative()) {
            throw new IllegalArgumentException(option + " must be zero (no limit) or more, but is " + value);
        }
        if (!value.isZero() && value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(option + " must be at least 1 ms, but is " + value);
        }
        if (value.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    option + " must be at most " + Integer.MAX_VALUE + " ms (24 days), but is " + value);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; what is not set keeps its default. Not thread-safe. */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(60);
        private Duration readTimeout = Duration.ofSeconds(100);
        private Duration writeTimeout = Duration.ofSeconds(100);
        private Duration callTimeout = Duration.ZERO;
        private int maxConnections = 60;
        private Duration keepAlive = Duration.ofSeconds(30);
        private Optional<ProxyOptions> proxy = Optional.empty();
        private Optional<TlsOptions> tls = Optional.empty();
        private boolean trustAllCertificates;
        private double maxRequestsPerSecond;
        private long maxBytesPerSecond;

        private Builder() {}

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder readTimeout(Duration value) {
            readTimeout = value;
            return this;
        }

        public Builder writeTimeout(Duration value) {
            writeTimeout = value;
            return this;
        }

        public Builder callTimeout(Duration value) {
            callTimeout = value;
            return this;
        }

        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        public Builder keepAlive(Duration value) {
            keepAlive = value;
            return this;
        }

        public Builder proxy(ProxyOptions value) {
            proxy = Optional.of(value);
            return this;
        }

        public Builder tls(TlsOptions value) {
            tls = Optional.of(value);
            return this;
        }

        /** INSECURE when true: anybody on the way can read and change everything. */
        public Builder trustAllCertificates(boolean value) {
            trustAllCertificates = value;
            return this;
        }

        /** 0 for no limit. */
        public Builder maxRequestsPerSecond(double value) {
            maxRequestsPerSecond = value;
            return this;
        }

        /** For each direction; 0 for no limit. */
        public Builder maxBytesPerSecond(long value) {
            maxBytesPerSecond = value;
            return this;
        }

        public HttpOptions build() {
            return new HttpOptions(
                    connectTimeout,
                    readTimeout,
                    writeTimeout,
                    callTimeout,
                    maxConnections,
                    keepAlive,
                    proxy,
                    tls,
                    trustAllCertificates,
                    maxRequestsPerSecond,
                    maxBytesPerSecond);
        }
    }
}
