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

/**
 * An object as native requests name it: base64 of {@code bucket:key}. The first colon separates, others belong to the
 * key. Source: provider documentation, "EncodedEntryURI".
 */
final class EntryUri {

    private EntryUri() {}

    static String of(String bucket, String key) {
        return UrlBase64.encode(bucket + ':' + key);
    }

    /** A bucket alone, which means: let the service choose the key. */
    static String ofBucket(String bucket) {
        return UrlBase64.encode(bucket);
    }
}
