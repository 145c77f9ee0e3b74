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
package io.github.camelcn.common.camel.streaming;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * What the objects of one kind of batch are called, around what tells them apart. Messages of the same name share a
 * batch.
 *
 * @param bucket where they go
 * @param stem what stands in front
 * @param extension what stands behind, with its dot; may be empty
 */
record BatchName(String bucket, String stem, String extension) {

    private static final String GZIP = ".gz";

    /**
     * @param key such as {@code in/app.log}
     * @param gzip whether the name shall end in {@code .gz}
     */
    static BatchName of(String bucket, String key, boolean gzip) {
        String plain = gzip && key.endsWith(GZIP) ? key.substring(0, key.length() - GZIP.length()) : key;
        int dot = plain.lastIndexOf('.');
        boolean hasExtension = dot > plain.lastIndexOf('/') + 1;
        String extension = hasExtension ? plain.substring(dot) : "";
        return new BatchName(
                bucket, plain.substring(0, plain.length() - extension.length()), gzip ? extension + GZIP : extension);
    }

    /** The batches of a span of time. */
    BatchName withStemSuffix(String suffix) {
        return new BatchName(bucket, stem + suffix, extension);
    }

    /** What the numbered and random names begin with. */
    String prefix() {
        return stem + "-";
    }

    /** The object that ends in this. */
    ObjectRef numbered(Object suffix) {
        return new ObjectRef(bucket, prefix() + suffix + extension);
    }

    /** The one object that all batches of this name go to. */
    ObjectRef single() {
        return new ObjectRef(bucket, stem + extension);
    }

    /** The number in a key of ours; -1 if it is not one. */
    long numberIn(String key) {
        int from = prefix().length();
        int to = key.length() - extension.length();
        boolean ours = key.startsWith(prefix()) && key.endsWith(extension) && to > from && to - from <= 18;
        if (!ours) {
            return -1;
        }
        for (int i = from; i < to; i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(key, from, to, 10);
    }
}
