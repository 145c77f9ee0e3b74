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
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Digests;

/**
 * Kodo's own digest of an object: SHA-1 over 4 MiB blocks, and SHA-1 over their digests.
 *
 * <p>Source: qiniu-java-sdk 7.19.0 (Etag, EtagV2).
 */
@VerifiedAgainst(service = "vectors made with qiniu-java-sdk 7.19.0", date = "2026-11-20")
public final class Qetag {
    private static final int BLOCK_BYTES = 4 * 1024 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte ONE_BLOCK = 0x16;
    private static final byte BLOCKS = (byte) 0x96;
    private static final byte PARTS = (byte) 0x9e;

    private Qetag() {}

    /** Of content uploaded in one piece; the caller holds it. */
    public static String of(Content content) throws IOException {
        return text(content.size() <= BLOCK_BYTES ? ONE_BLOCK : BLOCKS, digest(content));
    }

    /** Of content uploaded in parts. */
    public static String ofParts(List<Content> parts) throws IOException {
        if (inBlocks(parts)) {
            MessageDigest all = Digests.sha1();
            long size = 0;
            for (Content part : parts) {
                size += part.size();
                all.update(digest(part));
            }
            return parts.size() == 1 ? of(parts.get(0)) : text(size <= BLOCK_BYTES ? ONE_BLOCK : BLOCKS, all.digest());
        }
        MessageDigest all = Digests.sha1();
        for (Content part : parts) {
            all.update(digest(part));
        }
        return text(PARTS, all.digest());
    }

    /** Whether the parts are the blocks the digest of one piece would be made of. */
    private static boolean inBlocks(List<Content> parts) {
        for (int i = 0; i < parts.size(); i++) {
            long size = parts.get(i).size();
            if (i < parts.size() - 1 ? size != BLOCK_BYTES : size > BLOCK_BYTES) {
                return false;
            }
        }
        return true;
    }

    /** The twenty bytes behind the mark: of the only block, or of the digests of all blocks. */
    private static byte[] digest(Content content) throws IOException {
        MessageDigest block = Digests.sha1();
        if (content.size() <= BLOCK_BYTES) {
            update(block, content, 0, content.size());
            return block.digest();
        }
        MessageDigest all = Digests.sha1();
        for (long offset = 0; offset < content.size(); offset += BLOCK_BYTES) {
            update(block, content, offset, Math.min(BLOCK_BYTES, content.size() - offset));
            all.update(block.digest());
        }
        return all.digest();
    }

    private static void update(MessageDigest digest, Content content, long offset, long length) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(length, BUFFER_BYTES))];
        try (InputStream in = content.open(Optional.empty(), offset, length)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
    }

    private static String text(byte mark, byte[] digest) {
        byte[] marked = new byte[digest.length + 1];
        marked[0] = mark;
        System.arraycopy(digest, 0, marked, 1, digest.length);
        return Base64.getUrlEncoder().encodeToString(marked);
    }
}
