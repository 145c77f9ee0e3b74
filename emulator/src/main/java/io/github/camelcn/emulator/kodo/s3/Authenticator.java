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
package io.github.camelcn.emulator.kodo.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.http.Verdict;
import io.github.camelcn.emulator.kodo.store.KodoAccount;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.storage.Digests;

/** Tells who sent a request, from its Authorization header or its presigned query, and refuses forged or stale ones. */
final class Authenticator {
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);
    private static final long MAX_EXPIRES = 604_800;
    private static final String EMPTY_SHA256 = Digests.hex(Digests.sha256().digest());

    private record Credential(String accessKey, String date, String region, String scope) {}

    private record Claim(Credential credential, String date, List<String> signedHeaders, String signature) {}

    private final Map<String, KodoAccount> accounts = new HashMap<>();
    private final SignatureV4 signatures = new SignatureV4();
    private final Clock clock;

    Authenticator(KodoOptions options, Clock clock) {
        options.accounts().forEach(account -> accounts.put(account.accessKey(), account));
        this.clock = clock;
    }

    /** Source: Qiniu documentation 4088: the S3 endpoints refuse anonymous requests, public buckets included. */
    @NotVerified("When header and query authentication are both present the header decides.")
    Caller authenticate(HttpRequest request, Address address) {
        Examination examination = request.examination();
        try {
            Caller caller = caller(request, address);
            examination.accept();
            return caller;
        } catch (ServiceError e) {
            examination.refuse(check(e), sentence(e));
            throw e;
        }
    }

    private Caller caller(HttpRequest request, Address address) {
        Optional<String> header = request.headers().first("Authorization");
        if (header.isPresent()) {
            request.examination().claims(SignatureV4.ALGORITHM);
            return byHeader(request, address, header.get());
        }
        if (address.query().has("X-Amz-Algorithm")) {
            request.examination().claims(SignatureV4.ALGORITHM + " link");
            return byQuery(request, address);
        }
        throw new ServiceError(ErrorCode.AccessDenied, "an S3 request needs a signature, also for a public bucket");
    }

    private static Verdict.Check check(ServiceError e) {
        return switch (e.code()) {
            case InvalidAccessKeyId -> Verdict.Check.KEY;
            case RequestTimeTooSkewed -> Verdict.Check.CLOCK;
            case SignatureDoesNotMatch -> Verdict.Check.SIGNATURE;
            case InvalidToken, ExpiredToken -> Verdict.Check.TOKEN;
            default -> e.details().containsKey("Expires") ? Verdict.Check.CLOCK : Verdict.Check.HEADER;
        };
    }

    /** The message with the details that are not shown elsewhere. */
    private static String sentence(ServiceError e) {
        StringBuilder sentence = new StringBuilder(e.getMessage());
        for (String detail : List.of("HeadersNotSigned", "RequestTime", "Expires", "ServerTime")) {
            if (e.details().containsKey(detail)) {
                sentence.append("; ")
                        .append(detail)
                        .append(": ")
                        .append(e.details().get(detail));
            }
        }
        return sentence.toString();
    }

    private Caller byHeader(HttpRequest request, Address address, String header) {
        if (!header.startsWith(SignatureV4.ALGORITHM + " ")) {
            throw new ServiceError(
                    ErrorCode.InvalidRequest, "the only authorization accepted here is " + SignatureV4.ALGORITHM);
        }
        Map<String, String> fields = fields(header.substring(SignatureV4.ALGORITHM.length() + 1));
        String date = request.headers()
                .first("x-amz-date")
                .orElseThrow(() -> new ServiceError(ErrorCode.AccessDenied, "a signed request needs x-amz-date"));
        Claim claim = new Claim(
                credential(fields.getOrDefault("Credential", ""), ErrorCode.AuthorizationHeaderMalformed),
                date,
                signedHeaders(fields.getOrDefault("SignedHeaders", ""), ErrorCode.AuthorizationHeaderMalformed),
                fields.getOrDefault("Signature", ""));
        String payload = request.headers()
                .first("x-amz-content-sha256")
                .orElseThrow(() -> new ServiceError(
                        ErrorCode.InvalidRequest, "missing required header for this request: x-amz-content-sha256"));
        Instant signed = time(date, ErrorCode.AccessDenied);
        requireSameDay(claim, ErrorCode.AuthorizationHeaderMalformed);
        KodoAccount account = account(request, claim);
        checkSkew(signed, date);
        checkSignature(request, address, claim, account, payload);
        checkToken(account, request.headers().firstOr("x-amz-security-token", ""));
        return caller(account, claim, payload);
    }

    @VerifiedAgainst(service = "vectors made with the AWS SDK for Java 2.41.28", date = "2026-11-20")
    private Caller byQuery(HttpRequest request, Address address) {
        QueryParameters query = address.query();
        ErrorCode malformed = ErrorCode.AuthorizationQueryParametersError;
        if (!query.firstOr("X-Amz-Algorithm", "").equals(SignatureV4.ALGORITHM)) {
            throw new ServiceError(malformed, "X-Amz-Algorithm must be " + SignatureV4.ALGORITHM);
        }
        String date = query.firstOr("X-Amz-Date", "");
        Claim claim = new Claim(
                credential(query.firstOr("X-Amz-Credential", ""), malformed),
                date,
                signedHeaders(query.firstOr("X-Amz-SignedHeaders", ""), malformed),
                query.firstOr("X-Amz-Signature", ""));
        Instant signed = time(date, malformed);
        requireSameDay(claim, malformed);
        long expires = expires(query.firstOr("X-Amz-Expires", ""));
        KodoAccount account = account(request, claim);
        Instant now = clock.instant();
        if (signed.minus(MAX_SKEW).isAfter(now)) {
            throw new ServiceError(ErrorCode.AccessDenied, "the link is not valid yet");
        }
        if (now.isAfter(signed.plusSeconds(expires))) {
            throw new ServiceError(ErrorCode.AccessDenied, "Request has expired")
                    .with("Expires", signed.plusSeconds(expires).toString())
                    .with("ServerTime", now.toString());
        }
        String payload = request.headers().firstOr("x-amz-content-sha256", UNSIGNED);
        checkSignature(request, address, claim, account, payload);
        checkToken(account, query.firstOr("X-Amz-Security-Token", ""));
        return caller(account, claim, payload);
    }

    private static Caller caller(KodoAccount account, Claim claim, String payload) {
        return new Caller(account.userId(), claim.credential().region(), payload);
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split(",")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).trim(),
                        field.substring(equals + 1).trim());
            }
        }
        return fields;
    }

    private static Credential credential(String text, ErrorCode malformed) {
        String[] parts = text.split("/");
        if (parts.length != 5) {
            throw new ServiceError(
                    malformed, "Credential must read <access key>/<date>/<region>/s3/aws4_request, not '" + text + "'");
        }
        if (!parts[3].equals("s3") || !parts[4].equals("aws4_request")) {
            throw new ServiceError(malformed, "the credential scope must end with s3/aws4_request");
        }
        return new Credential(parts[0], parts[1], parts[2], text.substring(parts[0].length() + 1));
    }

    private static List<String> signedHeaders(String text, ErrorCode malformed) {
        List<String> names = Arrays.asList(text.split(";"));
        if (!names.contains("host")) {
            throw new ServiceError(malformed, "SignedHeaders must name host");
        }
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i - 1).compareTo(names.get(i)) >= 0) {
                throw new ServiceError(malformed, "SignedHeaders must be sorted");
            }
        }
        return names;
    }

    private static Instant time(String date, ErrorCode malformed) {
        try {
            return LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new ServiceError(malformed, "the date must read yyyyMMdd'T'HHmmss'Z', not '" + date + "'");
        }
    }

    private static void requireSameDay(Claim claim, ErrorCode malformed) {
        if (!claim.date().startsWith(claim.credential().date() + "T")) {
            throw new ServiceError(
                    malformed,
                    "the credential scope is of " + claim.credential().date() + ", the request of " + claim.date());
        }
    }

    private static long expires(String text) {
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 1 && seconds <= MAX_EXPIRES) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw new ServiceError(
                ErrorCode.AuthorizationQueryParametersError, "X-Amz-Expires must be between 1 and " + MAX_EXPIRES);
    }

    private KodoAccount account(HttpRequest request, Claim claim) {
        request.examination().by(claim.credential().accessKey());
        KodoAccount account = accounts.get(claim.credential().accessKey());
        if (account == null) {
            throw new ServiceError(ErrorCode.InvalidAccessKeyId, "the access key does not exist")
                    .with("AWSAccessKeyId", claim.credential().accessKey());
        }
        return account;
    }

    private void checkSkew(Instant signed, String date) {
        Instant now = clock.instant();
        if (Duration.between(signed, now).abs().compareTo(MAX_SKEW) > 0) {
            throw new ServiceError(
                            ErrorCode.RequestTimeTooSkewed,
                            "the difference between the request time and the server's time is too large")
                    .with("RequestTime", date)
                    .with("ServerTime", now.toString())
                    .with("MaxAllowedSkewMilliseconds", Long.toString(MAX_SKEW.toMillis()));
        }
    }

    @NotVerified("Every x-amz header, and Content-Type where it is among the signed ones, must be signed.")
    private void checkSignature(
            HttpRequest request, Address address, Claim claim, KodoAccount account, String payload) {
        requireSigned(request.headers(), claim.signedHeaders());
        String canonical = signatures.canonicalRequest(
                request.method(),
                address.rawPath(),
                address.query(),
                request.headers(),
                claim.signedHeaders(),
                payload);
        String text = signatures.stringToSign(claim.date(), claim.credential().scope(), canonical);
        request.examination().over(canonical);
        if (!matches(claim, account, canonical)) {
            explain(request.examination(), claim, account, canonical);
            throw new ServiceError(
                            ErrorCode.SignatureDoesNotMatch,
                            "the request signature the server calculated does not match the one provided")
                    .with("AWSAccessKeyId", account.accessKey())
                    .with("StringToSign", text)
                    .with("SignatureProvided", claim.signature())
                    .with("CanonicalRequest", masked(canonical));
        }
    }

    private boolean matches(Claim claim, KodoAccount account, String canonical) {
        String scope = claim.credential().scope();
        String expected = signatures.signature(
                account.secretKey(), scope, signatures.stringToSign(claim.date(), scope, canonical));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), claim.signature().getBytes(StandardCharsets.UTF_8));
    }

    /** Looks for the slip of a client whose signature does not match. */
    private void explain(Examination examination, Claim claim, KodoAccount account, String canonical) {
        Predicate<String> matching = text -> matches(claim, account, text);
        String[] lines = canonical.split("\n", -1);
        int path = 1;
        int last = lines.length - 1;
        boolean found = examination.explains(
                        "signs the path encoded twice",
                        with(lines, path, SignatureV4.encode(lines[path], true)),
                        matching)
                || examination.explains(
                        "signs the path decoded",
                        with(
                                lines,
                                path,
                                PercentCodec.decodeStrictly(lines[path]).orElse(lines[path])),
                        matching)
                || examination.explains(
                        "signs the path with doubled slashes taken out",
                        with(lines, path, lines[path].replaceAll("/{2,}", "/")),
                        matching)
                || examination.explains(
                        "signs the host without its port",
                        canonical.replaceFirst("(?m)^(host:[^\n]*):\\d+$", "$1"),
                        matching)
                || examination.explains("signs the payload as " + UNSIGNED, with(lines, last, UNSIGNED), matching)
                || examination.explains("signs the digest of an empty body", with(lines, last, EMPTY_SHA256), matching);
        for (KodoAccount other : accounts.values()) {
            found = found
                    || examination.explains(
                            "signs with the secret of another key, " + other.accessKey(),
                            canonical,
                            text -> matches(claim, other, text));
        }
    }

    private static String with(String[] lines, int index, String line) {
        String[] changed = lines.clone();
        changed[index] = line;
        return String.join("\n", changed);
    }

    private static void requireSigned(HttpHeaders headers, List<String> signed) {
        headers.forEach((name, value) -> {
            String lowered = name.toLowerCase(Locale.ROOT);
            if (lowered.startsWith("x-amz-") && !signed.contains(lowered)) {
                throw new ServiceError(
                                ErrorCode.AccessDenied,
                                "there were headers present in the request which were not signed")
                        .with("HeadersNotSigned", lowered);
            }
        });
    }

    /** The canonical request helps whoever debugs a signer, but must not repeat a token. */
    private static String masked(String canonical) {
        return canonical
                .replaceAll("(x-amz-security-token:)[^\n]*", "$1***")
                .replaceAll("(X-Amz-Security-Token=)[^&\n]*", "$1***");
    }

    @NotVerified("A token with a permanent key pair is refused as InvalidToken, like a wrong or a missing one.")
    private void checkToken(KodoAccount account, String token) {
        if (!MessageDigest.isEqual(
                account.securityToken().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new ServiceError(ErrorCode.InvalidToken, "the security token does not belong to the access key");
        }
        if (account.expires().isPresent()
                && !clock.instant().isBefore(account.expires().get())) {
            throw new ServiceError(ErrorCode.ExpiredToken, "the security token has expired");
        }
    }
}
