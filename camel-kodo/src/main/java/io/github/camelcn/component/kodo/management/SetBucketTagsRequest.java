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

import java.util.Locale;
import java.util.Map;

/**
 * Replace the tags of a bucket. Source of the limits: provider's API descriptions.
 *
 * @param bucket by either of its names
 * @param tags values by key. Keys have 1 to 64 and values up to 128 letters, digits, blanks and {@code + - = . _ : / @};
 *     no key begins with {@code kodo}
 */
public record SetBucketTagsRequest(String bucket, Map<String, String> tags) {

    public SetBucketTagsRequest {
        NativeNames.bucket(bucket);
        tags = Map.copyOf(tags);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("there are no tags to set; to take them off, delete the bucket's tags");
        }
        tags.forEach((key, value) -> {
            if (!key.matches("[A-Za-z0-9 +=._:/@-]{1,64}")
                    || key.toLowerCase(Locale.ROOT).startsWith("kodo")) {
                throw new IllegalArgumentException("the tag key '" + key + "' must have 1 to 64 letters, digits, blanks"
                        + " and + - = . _ : / @, and not begin with kodo");
            }
            if (!value.matches("[A-Za-z0-9 +=._:/@-]{0,128}")) {
                throw new IllegalArgumentException("the value of tag '" + key + "' must have up to 128 letters, digits,"
                        + " blanks and + - = . _ : / @");
            }
        });
    }
}
