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
package io.github.camelcn.emulator.qingzhou;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpHeaders;

/**
 * Tells who sent a style A request, in the order of checks of the wire contract. Thread-safe; {@code nonces} is guarded by
 * itself.
 */
final class Acs3Authenticator {
    private static final List<String> REQUIRED = List.of(
            "host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256");

    private final AccessControl accounts;
    private final FleetTime time;
    private final Duration maxSkew;
    private final Map<String, Instant> nonces = new LinkedHashMap<>();

    Acs3Authenticator(AccessControl accounts, FleetTime time, Duration maxSkew) {
        this.accounts = accounts;
        this.time = time;
        this.maxSkew = maxSkew;
    }

    void reset() {
        synchronized (nonces) {
            nonces.clear();
        }
    }

    /** What an Authorization header says besides the names of the signed headers, which have only one right value. */
    private record Fields(String credential, String signature) {}

    /**
     * The account behind a signed request.
     *
     * @param path raw path
     * @throws RefusedException with the first check that fails
     */
    @VerifiedAgainst(service = "com.aliyun:tea-openapi 0.3.15", date = "2026-11-20")
    @NotVerified("Order of the checks and codes other than InvalidSignature.")
    Account authenticate(
            Examination examination, String method, String path, String rawQuery, HttpHeaders headers, byte[] body) {
        Map<String, String> signable = Acs3.signable(headers);
        Fields fields = fields(examination, headers, signable);
        examination.by(fields.credential());
        Account account = accounts.byKey(fields.credential())
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_KEY, "the access key id is not known"));
        requireToken(account, headers);
        requireTime(headers.firstOr("x-acs-date", ""));
        String hash = WireText.sha256(body);
        if (!WireText.equal(hash, headers.firstOr("x-acs-content-sha256", ""))) {
            throw new RefusedException(Refusal.WRONG_BODY_HASH, "x-acs-content-sha256 is not the hash of the body");
        }
        List<WireText.Parameter> query = WireText.parse(rawQuery)
                .orElseThrow(() -> new RefusedException(
                        Refusal.INVALID_PARAMETER, "the query has a malformed escape or a name twice"));
        String canonical = Acs3.canonicalRequest(method, path, query, signable, hash);
        examination.over(canonical);
        if (!matches(account, canonical, fields)) {
            explain(examination, account, fields, canonical);
            throw new RefusedException(Refusal.WRONG_SIGNATURE, "the signature does not match");
        }
        requireFresh(account, headers.firstOr("x-acs-signature-nonce", ""));
        return account;
    }

    private static boolean matches(Account account, String canonical, Fields fields) {
        return WireText.equal(
                Acs3.signature(account.accessKeySecret(), Acs3.stringToSign(canonical)), fields.signature());
    }

    /** Looks for the slip of a client whose signature does not match. */
    private static void explain(Examination examination, Account account, Fields fields, String canonical) {
        Predicate<String> matching = text -> matches(account, text, fields);
        String[] lines = canonical.split("\n", -1);
        boolean found = examination.explains(
                        "signs the host without its port",
                        canonical.replaceFirst("(?m)^(host:[^\n]*):\\d+$", "$1"),
                        matching)
                || examination.explains("leaves the query unsigned", with(lines, 2, ""), matching)
                || examination.explains("signs the path encoded once more", with(lines, 1, twice(lines[1])), matching)
                || examination.explains(
                        "leaves out the empty line after the headers", canonical.replaceFirst("\n\n", "\n"), matching);
        if (!found) {
            examination.explains(
                    "signs the canonical request itself instead of its digest",
                    canonical,
                    text -> WireText.equal(
                            Acs3.signature(account.accessKeySecret(), Acs3.ALGORITHM + "\n" + text),
                            fields.signature()));
        }
    }

    private static String with(String[] lines, int index, String line) {
        String[] changed = lines.clone();
        changed[index] = line;
        return String.join("\n", changed);
    }

    private static String twice(String path) {
        return WireText.encode(path).replace("%2F", "/");
    }

    private static Fields fields(Examination examination, HttpHeaders headers, Map<String, String> signable) {
        String authorization = headers.firstOr("Authorization", "");
        if (!authorization.startsWith(Acs3.ALGORITHM + " ")) {
            throw new RefusedException(
                    Refusal.MISSING_AUTHORIZATION,
                    "an Authorization header of scheme " + Acs3.ALGORITHM + " is required");
        }
        examination.claims(Acs3.ALGORITHM);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : authorization.substring(Acs3.ALGORITHM.length()).split(",")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        for (String name : List.of("Credential", "SignedHeaders", "Signature")) {
            if (fields.getOrDefault(name, "").isEmpty()) {
                throw incomplete("Authorization lacks " + name);
            }
        }
        List<String> signed = Arrays.asList(fields.get("SignedHeaders").split(";"));
        for (String name : REQUIRED) {
            if (!signable.containsKey(name)) {
                throw incomplete("the header " + name + " is missing");
            }
        }
        if (!signed.equals(List.copyOf(signable.keySet()))) {
            throw incomplete("SignedHeaders must be, in this order, " + String.join(";", signable.keySet()));
        }
        return new Fields(fields.get("Credential"), fields.get("Signature"));
    }

    private static RefusedException incomplete(String what) {
        return new RefusedException(Refusal.INCOMPLETE_SIGNATURE, what);
    }

    private void requireToken(Account account, HttpHeaders headers) {
        Optional<String> given = headers.first("x-acs-security-token");
        if (!WireText.equal(account.securityToken().orElse(""), given.orElse(""))) {
            throw new RefusedException(
                    Refusal.TOKEN_MISMATCH, "the security token does not belong to the access key id");
        }
        if (account.tokenExpires().filter(end -> !time.fleet().isBefore(end)).isPresent()) {
            throw new RefusedException(Refusal.TOKEN_EXPIRED, "the security token has expired");
        }
    }

    private void requireTime(String date) {
        Instant sent;
        try {
            sent = Instant.parse(date);
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.CLOCK_SKEW, "the timestamp in x-acs-date is not yyyy-MM-ddTHH:mm:ssZ");
        }
        if (Duration.between(sent, time.wall()).abs().compareTo(maxSkew) > 0) {
            throw new RefusedException(
                    Refusal.CLOCK_SKEW, "the timestamp in x-acs-date is more than " + maxSkew + " away");
        }
    }

    private void requireFresh(Account account, String nonce) {
        Instant now = time.wall();
        synchronized (nonces) {
            Iterator<Instant> oldest = nonces.values().iterator();
            while (oldest.hasNext() && oldest.next().isBefore(now.minus(maxSkew.multipliedBy(2)))) {
                oldest.remove();
            }
            if (nonces.putIfAbsent(account.accessKeyId() + " " + nonce, now) != null) {
                throw new RefusedException(Refusal.NONCE_USED, "the nonce was used before");
            }
        }
    }
}
