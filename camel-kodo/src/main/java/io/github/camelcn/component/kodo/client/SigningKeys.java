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
package io.github.camelcn.component.kodo.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;

import io.github.camelcn.common.wire.KeyedMac;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The keys that signatures are made with: derived from the secret once a day for each region, and kept by each thread as
 * a MAC that is keyed already. Thread-safe: a derived key is immutable, and deriving one twice gives the same.
 *
 * <p>Source: Signature Version 4, "Calculate the signature"; kodo documentation page 4093 accepts it.
 */
final class SigningKeys {

    private static final KeyedMac MAC = new KeyedMac("HmacSHA256");

    /** By region; a client seldom works in more than one. */
    private final Map<String, DayKey> keys = new ConcurrentHashMap<>();

    private record DayKey(String secret, String day, byte[] key) {

        boolean isFor(String otherSecret, String otherDay) {
            return day.equals(otherDay) && secret.equals(otherSecret);
        }

        @Override
        public String toString() {
            return "DayKey[" + day + "]";
        }
    }

    /** The signature of a text, 32 bytes. */
    byte[] sign(String secret, String day, String region, AsciiText text) {
        Mac mac = MAC.with(derived(secret, day, region));
        mac.update(text.bytes(), 0, text.length());
        return mac.doFinal();
    }

    private byte[] derived(String secret, String day, String region) {
        DayKey known = keys.get(region);
        if (known == null || !known.isFor(secret, day)) {
            known = new DayKey(secret, day, derive(secret, day, region));
            keys.put(region, known);
        }
        return known.key;
    }

    private static byte[] derive(String secret, String day, String region) {
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String text : new String[] {day, region, "s3", "aws4_request"}) {
            key = MAC.fresh(key).doFinal(text.getBytes(US_ASCII));
        }
        return key;
    }
}
