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

import java.util.List;
import java.util.concurrent.TimeUnit;

import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * OkHttp without initiative: it sends what it is given, once, to where it is told. HTTP/1.1 only, so that a request in
 * flight is a connection in use; addresses one after the other instead of raced, because racing connects on other
 * threads, where an interrupt does not reach.
 */
final class PlainOkHttp {

    private final OkHttpClient client;

    PlainOkHttp(HttpOptions options, ProxyLogin proxyLogin, Dns dns) {
        OkHttpClient.Builder okhttp = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(new ResendGuard())
                .fastFallback(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .socketFactory(new WideSocketFactory(options.connectTimeout()))
                .connectionPool(new ConnectionPool(
                        options.maxConnections(), options.keepAlive().toMillis(), TimeUnit.MILLISECONDS))
                .eventListenerFactory(call -> CallContext.of(call.request()))
                .connectTimeout(options.connectTimeout())
                .readTimeout(options.readTimeout())
                .writeTimeout(options.writeTimeout())
                .callTimeout(options.callTimeout())
                .dns(dns)
                .proxyAuthenticator(proxyLogin);
        options.proxy().ifPresent(proxy -> okhttp.proxy(proxy.toProxy()));
        options.tls().ifPresent(tls -> trust(okhttp, tls));
        if (options.trustAllCertificates()) {
            trust(okhttp, TlsOptions.trustingEverybody());
            okhttp.hostnameVerifier((host, session) -> true);
        }
        client = okhttp.build();
    }

    private static void trust(OkHttpClient.Builder okhttp, TlsOptions tls) {
        okhttp.sslSocketFactory(tls.context().getSocketFactory(), tls.trustManager());
    }

    /** A client with these steps above it; all of them share connections. */
    OkHttpClient with(List<Interceptor> chain) {
        OkHttpClient.Builder builder = client.newBuilder();
        chain.forEach(builder::addInterceptor);
        return builder.build();
    }
}
