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
package io.github.camelcn.benchmarks.contender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import okhttp3.RequestBody;
import okhttp3.Response;

import io.github.camelcn.benchmarks.worker.Setup;

/** The three calls of a multipart upload with plain OkHttp: unsigned, but with a {@code Content-MD5} on every part. */
final class OkHttpMultipart implements AutoCloseable {

    private static final String UPLOAD_ID = "\"upload_id\":\"";

    private final BareOkHttp http;

    OkHttpMultipart(Setup setup) {
        this.http = BareOkHttp.forLargeObjects(setup);
    }

    /** Returns the upload id. */
    String start(String key) throws IOException {
        try (Response response = http.send(
                http.request(key + "?uploads")
                        .post(RequestBody.create(new byte[0]))
                        .build(),
                200)) {
            String json = response.body().string();
            int from = json.indexOf(UPLOAD_ID) + UPLOAD_ID.length();
            return json.substring(from, json.indexOf('"', from));
        }
    }

    void part(String key, String uploadId, int number, PartBody body) throws IOException {
        http.send(
                        http.request(key + "?upload_id=" + uploadId + "&part_number=" + number)
                                .header("Content-MD5", body.md5())
                                .put(body)
                                .build(),
                        201)
                .close();
    }

    void complete(String key, String uploadId, int parts) throws IOException {
        StringBuilder json = new StringBuilder("{\"object_parts\":[");
        for (int part = 0; part < parts; part++) {
            json.append(part == 0 ? "" : ",")
                    .append("{\"part_number\":")
                    .append(part)
                    .append('}');
        }
        byte[] body = json.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
        http.send(
                        http.request(key + "?upload_id=" + uploadId)
                                .post(RequestBody.create(body))
                                .build(),
                        201)
                .close();
    }

    @Override
    public void close() {
        http.close();
    }
}
