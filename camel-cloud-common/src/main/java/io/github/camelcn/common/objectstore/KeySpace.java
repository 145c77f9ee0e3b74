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
package io.github.camelcn.common.objectstore;

import static java.util.Objects.requireNonNull;

/**
 * The part of a bucket that an endpoint works in: a prefix that is put before every key on the way to the store and
 * taken off on the way back.
 *
 * @param prefix empty for the whole bucket, else ending in a slash and not starting with one
 */
public record KeySpace(String prefix) {

    /** The whole bucket. */
    public static final KeySpace WHOLE_BUCKET = new KeySpace("");

    public KeySpace {
        requireNonNull(prefix, "prefix");
        if (!prefix.isEmpty() && (!prefix.endsWith("/") || prefix.startsWith("/"))) {
            throw new IllegalArgumentException(
                    "a key space must end in a slash and not start with one, but is " + prefix);
        }
    }

    /**
     * Reads the {@code workDir} option. Slashes at both ends do not matter: {@code a/b} and {@code /a/b/} are the same
     * place. Source: go-storage, services/qingstor, which strips the leading slash of its work directory.
     *
     * @throws IllegalArgumentException if a segment is {@code .} or {@code ..}, or the text has no UTF-8 form
     */
    public static KeySpace of(String workDir) {
        int start = 0;
        int end = workDir.length();
        while (start < end && workDir.charAt(start) == '/') {
            start++;
        }
        while (end > start && workDir.charAt(end - 1) == '/') {
            end--;
        }
        if (start == end) {
            return WHOLE_BUCKET;
        }
        return new KeySpace(ObjectKeys.check(workDir.substring(start, end), Integer.MAX_VALUE) + "/");
    }

    /** The store's key for a user's key; also good for prefixes of keys. */
    public String toStore(String key) {
        return prefix.isEmpty() ? key : prefix + key;
    }

    /**
     * The user's key for a store's key; also good for common prefixes.
     *
     * @throws IllegalArgumentException if the key is not in this key space
     */
    public String toUser(String storeKey) {
        if (!storeKey.startsWith(prefix)) {
            throw new IllegalArgumentException(storeKey + " does not lie in " + prefix);
        }
        return storeKey.substring(prefix.length());
    }

    /** Whether a store's key lies in here; the directory marker of the work directory itself does not. */
    public boolean contains(String storeKey) {
        return storeKey.length() > prefix.length() && storeKey.startsWith(prefix);
    }

    public ObjectRef toStore(ObjectRef ref) {
        return prefix.isEmpty() ? ref : new ObjectRef(ref.bucket(), prefix + ref.key());
    }

    /** @throws IllegalArgumentException if the object is not in this key space, or is its directory marker */
    public ObjectRef toUser(ObjectRef ref) {
        return prefix.isEmpty() ? ref : new ObjectRef(ref.bucket(), toUser(ref.key()));
    }
}
