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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelcn.emulator.QingzhouEmulator;

/**
 * Sends style C requests. It signs with the emulator's own texts, which the vectors vouch for; a parameter given as
 * {@code null} is left out.
 */
final class QingcloudClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final QingzhouEmulator emulator;
    private String keyId = QingzhouEmulator.ACCESS_KEY_ID;
    private String secret = QingzhouEmulator.ACCESS_KEY_SECRET;
    private String algorithm = "HmacSHA256";
    private boolean post;

    QingcloudClient(QingzhouEmulator emulator) {
        this.emulator = emulator;
    }

    QingcloudClient key(String id, String itsSecret) {
        keyId = id;
        secret = itsSecret;
        return this;
    }

    QingcloudClient algorithm(String name) {
        algorithm = name;
        return this;
    }

    QingcloudClient posting() {
        post = true;
        return this;
    }

    /** @param pairs names and values in turn */
    Answer call(String action, String... pairs) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("action", action);
        parameters.put("zone", "pek3a");
        parameters.put(
                "time_stamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.put("access_key_id", keyId);
        parameters.put("version", "1");
        parameters.put("signature_method", algorithm);
        parameters.put("signature_version", "1");
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        parameters.values().removeIf(value -> value == null);
        String method = post ? "POST" : "GET";
        String signed = WireText.canonicalQuery(parameters);
        String signature = QingcloudSignature.signature(algorithm, secret, method + "\n/iaas/\n" + signed);
        String wire = signed + "&signature=" + WireText.encode(signature);
        URI target = emulator.qingcloudEndpoint();
        HttpRequest request = post
                ? HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(wire))
                        .build()
                : HttpRequest.newBuilder(URI.create(target + "?" + wire)).build();
        return Wire.send(HTTP, request);
    }

    /** A minimal instance on its way; returns its id. */
    String create(String name) {
        Answer answer = call(
                "RunInstances",
                "image_id",
                "image-ubuntu2204",
                "instance_type",
                "flavor-2c4g",
                "instance_name",
                name,
                "login_mode",
                "passwd",
                "login_passwd",
                "Secret-99");
        if (code(answer) != 0) {
            throw new AssertionError(answer);
        }
        return answer.text("/instances/0");
    }

    /** {@code status/transition_status}. */
    String status(String id) {
        Answer answer = call("DescribeInstances", "instances.1", id);
        return answer.text("/instance_set/0/status") + "/" + answer.text("/instance_set/0/transition_status");
    }

    String job(Answer answer) {
        return call("DescribeJobs", "jobs.1", answer.text("/job_id")).text("/job_set/0/status");
    }

    static int code(Answer answer) {
        return answer.json().path("ret_code").asInt(-1);
    }
}
