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
import javax.crypto.Mac;

import io.github.camelcn.common.wire.KeyedMac;

/** The one MAC of all of Kodo's native signatures. Safe for any number of threads. */
final class HmacSha1 {

    private static final KeyedMac MAC = new KeyedMac("HmacSHA1");

    private HmacSha1() {}

    /** The signature of a text, in the form all of Kodo's tokens have. */
    static String sign(String secret, String text) {
        return UrlBase64.encode(MAC.with(secret).doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The signature of a text that goes on with some bytes. */
    static String sign(String secret, String text, byte[] rest) {
        Mac mac = MAC.with(secret);
        mac.update(text.getBytes(StandardCharsets.UTF_8));
        return UrlBase64.encode(mac.doFinal(rest));
    }
}
