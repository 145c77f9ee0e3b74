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

/** How a service words its answers. What it does is the same for all of them. Stateless. */
interface Dialect {

    /** What a page of a listing begins and ends with. */
    record Page(String bucket, int limit, String marker, int count, String nextMarker) {
        boolean last() {
            return nextMarker.isEmpty();
        }
    }

    /** The dialect of {@code qingstor} or {@code kodo}. */
    static Dialect of(String service) {
        return switch (service) {
            case "qingstor" -> new QingStorDialect();
            case "kodo" -> new S3Dialect();
            default -> throw new IllegalArgumentException("unknown service " + service);
        };
    }

    /** The header lines of every answer that tell who answers. */
    String identity();

    /** The status line's end for whatever was stored. */
    String stored();

    String contentType();

    /** The body that begins a multipart upload. */
    String initiated(String bucket, String key);

    /** The body that ends a multipart upload; may be empty. */
    String completed(String bucket, String key);

    /** Query parameters of a listing. */
    int limit(Query query);

    String marker(Query query);

    String beforeEntries(Page page);

    /** An entry of a listing as text before, and after, the key's ten digits. */
    String beforeDigits();

    String afterDigits();

    String betweenEntries();

    String afterEntries(Page page);
}
