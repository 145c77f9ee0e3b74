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

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import static java.util.Objects.requireNonNull;

/**
 * Where trust and client certificates come from instead of the JVM's defaults.
 *
 * @param context makes the sockets; it alone decides which certificates are trusted
 * @param trustManager the one inside {@code context}, as far as it is known; OkHttp asks only for its issuers
 */
public record TlsOptions(SSLContext context, X509TrustManager trustManager) {

    public TlsOptions {
        requireNonNull(context, "context");
        requireNonNull(trustManager, "trustManager");
    }

    /**
     * For a context whose trust manager is out of reach, as with Camel's {@code SSLContextParameters}. OkHttp insists
     * on one, but uses it only to tidy up chains for certificate pinning, which is not done here: the handshake is
     * checked by the context's own.
     */
    public static TlsOptions of(SSLContext context) {
        return new TlsOptions(context, new UnusedTrustManager());
    }

    /**
     * Believes every certificate, so anybody on the way can read and change everything. For tests and private clouds
     * with broken certificates, never for data that matters.
     */
    static TlsOptions trustingEverybody() {
        X509TrustManager everybody = new TrustEverybody();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {everybody}, new SecureRandom());
            return new TlsOptions(context, everybody);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    @Override
    public String toString() {
        return "TlsOptions[" + context.getProtocol() + "]";
    }

    private static final class UnusedTrustManager implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("the SSLContext decides");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("the SSLContext decides");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static final class TrustEverybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // everybody
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // everybody
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
