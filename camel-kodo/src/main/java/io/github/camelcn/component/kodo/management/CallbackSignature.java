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
package io.github.camelcn.component.kodo.management;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;

import static java.util.Objects.requireNonNull;

/**
 * Tells whether a notification comes from Kodo, by its signature in either scheme, {@code QBox} or {@code Qiniu}. A good
 * signature proves that the sender knows the secret key; it does not prove that the request is seen for the first time.
 * Thread-safe.
 *
 * <p>Source: provider documentation, page 1201; official SDKs for Java 7.19.0 and Go (2026-07).
 */
public final class CallbackSignature {

    private static final byte[] NOTHING = {};

    private final CredentialsProvider credentials;

    /** @param credentials the keys of the account that asked to be notified; asked for every notification */
    public CallbackSignature(CredentialsProvider credentials) {
        this.credentials = requireNonNull(credentials, "credentials");
    }

    /**
     * @return false for a wrong signature, another account's key, an unknown scheme, and for no signature at all
     * @throws IllegalStateException if there are no keys to compare with
     */
    public boolean verify(CallbackRequest request) {
        Credentials ours = credentials.find().orElse(Credentials.ANONYMOUS);
        if (ours.isAnonymous()) {
            throw new IllegalStateException(
                    "a callback's signature cannot be verified without keys: set accessKey and secretKey");
        }
        String claimed = request.header("Authorization");
        String expected = claimed.startsWith(SigningText.QINIU)
                ? SigningText.QINIU + qiniu(request, ours)
                : SigningText.QBOX + qbox(request, ours);
        // in constant time, so that no prefix of a signature can be guessed by measuring
        return MessageDigest.isEqual(
                claimed.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    static String qiniu(CallbackRequest request, Credentials ours) {
        String type = request.header("Content-Type");
        String text = SigningText.qiniu(
                request.method(),
                request.target(),
                request.header("Host"),
                type,
                request.headers().entrySet());
        return token(ours, text, SigningText.qiniuCoversBody(type) ? request.body() : NOTHING);
    }

    static String qbox(CallbackRequest request, Credentials ours) {
        boolean coversBody = SigningText.qboxCoversBody(request.header("Content-Type"));
        return token(ours, SigningText.qbox(request.target()), coversBody ? request.body() : NOTHING);
    }

    private static String token(Credentials ours, String text, byte[] body) {
        return ours.accessKey() + ':' + HmacSha1.sign(ours.secretKey(), text, body);
    }
}
