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

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The signature of QingCloud IaaS, version 1: in the query of a GET, in the form of a POST. Stateless.
 *
 * <p>Source: QingCloud API documentation, "Signature".
 */
final class QingCloudSigner implements QingzhouSigner {

    static final String NAME = "qingcloud-v1";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Signature sign(SigningRequest request) {
        boolean post = request.method().equals("POST");
        Map<String, String> parameters = new TreeMap<>(
                post
                        ? Parameters.parse(new String(request.body(), StandardCharsets.UTF_8))
                        : Parameters.parse(request.url().getRawQuery()));
        parameters.put("time_stamp", DATE.format(request.now()));
        parameters.put("access_key_id", request.credentials().accessKey());
        parameters.put("version", "1");
        parameters.put("signature_method", "HmacSHA256");
        parameters.put("signature_version", "1");
        Steps steps = steps(
                request.method(),
                request.url().getRawPath(),
                parameters,
                request.credentials().secretKey());
        return post
                ? new Signature(
                        Map.of(), Optional.empty(), Optional.of(steps.signed().getBytes(StandardCharsets.UTF_8)))
                : new Signature(Map.of(), Optional.of(steps.signed()), Optional.empty());
    }

    /** Everything on the way to a signature, for those who compare; {@code signed} is the query or form to send. */
    record Steps(String canonicalQuery, String stringToSign, String signature, String signed) {}

    static Steps steps(String method, String path, Map<String, String> parameters, String secret) {
        String canonical = Parameters.canonical(parameters);
        String stringToSign = method + '\n' + path + '\n' + canonical;
        String signature = Base64.getEncoder().encodeToString(Hashes.hmacSha256(secret, stringToSign));
        return new Steps(canonical, stringToSign, signature, canonical + "&signature=" + Parameters.encode(signature));
    }
}
