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

import java.time.Duration;

import io.github.camelcn.common.objectstore.ObjectKeys;
import io.github.camelcn.common.objectstore.ObjectRef;

import static java.util.Objects.requireNonNull;

/**
 * An address at which an object can be downloaded.
 *
 * @param object which
 * @param domain a domain bound to the bucket, with or without {@code https://} or {@code http://} in front; empty for the
 *     configured one, or else the first that the service knows
 * @param expiresIn how long a private address works, at least a second; a public one works for ever
 * @param process a processing command such as {@code imageView2/1/w/120}, percent-encoded; empty for none
 * @param saveAs the file name browsers save it by; empty for theirs
 */
public record DownloadUrlRequest(ObjectRef object, String domain, Duration expiresIn, String process, String saveAs) {

    public DownloadUrlRequest {
        NativeNames.bucket(object.bucket());
        // this key travels in a path, unlike those of native requests
        ObjectKeys.check(NativeNames.key(object.key()), NativeNames.MAX_KEY_BYTES);
        DownloadDomain.check(domain);
        requireNonNull(saveAs, "saveAs");
        if (expiresIn.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a download address must work for at least 1 s, but not " + expiresIn);
        }
        if (!process.matches("[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*")) {
            throw new IllegalArgumentException("the processing command holds a character that URLs cannot carry:"
                    + " percent-encode it, a '|' as %7C");
        }
    }

    public static DownloadUrlRequest of(ObjectRef object, Duration expiresIn) {
        return new DownloadUrlRequest(object, "", expiresIn, "", "");
    }
}
