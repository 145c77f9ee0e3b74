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
package io.github.camelcn.benchmarks.server;

/** QingStor's own protocol: JSON, and 201 for what was made. */
final class QingStorDialect implements Dialect {

    @Override
    public String identity() {
        return "Server: QingStor\r\nx-qs-request-id: 1f2e3d4c5b6a7988\r\n";
    }

    @Override
    public String stored() {
        return "201 Created";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String initiated(String bucket, String key) {
        return "{\"upload_id\":\"5d41402abc4b2a76b9719d911017c592\",\"bucket\":\"" + bucket + "\",\"key\":\"" + key
                + "\"}";
    }

    @Override
    public String completed(String bucket, String key) {
        return "";
    }

    @Override
    public int limit(Query query) {
        return Integer.parseInt(query.value("limit", "100"));
    }

    @Override
    public String marker(Query query) {
        return query.value("marker", "").replace("%2F", "/");
    }

    @Override
    public String beforeEntries(Page page) {
        return "{\"name\":\"" + page.bucket() + "\",\"owner\":{\"id\":\"usr-bench\",\"name\":\"bench\"},"
                + "\"prefix\":\"\",\"delimiter\":\"\",\"limit\":" + page.limit() + ",\"marker\":\"" + page.marker()
                + "\",\"next_marker\":\"" + page.nextMarker() + "\",\"has_more\":" + !page.last() + ",\"keys\":[";
    }

    @Override
    public String beforeDigits() {
        return "{\"key\":\"" + ListPage.KEY;
    }

    @Override
    public String afterDigits() {
        return "\",\"size\":4096,\"etag\":\"\\\"5d41402abc4b2a76b9719d911017c592\\\"\","
                + "\"mime_type\":\"application/octet-stream\",\"created\":\"2024-03-01T08:00:00.000Z\","
                + "\"modified\":1709280000,\"encrypted\":false,\"storage_class\":\"STANDARD\"}";
    }

    @Override
    public String betweenEntries() {
        return ",";
    }

    @Override
    public String afterEntries(Page page) {
        return "],\"common_prefixes\":[]}";
    }
}
