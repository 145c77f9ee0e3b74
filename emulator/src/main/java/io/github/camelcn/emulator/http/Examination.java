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
package io.github.camelcn.emulator.http;

import java.util.Optional;
import java.util.function.Predicate;

/** Notes what a service finds out about a request while it looks. Used by the thread that serves the request. */
public final class Examination {
    private static final int MAX_TEXT = 8_000;

    private Verdict.Outcome outcome = Verdict.Outcome.UNSIGNED;
    private String scheme = "";
    private String accessKey = "";
    private Verdict.Check check;
    private String reason = "";
    private String serverText = "";
    private String difference = "";
    private String clientText = "";
    private String fault = "";
    private String errorCode = "";
    private String errorMessage = "";

    /** The request claims to be signed like this. */
    public Examination claims(String signatureScheme) {
        scheme = signatureScheme;
        return this;
    }

    /** The request claims to be of this key or user. */
    public Examination by(String key) {
        accessKey = key;
        return this;
    }

    /** The server computes the signature over this text. */
    public Examination over(String text) {
        serverText = text;
        return this;
    }

    /** Everything about the signature is right. */
    public void accept() {
        outcome = Verdict.Outcome.ACCEPTED;
    }

    /** The signature is accepted although the client signed another text than the server. */
    public void overlook(String slip, String text) {
        reason = "accepted although the client " + slip;
        difference = slip;
        clientText = text;
    }

    /** The first refusal stands. */
    public void refuse(Verdict.Check failed, String sentence) {
        if (outcome != Verdict.Outcome.REFUSED) {
            outcome = Verdict.Outcome.REFUSED;
            check = failed;
            reason = sentence;
        }
    }

    /**
     * Whether a usual slip explains a signature that does not match; the text is noted when it does.
     *
     * @param slip what the client would have done, "signs the path decoded"
     * @param text what it would have signed
     * @param signed whether the signature that came is one over this text
     */
    public boolean explains(String slip, String text, Predicate<String> signed) {
        if (!signed.test(text)) {
            return false;
        }
        difference = slip;
        clientText = text;
        return true;
    }

    /** The request was broken on purpose. */
    public void fault(String what) {
        fault = what;
    }

    /** The answer is this error. */
    public void error(String code, String message) {
        errorCode = code;
        errorMessage = message;
    }

    /** What is known so far. */
    public Verdict verdict() {
        return new Verdict(
                outcome,
                scheme,
                accessKey,
                Optional.ofNullable(check),
                reason,
                shown(serverText),
                difference,
                shown(clientText),
                fault,
                errorCode,
                shown(errorMessage));
    }

    private static String shown(String text) {
        String shown = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text;
        return Secrets.masked(shown);
    }
}
