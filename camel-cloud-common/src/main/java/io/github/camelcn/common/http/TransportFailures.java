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

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.camelcn.common.error.TransportException;

/** What the network's failures mean: in words, and for repeating. */
final class TransportFailures {

    /** The beginning of what OkHttp says of an answer that does not begin as one of HTTP does. */
    private static final String NO_HTTP = "Unexpected status line";

    /** A part of what OkHttp says of a 407 where it knows of no proxy. */
    private static final String UNEXPECTED_PROXY = "while not using proxy";

    private final HttpOptions options;

    TransportFailures(HttpOptions options) {
        this.options = options;
    }

    /** Whether the same request may succeed if it is sent again, and may be sent again. */
    boolean mayRepeat(IOException e, CallContext call) {
        boolean safe = !call.onTheWire() || call.request().idempotency() == Idempotency.IDEMPOTENT;
        return safe && isTemporary(e);
    }

    private static boolean isTemporary(IOException e) {
        if (e instanceof InterruptedIOException) {
            return e instanceof SocketTimeoutException;
        }
        return !(e instanceof ProtocolException
                || e instanceof PayloadBody.SourceFailure
                || e instanceof ProxyLogin.Refused
                || isUntrusted(e)
                || isNoTls(e));
    }

    private static boolean isUntrusted(IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return true;
        }
        return e instanceof SSLException && hasCause(e, CertificateException.class);
    }

    /** Java has no exception of its own for this. */
    private static boolean isNoTls(IOException e) {
        return e instanceof SSLException
                && e.getMessage() != null
                && e.getMessage().contains("unrecognized SSL message");
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether this looks like an idle connection that the service had closed: it was used before, and gave not one byte
     * of an answer. Sending again at once, on another connection, is all it takes.
     */
    boolean isStaleConnection(IOException e, CallContext call) {
        boolean dropped = e instanceof EOFException
                || e instanceof SocketException
                || e instanceof SSLException
                || e.getCause() instanceof EOFException;
        return dropped && call.diedOnReusedConnection();
    }

    TransportException explain(IOException e, CallContext call, int attempts) {
        ServiceRequest request = call.request();
        boolean mayHaveHappened = call.onTheWire() && request.idempotency() == Idempotency.NOT_IDEMPOTENT;
        return new TransportException(
                request.operation(), request.resource(), why(e, call), mayHaveHappened, call.onTheWire(), attempts, e);
    }

    private Duration readTimeout(ServiceRequest request) {
        return request.readTimeout().isZero() ? options.readTimeout() : request.readTimeout();
    }

    private String why(IOException e, CallContext call) {
        if (Thread.currentThread().isInterrupted()) {
            return "interrupted";
        }
        URI service = URI.create(call.request().url()).resolve("/");
        String address = service.getRawAuthority();
        if (e instanceof SocketTimeoutException) {
            return call.onTheWire()
                    ? "the connection stood still for longer than readTimeout (" + readTimeout(call.request())
                            + ") or writeTimeout (" + options.writeTimeout() + ")"
                    : "no connection within connectTimeout (" + options.connectTimeout() + ") to " + peer(address);
        }
        if (e instanceof UnknownHostException) {
            return unknownHost(e);
        }
        if (e instanceof ConnectException) {
            return "no connection to " + peer(address) + " (" + reason(e) + ")";
        }
        if (isUntrusted(e)) {
            return "the service's certificate is not trusted (" + e.getMessage()
                    + "). If that is a private cloud, give its certificate authority by sslContextParameters";
        }
        String message = reason(e);
        if (isNoTls(e)) {
            return "the answer is no TLS (" + message + "): if the service speaks plain http, write endpoint=http://"
                    + address + ", since an endpoint without http:// means https";
        }
        if (message.startsWith(NO_HTTP)) {
            return "the answer of " + address + " is no HTTP: if the service speaks TLS, the endpoint has to begin with"
                    + " https://";
        }
        if (message.contains(UNEXPECTED_PROXY)) {
            return "something on the way to " + address
                    + " wants the login for a proxy (407): set proxyHost, proxyPort," + " proxyUser and proxyPassword";
        }
        return message;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        String known = message == null || message.isEmpty() ? e.getClass().getSimpleName() : message;
        return e instanceof ConnectException && e.getCause() != null
                ? known + ": " + e.getCause().getMessage()
                : known;
    }

    /** Whom we really call, and which options say so. */
    private String peer(String address) {
        return options.proxy()
                .map(proxy ->
                        "the proxy " + proxy.host() + ":" + proxy.port() + ", as proxyHost and proxyPort name it,")
                .orElse(address);
    }

    private String unknownHost(IOException e) {
        String said = String.valueOf(e.getMessage());
        int colon = said.indexOf(": ");
        String host = colon < 0 ? said : said.substring(0, colon);
        boolean proxy = options.proxy().filter(its -> its.host().equals(host)).isPresent();
        return "unknown host " + host + ": check "
                + (proxy ? "proxyHost" : "endpoint, and zone or region")
                + ", and whether this machine resolves such names"
                + (proxy ? "" : "; behind a proxy set proxyHost and proxyPort");
    }
}
