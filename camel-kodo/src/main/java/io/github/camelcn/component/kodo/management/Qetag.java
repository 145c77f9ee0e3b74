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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Kodo's own content hash, the {@code hash} of natively uploaded objects: SHA-1 over blocks of 4 MiB. Write the content
 * and read the {@link #value}; call {@link #endPart} behind every part if the object was uploaded in parts of another
 * size. Needs no more memory than a digest. For one thread at a time; closing has no effect.
 *
 * <p>Source: provider documentation, "qetag"; the second version (parts): official SDK for Java 7.19.0.
 */
public final class Qetag extends OutputStream {

    /** Bytes of a block. */
    public static final int BLOCK = 4 << 20;

    private static final byte ONE_BLOCK = 0x16;
    private static final byte BLOCKS = (byte) 0x96;
    private static final byte PARTS = (byte) 0x9e;

    private final MessageDigest block = sha1();
    private final MessageDigest ofBlocks = sha1();
    private final MessageDigest ofParts = sha1();
    private final MessageDigest ofAllBlocks = sha1();
    private byte[] firstBlock = {};
    private byte[] firstOfPart = {};
    private int inBlock;
    private int blocksOfPart;
    private long blocks;
    private int parts;
    private boolean regular = true;
    private boolean shortPartSeen;
    private String value = "";

    /** The hash of a stream that is read to its end and left open. */
    public static String of(InputStream in) throws IOException {
        Qetag qetag = new Qetag();
        in.transferTo(qetag);
        return qetag.value();
    }

    public static String of(byte[] content) {
        Qetag qetag = new Qetag();
        qetag.write(content, 0, content.length);
        return qetag.value();
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** @throws IllegalStateException if the value was read already */
    @Override
    public void write(byte[] bytes, int offset, int count) {
        checkUnfinished();
        if (count > 0 && shortPartSeen) {
            // a part that was neither 4 MiB nor the last
            regular = false;
        }
        int done = 0;
        while (done < count) {
            int piece = Math.min(count - done, BLOCK - inBlock);
            block.update(bytes, offset + done, piece);
            inBlock += piece;
            done += piece;
            if (inBlock == BLOCK) {
                endBlock();
            }
        }
    }

    private void endBlock() {
        byte[] digest = block.digest();
        inBlock = 0;
        if (blocksOfPart++ == 0) {
            firstOfPart = digest;
        }
        if (blocks++ == 0) {
            firstBlock = digest;
        }
        ofBlocks.update(digest);
        ofAllBlocks.update(digest);
    }

    /**
     * Says that a part of a multipart upload ends here, the last one included. A part without bytes is none.
     *
     * @throws IllegalStateException if the value was read already
     */
    public void endPart() {
        checkUnfinished();
        boolean wholeBlocks = inBlock == 0;
        if (inBlock > 0) {
            endBlock();
        }
        if (blocksOfPart == 0) {
            return;
        }
        parts++;
        regular &= blocksOfPart == 1;
        // blocks of 4 MiB and a shorter one at the end are what an upload in one piece would have
        shortPartSeen |= !wholeBlocks;
        ofParts.update(blocksOfPart == 1 ? firstOfPart : ofBlocks.digest());
        ofBlocks.reset();
        blocksOfPart = 0;
    }

    private void checkUnfinished() {
        if (!value.isEmpty()) {
            throw new IllegalStateException("the qetag was read already: begin a new one");
        }
    }

    /** The hash of what was written, 28 characters; nothing can be written afterwards. */
    public String value() {
        if (value.isEmpty()) {
            if (parts > 0) {
                endPart();
            } else if (inBlock > 0 || blocks == 0) {
                endBlock();
            }
            value = parts > 0 && !regular
                    ? text(PARTS, ofParts.digest())
                    : blocks == 1 ? text(ONE_BLOCK, firstBlock) : text(BLOCKS, ofAllBlocks.digest());
        }
        return value;
    }

    private static String text(byte prefix, byte[] digest) {
        byte[] bytes = new byte[1 + digest.length];
        bytes[0] = prefix;
        System.arraycopy(digest, 0, bytes, 1, digest.length);
        return UrlBase64.encode(bytes);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
