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
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;

/**
 * Keeps the token of the rest style: one login at a time, others wait for it; a new one before the old one ends.
 * Thread-safe.
 *
 * <p>Source: the OpenIDCS driver, {@code _login} and {@code _ensure_token}.
 */
final class RestLogin {

    static final String OPERATION = "login";

    private static final long RENEWED_SECONDS_BEFORE_ITS_END = 60;
    private static final long USUAL_LIFETIME_SECONDS = 3600;

    private final String base;
    private final HttpCalls http;
    private final RestPatience patience;
    private final Clock clock;
    /** Guarded by this. */
    private String token = "";

    private Instant end = Instant.MIN;
    private Credentials owner = Credentials.ANONYMOUS;

    RestLogin(String base, HttpCalls http, RestPatience patience, Clock clock) {
        this.base = base;
        this.http = http;
        this.patience = patience;
        this.clock = clock;
    }

    /** A token of the present user that is good for another minute, by a login if need be. */
    synchronized String token() throws IOException {
        if (token.isEmpty()
                || !http.credentials().equals(owner)
                || clock.instant().plusSeconds(RENEWED_SECONDS_BEFORE_ITS_END).isAfter(end)) {
            login();
        }
        return token;
    }

    /** The service does not take this token any more; another one that somebody fetched meanwhile stays. */
    synchronized void refused(String refused) {
        if (token.equals(refused)) {
            token = "";
        }
    }

    /** Logs in, whether there is a token or not. A password that was replaced meanwhile is tried, too. */
    synchronized void login() throws IOException {
        Credentials user = http.credentials();
        try {
            login(user);
        } catch (InvalidCredentialsException e) {
            // the client has looked for other keys because of this answer, but the password was in the body
            Credentials now = http.credentials();
            if (now.equals(user)) {
                throw e;
            }
            login(now);
        }
    }

    private void login(Credentials user) throws IOException {
        if (user.isAnonymous()) {
            throw new IllegalArgumentException(
                    "apiStyle=rest needs username and password (or accessKeyId and accessKeySecret in their place)");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("username", user.accessKey());
        body.put("password", user.secretKey());
        ServiceRequest request =
                ServiceRequest.of(OPERATION, "", "POST", base + "auth/login").withBody(Payload.of(Json.bytes(body)));
        request.header("content-type", "application/json").header("accept", "application/json");
        Instant asked = clock.instant();
        Answer answer = http.send(patience.withLogin(request));
        Map<?, ?> data = answer.get("data") instanceof Map<?, ?> map ? map : Map.of();
        String fresh = Values.textOrEmpty(data.get("token"));
        if (fresh.isEmpty()) {
            throw new IntegrityException(OPERATION, "", "the answer holds no token");
        }
        Long lifetime = Values.whole(data.get("expire"));
        token = fresh;
        owner = user;
        end = asked.plusSeconds(lifetime == null ? USUAL_LIFETIME_SECONDS : lifetime);
    }

    synchronized void forget() {
        token = "";
    }
}
