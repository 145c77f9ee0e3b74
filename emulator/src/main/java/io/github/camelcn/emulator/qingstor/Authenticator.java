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
package io.github.camelcn.emulator.qingstor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.http.Verdict;

/** Tells who sent a request, from its Authorization header or its presigned query, and refuses forged or stale ones. */
final class Authenticator {
    private static final String SCHEME = "QS ";
    /** Source: QingStor API documentation, "Signature": requests older than 15 minutes are refused. */
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);

    private static final String NO_MATCH = "the signature does not match";
    /** What else refuses a request is the form of its credentials. */
    private static final Map<ErrorCode, Verdict.Check> CHECKS = Map.of(
            ErrorCode.INVALID_ACCESS_KEY_ID, Verdict.Check.KEY,
            ErrorCode.REQUEST_EXPIRED, Verdict.Check.CLOCK,
            ErrorCode.SIGNATURE_NOT_MATCHED, Verdict.Check.SIGNATURE);

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final boolean strict;
    private final Clock clock;

    Authenticator(ServiceOptions options, Clock clock) {
        options.accounts().forEach(account -> {
            accounts.put(account.accessKey(), account);
            keys.put(
                    account.accessKey(),
                    new SecretKeySpec(account.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        });
        this.strict = options.strictSignatures();
        this.clock = clock;
    }

    @NotVerified("When header and query authentication are both present the header decides.")
    Caller authenticate(HttpRequest request, Address address) {
        Optional<String> header = request.headers().first("Authorization");
        boolean link = header.isEmpty() && address.query().has("signature");
        if (header.isEmpty() && !link) {
            return Caller.ANONYMOUS;
        }
        Examination examination = request.examination().claims(link ? "QS link" : "QS");
        try {
            Caller caller = link ? byQuery(request, address) : byHeader(request, address, header.get());
            examination.accept();
            return caller;
        } catch (ServiceError e) {
            examination.refuse(
                    CHECKS.getOrDefault(e.code(), Verdict.Check.HEADER),
                    e.code() == ErrorCode.SIGNATURE_NOT_MATCHED ? NO_MATCH : e.getMessage());
            throw e;
        }
    }

    private Caller byHeader(HttpRequest request, Address address, String header) {
        int colon = header.indexOf(':');
        if (!header.startsWith(SCHEME) || colon < SCHEME.length()) {
            throw new ServiceError(
                    ErrorCode.INVALID_REQUEST, "Authorization must read 'QS <access_key_id>:<signature>'");
        }
        Account account =
                account(request, header.substring(SCHEME.length(), colon).trim());
        String date = request.headers().firstOr("Date", "");
        checkClock(request.headers().first("x-qs-date").orElse(date));
        checkSignature(
                request,
                address,
                account,
                date,
                false,
                header.substring(colon + 1).trim());
        return new Caller(account.userId());
    }

    @NotVerified("An expired link is refused as request_expired; a broken one as invalid_argument.")
    private Caller byQuery(HttpRequest request, Address address) {
        String expires = address.query().firstOr("expires", "");
        Account account = account(request, address.query().firstOr("access_key_id", ""));
        Instant end;
        try {
            end = Instant.ofEpochSecond(Long.parseLong(expires));
        } catch (NumberFormatException | DateTimeException e) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "expires must be a Unix time in seconds");
        }
        if (clock.instant().isAfter(end)) {
            throw new ServiceError(ErrorCode.REQUEST_EXPIRED, "the link expired at " + end);
        }
        checkSignature(request, address, account, expires, true, address.query().firstOr("signature", ""));
        return new Caller(account.userId());
    }

    private Account account(HttpRequest request, String accessKey) {
        request.examination().by(accessKey);
        Account account = accounts.get(accessKey);
        if (account == null) {
            throw new ServiceError(ErrorCode.INVALID_ACCESS_KEY_ID, "the access key id does not exist");
        }
        return account;
    }

    @NotVerified("A signed request without a readable date is refused as invalid_argument.")
    private void checkClock(String date) {
        Instant sent = HttpDates.parse(date)
                .orElseThrow(() -> new ServiceError(
                        ErrorCode.INVALID_ARGUMENT, "Date or x-qs-date must be an RFC 1123 date in GMT"));
        Instant now = clock.instant();
        if (Duration.between(sent, now).abs().compareTo(MAX_SKEW) > 0) {
            throw new ServiceError(
                    ErrorCode.REQUEST_EXPIRED, "the request is dated " + sent + ", the server's clock says " + now);
        }
    }

    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5", date = "2026-11-20")
    private void checkSignature(
            HttpRequest request, Address address, Account account, String date, boolean presigned, String signature) {
        String signed = text(StringToSign.Deviation.NONE, request, address, date, presigned);
        Examination examination = request.examination().over(signed);
        SecretKeySpec key = keys.get(account.accessKey());
        if (matches(key, signed, signature)) {
            return;
        }
        for (int bits = 1; bits < StringToSign.Deviation.COMBINATIONS; bits++) {
            StringToSign.Deviation deviation = StringToSign.Deviation.of(bits);
            String text = text(deviation, request, address, date, presigned);
            if (examination.explains(deviation.described(), text, other -> matches(key, other, signature))) {
                if (strict) {
                    break;
                }
                examination.overlook(deviation.described(), text);
                return;
            }
        }
        explain(examination, signed, key, signature);
        throw new ServiceError(ErrorCode.SIGNATURE_NOT_MATCHED, NO_MATCH + "; the server signed: " + masked(signed));
    }

    private static String text(
            StringToSign.Deviation deviation, HttpRequest request, Address address, String date, boolean presigned) {
        return new StringToSign(deviation)
                .text(
                        request.method(),
                        request.headers(),
                        date,
                        presigned,
                        address.signedPath(),
                        !address.isService() && !address.isObject(),
                        address.query());
    }

    /** Looks for the slip of a client whose signature does not match, in the order of the lines. */
    private void explain(Examination examination, String signed, SecretKeySpec key, String signature) {
        Predicate<String> matching = text -> matches(key, text, signature);
        String[] lines = signed.split("\n", -1);
        boolean found = examination.explains("leaves Content-MD5 unsigned", with(lines, 1, ""), matching)
                || examination.explains("leaves Content-Type unsigned", with(lines, 2, ""), matching)
                || examination.explains(
                        "leaves Content-MD5 and Content-Type unsigned",
                        with(with(lines, 1, "").split("\n", -1), 2, ""),
                        matching)
                || examination.explains(
                        "signs the path decoded", with(lines, lines.length - 1, decoded(lines)), matching)
                || examination.explains(
                        "signs the path without the bucket",
                        with(lines, lines.length - 1, bucketless(lines)),
                        matching);
        for (Map.Entry<String, SecretKeySpec> other : keys.entrySet()) {
            found = found
                    || examination.explains(
                            "signs with the secret of another key, " + other.getKey(),
                            signed,
                            text -> matches(other.getValue(), text, signature));
        }
    }

    private static String with(String[] lines, int index, String line) {
        String[] changed = lines.clone();
        changed[index] = line;
        return String.join("\n", changed);
    }

    private static String decoded(String[] lines) {
        String last = lines[lines.length - 1];
        return PercentCodec.decodeStrictly(last).orElse(last);
    }

    private static String bucketless(String[] lines) {
        String last = lines[lines.length - 1];
        int slash = last.indexOf('/', 1);
        return slash < 0 ? last : last.substring(slash);
    }

    private static boolean matches(SecretKeySpec key, String text, String signature) {
        return MessageDigest.isEqual(
                sign(key, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The server's string to sign helps whoever debugs a signer, but must not repeat a customer key. */
    private static String masked(String text) {
        return text.replaceAll("(customer-key:)[^\n]*", "$1***").replace("\n", "\\n");
    }

    static String sign(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
