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
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one MAC of all of Kodo's native signatures. Safe for any number of threads. */
final class HmacSha1 {

    private static final String ALGORITHM = "HmacSHA1";

    /**
     * A MAC per thread with the secret it is keyed with; keys change rarely. An entry and not a class of ours, so that a
     * pooled thread never keeps this library's class loader alive.
     */
    private static final ThreadLocal<Map.Entry<String, Mac>> KEYED_MAC = new ThreadLocal<>();

    private HmacSha1() {}

    /** The signature of a text, in the form all of Kodo's tokens have. */
    static String sign(String secret, String text) {
        return UrlBase64.encode(keyed(secret).doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The signature of a text that goes on with some bytes. */
    static String sign(String secret, String text, byte[] rest) {
        Mac mac = keyed(secret);
        mac.update(text.getBytes(StandardCharsets.UTF_8));
        return UrlBase64.encode(mac.doFinal(rest));
    }

    private static Mac keyed(String secret) {
        Map.Entry<String, Mac> mine = KEYED_MAC.get();
        if (mine != null && mine.getKey().equals(secret)) {
            return mine.getValue();
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            KEYED_MAC.set(Map.entry(secret, mac));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
