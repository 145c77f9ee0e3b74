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

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Whom a bucket tells of what happens to its objects.
 *
 * <p>Source: qiniu-java-sdk 7.19.0, {@code BucketEventRule}.
 *
 * @param name up to 49 letters, digits and underscores
 * @param prefix of the keys it is for; empty for all
 * @param suffix of the keys it is for; empty for all
 * @param events what is told, such as {@code put}, {@code mkfile}, {@code copy}, {@code move}, {@code delete}; one or more
 * @param callbackUrls where to; one or more
 * @param accessKey the key that notifications are signed with; empty in a rule that is put for the key it is put with
 * @param host the Host header of notifications; empty for that of the URL
 */
public record BucketEventRule(
        String name,
        String prefix,
        String suffix,
        List<String> events,
        List<String> callbackUrls,
        String accessKey,
        String host) {

    public BucketEventRule {
        requireNonNull(name, "name");
        requireNonNull(prefix, "prefix");
        requireNonNull(suffix, "suffix");
        events = List.copyOf(events);
        callbackUrls = List.copyOf(callbackUrls);
        requireNonNull(accessKey, "accessKey");
        requireNonNull(host, "host");
    }

    /** Of keys that begin so, signed with the key it is put with. */
    public static BucketEventRule of(String name, String prefix, List<String> events, String callbackUrl) {
        return new BucketEventRule(name, prefix, "", events, List.of(callbackUrl), "", "");
    }
}
