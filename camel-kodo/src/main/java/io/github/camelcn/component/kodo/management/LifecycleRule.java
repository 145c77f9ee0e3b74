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

import static java.util.Objects.requireNonNull;

/**
 * What happens to a bucket's objects as they grow old. The rule with the longest prefix counts. For each number: days
 * from the upload, 0 for never.
 *
 * <p>Source: provider documentation, "Bucket lifecycle rules".
 *
 * @param name up to 49 letters, digits and underscores
 * @param prefix of the keys it is for; empty for all, and no two rules have the same
 * @param toLineAfterDays to infrequent access
 * @param toGlacierIrAfterDays to archive with direct read
 * @param toGlacierAfterDays to archive
 * @param toDeepArchiveAfterDays to deep archive
 * @param deleteAfterDays out of existence
 */
public record LifecycleRule(
        String name,
        String prefix,
        int toLineAfterDays,
        int toGlacierIrAfterDays,
        int toGlacierAfterDays,
        int toDeepArchiveAfterDays,
        int deleteAfterDays) {

    public LifecycleRule {
        NativeNames.rule(name);
        requireNonNull(prefix, "prefix");
        boolean negative = toLineAfterDays < 0
                || toGlacierIrAfterDays < 0
                || toGlacierAfterDays < 0
                || toDeepArchiveAfterDays < 0
                || deleteAfterDays < 0;
        if (negative) {
            throw new IllegalArgumentException("the days of rule " + name + " must be 0 (never) or more");
        }
    }
}
