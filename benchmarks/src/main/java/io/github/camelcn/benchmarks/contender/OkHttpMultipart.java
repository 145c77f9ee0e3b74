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

/**
 * The three calls of a multipart upload with plain OkHttp: unsigned, with the digest on every part that the variant
 * names. Parts count from 0.
 */
final class OkHttpMultipart implements AutoCloseable {

    /** How a service words the calls. */
    private enum Wording {
        QINGSTOR("\"upload_id\":\"", '"') {
            @Override
            String part(String uploadId, int part) {
                return "?upload_id=" + uploadId + "&part_number=" + part;
            }

            @Override
            String whole(String uploadId) {
                return "?upload_id=" + uploadId;
            }

            @Override
            String list(int parts, String[] eTags) {
                StringBuilder json = new StringBuilder("{\"object_parts\":[");
                for (int part = 0; part < parts; part++) {
                    json.append(part == 0 ? "" : ",")
                            .append("{\"part_number\":")
                            .append(part)
                            .append('}');
                }
                return json.append("]}").toString();
            }
        },
        KODO("<UploadId>", '<') {
            @Override
            String part(String uploadId, int part) {
                return "?partNumber=" + (part + 1) + "&uploadId=" + uploadId;
            }

            @Override
            String whole(String uploadId) {
                return "?uploadId=" + uploadId;
            }

            @Override
            String list(int parts, String[] eTags) {
                StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
                for (int part = 0; part < parts; part++) {
                    xml.append("<Part><PartNumber>")
                            .append(part + 1)
                            .append("</PartNumber><ETag>")
                            .append(eTags[part])
                            .append("</ETag></Part>");
                }
                return xml.append("</CompleteMultipartUpload>").toString();
            }
        };

        private final String beforeUploadId;
        private final char afterUploadId;

        Wording(String beforeUploadId, char afterUploadId) {
            this.beforeUploadId = beforeUploadId;
            this.afterUploadId = afterUploadId;
        }

        abstract String part(String uploadId, int part);

        abstract String whole(String uploadId);

        abstract String list(int parts, String[] eTags);
    }

    private final BareOkHttp http;
    private final Digest digest;
    private final Wording wording;

    OkHttpMultipart(Setup setup) {
        this.http = BareOkHttp.forLargeObjects(setup);
        this.digest = Digest.of(setup.variant());
        this.wording = setup.service().equals("kodo") ? Wording.KODO : Wording.QINGSTOR;
    }

    /** Returns the upload id. */
    String start(String key) throws IOException {
        try (Response response = http.send(http.request(key + "?uploads")
                .post(RequestBody.create(new byte[0]))
                .build())) {
            String body = response.body().string();
            int from = body.indexOf(wording.beforeUploadId) + wording.beforeUploadId.length();
            return body.substring(from, body.indexOf(wording.afterUploadId, from));
        }
    }

    /** Returns the ETag of the part. */
    String part(String key, String uploadId, int part, PartBody body) throws IOException {
        return http.put(key + wording.part(uploadId, part), body, digest);
    }

    /** @param eTags of all parts, in their order */
    void complete(String key, String uploadId, String[] eTags) throws IOException {
        byte[] body = wording.list(eTags.length, eTags).getBytes(StandardCharsets.US_ASCII);
        http.send(http.request(key + wording.whole(uploadId))
                        .post(RequestBody.create(body))
                        .build())
                .close();
    }

    @Override
    public void close() {
        http.close();
    }
}
