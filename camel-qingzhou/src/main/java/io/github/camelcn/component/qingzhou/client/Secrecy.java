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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcn.common.http.ServiceRequest;

/**
 * Which members of requests and answers are secrets, by their names: gateways differ, and contracts can be changed, so a
 * list of the names one gateway uses would miss those of the next. Thread-safe.
 */
final class Secrecy {

    /** Without dashes and underscores, in lower case. */
    private static final List<String> TELLING =
            List.of("passw", "pwd", "secret", "token", "userdata", "privatekey", "credential", "vncurl", "consoleurl");

    private static final int SHORTEST = 4;

    /** Answers have few names, but nobody promises that. */
    private static final int MAX_KNOWN = 1000;

    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Secrecy() {}

    static boolean isSecret(String name) {
        Boolean known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        boolean secret = TELLING.stream().anyMatch(plain::contains);
        if (KNOWN.size() < MAX_KNOWN) {
            KNOWN.put(name, secret);
        }
        return secret;
    }

    /**
     * What a service says about a request, without the secrets that the request held: some gateways quote what they refuse.
     *
     * @param message of the service
     */
    static String hidden(ServiceRequest request, String message) {
        if (message.isEmpty()) {
            return message;
        }
        Set<String> secrets = new HashSet<>();
        String login = request.headers().getOrDefault("authorization", "");
        secrets.add(login.substring(login.indexOf(' ') + 1));
        byte[] body = bytes(request);
        Json.object(body).ifPresentOrElse(sent -> collect(sent, secrets), () -> collect(text(body), secrets));
        String url = request.url();
        collect(url.substring(url.indexOf('?') + 1), secrets);
        String hidden = message;
        for (String secret : secrets) {
            // what is shorter may be part of any word
            if (secret.length() >= SHORTEST) {
                hidden = hidden.replace(secret, "xxxxxx");
            }
        }
        return hidden;
    }

    private static void collect(Object sent, Set<String> secrets) {
        if (sent instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof String secret && isSecret(name.toString())) {
                    secrets.add(secret);
                } else {
                    collect(value, secrets);
                }
            });
        } else if (sent instanceof List<?> list) {
            list.forEach(element -> collect(element, secrets));
        }
    }

    /** @param parameters name=value, joined by {@code &} */
    private static void collect(String parameters, Set<String> secrets) {
        for (String parameter : parameters.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && isSecret(parameter.substring(0, equals))) {
                secrets.add(URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private static byte[] bytes(ServiceRequest request) {
        try (InputStream in = request.body().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the bodies of these requests are in memory", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
