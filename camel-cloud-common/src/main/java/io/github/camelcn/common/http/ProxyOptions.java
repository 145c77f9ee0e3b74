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

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * The proxy between us and the service.
 *
 * @param type HTTP (which also tunnels TLS) or SOCKS
 * @param host name or address
 * @param port 1 to 65535
 * @param user for proxies that ask who we are; empty for none
 * @param password the user's; never shown
 */
public record ProxyOptions(Type type, String host, int port, String user, String password) {

    /** Kinds of proxies. */
    public enum Type {
        HTTP,
        SOCKS;

        /** Reads {@code http} or {@code socks}, in any case. */
        public static Type of(String name) {
            return switch (name.trim().toLowerCase(Locale.ROOT)) {
                case "http" -> HTTP;
                case "socks" -> SOCKS;
                default -> throw new IllegalArgumentException("proxyProtocol must be http or socks, but is " + name);
            };
        }
    }

    public ProxyOptions {
        requireNonNull(type, "type");
        requireNonNull(host, "host");
        requireNonNull(user, "user");
        requireNonNull(password, "password");
        if (host.isBlank()) {
            throw new IllegalArgumentException("proxyHost must name a host, but is blank");
        }
        boolean address =
                host.startsWith("[") || host.chars().filter(c -> c == ':').count() > 1;
        if (host.contains("/") || host.contains(":") && !address) {
            throw new IllegalArgumentException("proxyHost must be the name of a host without scheme and port, such as"
                    + " proxy.example.com, but is " + host.replaceFirst("//[^/@]*@", "//"));
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("proxyPort must be 1 to 65535, but is " + port);
        }
        if (user.isEmpty() && !password.isEmpty()) {
            throw new IllegalArgumentException("proxyPassword is set, but proxyUser is not: set both, or neither");
        }
        if (type == Type.SOCKS && !user.isEmpty()) {
            throw new IllegalArgumentException("proxyUser works with an HTTP proxy only: Java knows SOCKS credentials"
                    + " for the whole process, so set them with java.net.Authenticator");
        }
    }

    /** An HTTP proxy that asks for no name. */
    public static ProxyOptions http(String host, int port) {
        return new ProxyOptions(Type.HTTP, host, port, "", "");
    }

    public static ProxyOptions http(String host, int port, String user, String password) {
        return new ProxyOptions(Type.HTTP, host, port, user, password);
    }

    public static ProxyOptions socks(String host, int port) {
        return new ProxyOptions(Type.SOCKS, host, port, "", "");
    }

    /** The address is left unresolved: names of the outer world may be unknown here, and the proxy's may change. */
    Proxy toProxy() {
        return type == Type.HTTP
                ? new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port))
                : new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(host, port));
    }

    @Override
    public String toString() {
        String who = user.isEmpty() ? "" : user + ":***@";
        return "ProxyOptions[" + type.name().toLowerCase(Locale.ROOT) + "://" + who + host + ":" + port + "]";
    }
}
