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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.kodo.store.KodoAccount;
import io.github.camelcn.emulator.kodo.store.KodoOptions;

/** Tells who sent a native request, and refuses forged or stale ones. */
final class NativeAuthenticator {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    /** Source: Qiniu documentation 3928: 403 "request time too skewed" beyond 15 minutes. */
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);

    private final Map<String, KodoAccount> accounts = new HashMap<>();
    private final Clock clock;

    NativeAuthenticator(KodoOptions options, Clock clock) {
        options.accounts().forEach(account -> accounts.put(account.accessKey(), account));
        this.clock = clock;
    }

    /** Whether the header is one of management. */
    static boolean isManagement(String authorization) {
        return authorization.startsWith("Qiniu ") || authorization.startsWith("QBox ");
    }

    /** The user who sent a management request. */
    @NotVerified("Temporary key pairs sign native requests like permanent ones, without their token.")
    String authenticate(HttpRequest request, byte[] body) {
        String header = request.headers().firstOr("Authorization", "");
        int blank = header.indexOf(' ');
        int colon = header.indexOf(':');
        if (colon < blank) {
            throw NativeError.badToken("bad token");
        }
        KodoAccount account = account(header.substring(blank + 1, colon));
        String signature = header.substring(colon + 1);
        boolean signed = header.startsWith("QBox ")
                ? NativeSignature.matches(
                        account.secretKey(),
                        NativeSignature.qboxText(request.pathAndQuery(), request.headers(), body),
                        signature)
                : signedFor(request.authority(), request, body, account, signature)
                        || signedFor(Hosts.of(request), request, body, account, signature);
        if (!signed) {
            throw NativeError.badToken("bad token");
        }
        request.headers().first("X-Qiniu-Date").ifPresent(this::checkSkew);
        return account.userId();
    }

    /** The official SDK for Java signs the port and leaves it out of the Host header of some calls. */
    @VerifiedAgainst(service = "qiniu-java-sdk 7.19.0", date = "2026-11-20")
    private static boolean signedFor(
            String host, HttpRequest request, byte[] body, KodoAccount account, String signature) {
        byte[] text =
                NativeSignature.qiniuText(request.method(), request.pathAndQuery(), host, request.headers(), body);
        return NativeSignature.matches(account.secretKey(), text, signature);
    }

    private KodoAccount account(String accessKey) {
        KodoAccount account = accounts.get(accessKey);
        if (account == null
                || account.expires().isPresent()
                        && !clock.instant().isBefore(account.expires().get())) {
            throw NativeError.badToken("bad token");
        }
        return account;
    }

    private void checkSkew(String date) {
        Instant sent;
        try {
            sent = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw NativeError.badRequest("invalid X-Qiniu-Date");
        }
        if (Duration.between(sent, clock.instant()).abs().compareTo(MAX_SKEW) > 0) {
            throw new NativeError(NativeError.FORBIDDEN, "request time is too skewed");
        }
    }

    /** Reads and checks an upload token; its deadline is the business of whoever creates the file. */
    PutPolicy policy(String token) {
        String[] parts = token.split(":", -1);
        if (parts.length != 3) {
            throw NativeError.badToken(token.isEmpty() ? "token not specified" : "bad token");
        }
        KodoAccount account = account(parts[0]);
        if (!NativeSignature.matches(account.secretKey(), parts[2].getBytes(StandardCharsets.UTF_8), parts[1])) {
            throw NativeError.badToken("bad token");
        }
        JsonNode json;
        try {
            json = Arguments.json(Arguments.decoded(parts[2]).getBytes(StandardCharsets.UTF_8));
        } catch (NativeError e) {
            throw NativeError.badToken("bad token");
        }
        return new PutPolicy(account.userId(), json);
    }

    /** The user a download link was made by; empty when the link is not signed. */
    Optional<String> link(HttpRequest request) {
        String target = request.pathAndQuery();
        int at = Math.max(target.indexOf("?token="), target.indexOf("&token="));
        if (at < 0) {
            return Optional.empty();
        }
        String token = target.substring(at + "&token=".length());
        int colon = token.indexOf(':');
        String url = (request.secure() ? "https://" : "http://") + request.authority() + target.substring(0, at);
        if (colon < 0) {
            throw NativeError.badToken("bad token");
        }
        KodoAccount account = account(token.substring(0, colon));
        if (!NativeSignature.matches(
                account.secretKey(), url.getBytes(StandardCharsets.UTF_8), token.substring(colon + 1))) {
            throw NativeError.badToken("bad token");
        }
        return Optional.of(account.userId());
    }

    /** Refuses what ended before now. */
    void requireFuture(long epochSecond, String message) {
        if (clock.instant().getEpochSecond() > epochSecond) {
            throw NativeError.badToken(message);
        }
    }
}
