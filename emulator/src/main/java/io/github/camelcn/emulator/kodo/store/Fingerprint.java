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
package io.github.camelcn.emulator.kodo.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcn.emulator.storage.Content;

/**
 * The digests of an object. Its qetag is computed when somebody asks for it first, because S3 requests never do;
 * threads that ask at once compute the same.
 */
public final class Fingerprint {
    private final Content content;
    private final boolean byParts;
    private final String md5;
    private volatile String qetag = "";

    /**
     * @param byParts whether the segments are parts of an upload, which gives the qetag another form
     * @param md5 hex digits, or the empty string when nobody computed it
     */
    public Fingerprint(Content content, boolean byParts, String md5) {
        this.content = content;
        this.byParts = byParts;
        this.md5 = md5;
    }

    public boolean byParts() {
        return byParts;
    }

    public String md5() {
        return md5;
    }

    /** Whoever asks holds the content. */
    public String qetag() {
        if (qetag.isEmpty()) {
            try {
                qetag = compute();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return qetag;
    }

    /** Size of each part in bytes. */
    public List<Long> partSizes() {
        return content.segments().stream().map(part -> part.blob().size()).toList();
    }

    private String compute() throws IOException {
        if (!byParts) {
            return Qetag.of(content);
        }
        List<Content> parts = new ArrayList<>();
        content.segments().forEach(segment -> parts.add(Content.of(segment)));
        return Qetag.ofParts(parts);
    }
}
