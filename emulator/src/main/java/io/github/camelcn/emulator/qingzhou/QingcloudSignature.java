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

import java.util.Base64;
import java.util.List;

import io.github.camelcn.emulator.evidence.VerifiedAgainst;

/**
 * The texts of a QingCloud IaaS signature, version 1.
 *
 * <p>Source: QingCloud API documentation, "Signature".
 */
@VerifiedAgainst(service = "published samples and values of the official SDKs", date = "2026-11-20")
final class QingcloudSignature {
    private QingcloudSignature() {}

    /** @param parameters all but {@code signature} */
    static String stringToSign(String method, String path, List<WireText.Parameter> parameters) {
        return method + "\n" + path + "\n" + WireText.canonicalQuery(parameters);
    }

    /** Base64, not yet encoded for the wire. */
    static String signature(String algorithm, String secret, String stringToSign) {
        return Base64.getEncoder().encodeToString(WireText.hmac(algorithm, secret, stringToSign));
    }
}
