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
package io.github.camelcn.component.qingzhou.client;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.github.camelcn.common.credentials.Credentials;

/**
 * A request as it would go out unsigned.
 *
 * @param method upper case
 * @param url with encoded path and query
 * @param headers by lower-case name, {@code host} among them, {@code content-type} only if there is a body
 * @param body empty if there is none
 * @param credentials whose signature to make
 * @param region the option; empty if there is none
 * @param action what the contract calls the operation; empty if the style has no such name
 * @param version what the contract says
 * @param now the service's time as far as it is known
 * @param nonce makes 32 random hex digits, new ones each time
 */
public record SigningRequest(
        String method,
        URI url,
        Map<String, String> headers,
        byte[] body,
        Credentials credentials,
        String region,
        String action,
        String version,
        Instant now,
        Supplier<String> nonce) {

    public SigningRequest {
        headers = new TreeMap<>(headers);
    }

    /** Headers can be secrets. */
    @Override
    public String toString() {
        return "SigningRequest[" + method + ' ' + url.getRawPath() + ']';
    }
}
