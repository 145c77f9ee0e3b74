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
package io.github.camelcn.common.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A MAC that each thread keeps for itself with the key it has, since keys change rarely and keying costs more than a
 * short text. Thread-safe; what it hands out is for the calling thread, until that one asks for another.
 */
public final class KeyedMac {

    private final String algorithm;

    /** Entries and not a class of ours, so that a pooled thread never keeps this library's class loader alive. */
    private final ThreadLocal<Map.Entry<Object, Mac>> keyed = new ThreadLocal<>();

    /** @param algorithm such as {@code HmacSHA256} */
    public KeyedMac(String algorithm) {
        this.algorithm = algorithm;
    }

    /** @param secret its UTF-8 is the key */
    public Mac with(String secret) {
        return with(secret, () -> secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @param key known again by identity, so it must stay as it is */
    public Mac with(byte[] key) {
        return with(key, () -> key);
    }

    private Mac with(Object name, Supplier<byte[]> key) {
        Map.Entry<Object, Mac> mine = keyed.get();
        if (mine != null && mine.getKey().equals(name)) {
            return mine.getValue();
        }
        Mac mac = fresh(key.get());
        keyed.set(Map.entry(name, mac));
        return mac;
    }

    /** One that nobody keeps. */
    public Mac fresh(byte[] key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}
