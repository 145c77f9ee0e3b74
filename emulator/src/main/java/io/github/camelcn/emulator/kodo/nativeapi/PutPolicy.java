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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.kodo.store.KodoRegion;
import io.github.camelcn.emulator.kodo.store.StorageClass;

/**
 * What an upload token allows.
 *
 * <p>Source: Qiniu documentation 1206, "Put policy"; qiniu-java-sdk 7.19.0.
 *
 * @param userId whose key signed the token
 */
record PutPolicy(String userId, JsonNode json) {
    Entry scope() {
        return Entry.of(text("scope"));
    }

    String text(String member) {
        return json.path(member).asText("");
    }

    long number(String member) {
        return json.path(member).asLong(0);
    }

    boolean flag(String member) {
        return json.path(member).asBoolean(false) || json.path(member).asInt(0) != 0;
    }

    boolean has(String member) {
        return !text(member).isEmpty();
    }

    /** Whether an existing object with other content must stay. */
    boolean insertOnly() {
        return flag("insertOnly") || scope().key().isEmpty() || flag("isPrefixalScope");
    }

    void requireKey(String key) {
        Optional<String> allowed = scope().key();
        boolean fits = allowed.isEmpty()
                || (flag("isPrefixalScope") ? key.startsWith(allowed.get()) : key.equals(allowed.get()));
        if (!fits) {
            throw new NativeError(NativeError.FORBIDDEN, "key doesn't match with scope");
        }
    }

    void requireSize(long size) {
        if (json.has("fsizeLimit") && size > number("fsizeLimit")) {
            throw new NativeError(NativeError.TOO_LARGE, "exceed FsizeLimit");
        }
        if (size < number("fsizeMin")) {
            throw new NativeError(NativeError.FORBIDDEN, "file size is less than FsizeMin");
        }
    }

    /** A list of patterns: allowed ones, or after an exclamation mark forbidden ones. */
    void requireType(String type) {
        String limit = text("mimeLimit");
        if (limit.isEmpty()) {
            return;
        }
        boolean forbids = limit.startsWith("!");
        boolean named = false;
        for (String pattern : (forbids ? limit.substring(1) : limit).split(";")) {
            named |= pattern.endsWith("/*")
                    ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                    : type.equals(pattern);
        }
        if (named == forbids) {
            throw new NativeError(NativeError.FORBIDDEN, "limited mimeType: this file type is forbidden to upload");
        }
    }

    StorageClass storageClass(KodoRegion region) {
        int type = (int) number("fileType");
        return StorageClass.find(type)
                .filter(region::offers)
                .orElseThrow(() -> NativeError.badRequest("invalid file type " + type));
    }
}
