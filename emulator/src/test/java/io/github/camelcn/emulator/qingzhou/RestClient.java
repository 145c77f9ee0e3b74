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

import io.github.camelcn.emulator.QingzhouEmulator;

/** Sends style B requests with the token of its login. Quotes in bodies are single. */
final class RestClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final QingzhouEmulator emulator;
    private String token = "";

    RestClient(QingzhouEmulator emulator) {
        this.emulator = emulator;
    }

    Answer login(String user, String password) {
        Answer answer = send("POST", "auth/login", "{'username':'" + user + "','password':'" + password + "'}");
        token = answer.text("/data/token");
        return answer;
    }

    RestClient loggedIn() {
        login(QingzhouEmulator.USERNAME, QingzhouEmulator.PASSWORD);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.endpoint() + "/api/" + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return Wire.send(HTTP, request.build());
    }

    /** A minimal instance on its way; returns its number. */
    String create(String name) {
        Answer answer = post(
                "vm/create",
                "{'name':'" + name + "','cpu':2,'memory':2048,'disk':20480,'os_image':'image-ubuntu2204',"
                        + "'password':'Secret-99','bandwidth_up':10,'bandwidth_down':20,'traffic_limit':4096}");
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.text("/data/id");
    }

    String status(String id) {
        return get("vm/" + id + "/status").text("/data/status");
    }
}
