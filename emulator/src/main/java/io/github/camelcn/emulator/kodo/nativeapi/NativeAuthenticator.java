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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.Verdict;
import io.github.camelcn.emulator.kodo.store.KodoAccount;
import io.github.camelcn.emulator.kodo.store.KodoOptions;

/** Tells who sent a native request, and refuses forged or stale ones. */
final class NativeAuthenticator {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    /** Source: Qiniu documentation 3928: 403 "request time too skewed" beyond 15 minutes. */
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);

    private static final String NO_MATCH = "the signature does not match";

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
        Examination examination = request.examination();
        int blank = header.indexOf(' ');
        int colon = header.indexOf(':');
        if (colon < blank) {
            throw refused(
                    examination, Verdict.Check.HEADER, "Authorization must read 'Qiniu <access key>:<signature>'");
        }
        examination.claims(header.substring(0, blank));
        KodoAccount account = account(examination, header.substring(blank + 1, colon));
        String signature = header.substring(colon + 1);
        byte[] qbox = NativeSignature.qboxText(request.pathAndQuery(), request.headers(), body);
        byte[] text = header.startsWith("QBox ") ? qbox : qiniuText(request, request.authority(), body);
        examination.over(utf8(text));
        if (!NativeSignature.matches(account.secretKey(), text, signature)
                && (text == qbox || !signedWithPort(request, body, account, signature))) {
            explain(request, body, account, signature);
            throw refused(examination, Verdict.Check.SIGNATURE, NO_MATCH);
        }
        request.headers().first("X-Qiniu-Date").ifPresent(date -> checkSkew(examination, date));
        examination.accept();
        return account.userId();
    }

    /** The official SDK for Java signs the port and leaves it out of the Host header of some calls. */
    @VerifiedAgainst(service = "qiniu-java-sdk 7.19.0", date = "2026-11-20")
    private static boolean signedWithPort(HttpRequest request, byte[] body, KodoAccount account, String signature) {
        return NativeSignature.matches(account.secretKey(), qiniuText(request, Hosts.of(request), body), signature);
    }

    private static byte[] qiniuText(HttpRequest request, String host, byte[] body) {
        return NativeSignature.qiniuText(request.method(), request.pathAndQuery(), host, request.headers(), body);
    }

    /** Looks for the slip of a client whose signature does not match. */
    private void explain(HttpRequest request, byte[] body, KodoAccount account, String signature) {
        String host = request.authority();
        String bare = host.replaceFirst(":\\d+$", "");
        byte[] none = new byte[0];
        Map<String, byte[]> slips = new LinkedHashMap<>();
        slips.put(
                "signs by the rules of QBox",
                NativeSignature.qboxText(request.pathAndQuery(), request.headers(), body));
        slips.put("signs by the rules of Qiniu", qiniuText(request, host, body));
        slips.put("signs the host without its port", qiniuText(request, bare, body));
        slips.put("leaves the body unsigned", qiniuText(request, host, none));
        slips.put(
                "signs by the rules of QBox, without the body",
                NativeSignature.qboxText(request.pathAndQuery(), request.headers(), none));
        Examination examination = request.examination();
        for (Map.Entry<String, byte[]> slip : slips.entrySet()) {
            if (examination.explains(
                    slip.getKey(),
                    utf8(slip.getValue()),
                    text -> NativeSignature.matches(account.secretKey(), slip.getValue(), signature))) {
                return;
            }
        }
    }

    private static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    private static NativeError refused(Examination examination, Verdict.Check check, String reason) {
        examination.refuse(check, reason);
        return NativeError.badToken("bad token");
    }

    private KodoAccount account(Examination examination, String accessKey) {
        examination.by(accessKey);
        KodoAccount account = accounts.get(accessKey);
        if (account == null) {
            throw refused(examination, Verdict.Check.KEY, "the access key does not exist");
        }
        if (account.expires().isPresent()
                && !clock.instant().isBefore(account.expires().get())) {
            throw refused(
                    examination,
                    Verdict.Check.KEY,
                    "the access key ended at " + account.expires().get());
        }
        return account;
    }

    private void checkSkew(Examination examination, String date) {
        Instant sent;
        try {
            sent = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            examination.refuse(Verdict.Check.CLOCK, "X-Qiniu-Date must read yyyyMMdd'T'HHmmss'Z'");
            throw NativeError.badRequest("invalid X-Qiniu-Date");
        }
        Instant now = clock.instant();
        if (Duration.between(sent, now).abs().compareTo(MAX_SKEW) > 0) {
            examination.refuse(
                    Verdict.Check.CLOCK, "the request is dated " + sent + ", the server's clock says " + now);
            throw new NativeError(NativeError.FORBIDDEN, "request time is too skewed");
        }
    }

    /** Reads and checks an upload token; its deadline is the business of whoever creates the file. */
    PutPolicy policy(Examination examination, String token) {
        examination.claims("UpToken");
        String[] parts = token.split(":", -1);
        if (parts.length != 3) {
            examination.refuse(
                    Verdict.Check.HEADER,
                    token.isEmpty()
                            ? "there is no upload token"
                            : "an upload token reads <access key>:<signature>:<encoded policy>");
            throw NativeError.badToken(token.isEmpty() ? "token not specified" : "bad token");
        }
        KodoAccount account = account(examination, parts[0]);
        examination.over(parts[2]);
        if (!NativeSignature.matches(account.secretKey(), parts[2].getBytes(StandardCharsets.UTF_8), parts[1])) {
            throw refused(examination, Verdict.Check.SIGNATURE, NO_MATCH);
        }
        JsonNode json;
        try {
            json = Arguments.json(Arguments.decoded(parts[2]).getBytes(StandardCharsets.UTF_8));
        } catch (NativeError e) {
            throw refused(examination, Verdict.Check.HEADER, "the policy of the upload token is not encoded JSON");
        }
        examination.accept();
        return new PutPolicy(account.userId(), json);
    }

    /** The user a download link was made by; empty when the link is not signed. */
    Optional<String> link(HttpRequest request) {
        String target = request.pathAndQuery();
        int at = Math.max(target.indexOf("?token="), target.indexOf("&token="));
        if (at < 0) {
            return Optional.empty();
        }
        Examination examination = request.examination().claims("download link");
        String token = target.substring(at + "&token=".length());
        int colon = token.indexOf(':');
        String url = (request.secure() ? "https://" : "http://") + request.authority() + target.substring(0, at);
        if (colon < 0) {
            throw refused(examination, Verdict.Check.HEADER, "token must read <access key>:<signature>");
        }
        KodoAccount account = account(examination, token.substring(0, colon));
        examination.over(url);
        if (!NativeSignature.matches(
                account.secretKey(), url.getBytes(StandardCharsets.UTF_8), token.substring(colon + 1))) {
            throw refused(examination, Verdict.Check.SIGNATURE, NO_MATCH);
        }
        examination.accept();
        return Optional.of(account.userId());
    }

    /** Refuses what ended before now. */
    void requireFuture(Examination examination, long epochSecond, String message) {
        if (clock.instant().getEpochSecond() > epochSecond) {
            examination.refuse(Verdict.Check.CLOCK, message + " at " + Instant.ofEpochSecond(epochSecond));
            throw NativeError.badToken(message);
        }
    }
}
