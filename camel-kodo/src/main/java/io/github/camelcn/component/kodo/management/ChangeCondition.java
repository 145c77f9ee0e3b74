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

import java.util.StringJoiner;

import static java.util.Objects.requireNonNull;

/**
 * What an object must be like for a change to be made. What is empty or negative does not matter.
 *
 * <p>Source: provider documentation, "chgm".
 *
 * @param hash its qetag
 * @param mimeType its media type
 * @param size its bytes; negative for any
 * @param putTime when it was stored, in units of 100 nanoseconds since 1970; negative for any
 */
public record ChangeCondition(String hash, String mimeType, long size, long putTime) {

    /** Whatever it is like. */
    public static final ChangeCondition NONE = new ChangeCondition("", "", -1, -1);

    public ChangeCondition {
        requireNonNull(hash, "hash");
        requireNonNull(mimeType, "mimeType");
        if (hash.indexOf('&') >= 0 || mimeType.indexOf('&') >= 0) {
            throw new IllegalArgumentException("a condition's hash and media type must not contain '&'");
        }
    }

    /** The content must still be this. */
    public static ChangeCondition hash(String hash) {
        return new ChangeCondition(hash, "", -1, -1);
    }

    boolean isNone() {
        return equals(NONE);
    }

    String command() {
        StringJoiner condition = new StringJoiner("&");
        if (!hash.isEmpty()) {
            condition.add("hash=" + hash);
        }
        if (!mimeType.isEmpty()) {
            condition.add("mime=" + mimeType);
        }
        if (size >= 0) {
            condition.add("fsize=" + size);
        }
        if (putTime >= 0) {
            condition.add("putTime=" + putTime);
        }
        return condition.length() == 0 ? "" : "/cond/" + UrlBase64.encode(condition.toString());
    }
}
