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
package io.github.camelcn.common.camel.streaming;

import java.nio.charset.Charset;
import java.time.Duration;

import io.github.camelcn.common.camel.ByteSize;
import io.github.camelcn.common.multipart.PartPlan;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.Capabilities;

/** Makes a plan of options, or refuses them with a sentence that names the one to change. */
final class StreamingChecks {

    /** What is held in memory as a whole is at most this much. */
    private static final long MOST_HELD_BYTES = 1L << 30;

    private StreamingChecks() {}

    /**
     * @param charset of the separator
     * @throws IllegalArgumentException with that sentence
     */
    static StreamingPlan plan(StreamingOptions options, StreamingTarget target, Charset charset) {
        refuse(
                options.getBatchMessageNumber() < 1,
                "batchMessageNumber must be 1 or more, but is " + options.getBatchMessageNumber());
        long batchBytes = batchBytes(options.getBatchSize());
        refuse(batchBytes < 1, "batchSize must be 1 or more, but is " + options.getBatchSize());
        refuse(
                options.getMaxOpenBatches() < 1,
                "maxOpenBatches must be 1 or more, but is " + options.getMaxOpenBatches());
        refuse(
                options.getTimestampWindowSizeMillis() < 1,
                "timestampWindowSizeMillis must be 1 or more, but is " + options.getTimestampWindowSizeMillis());
        refuse(
                options.isTimestampGroupingEnabled() && isBlank(options.getTimestampHeaderName()),
                "timestampGroupingEnabled needs timestampHeaderName");
        boolean onCommit = options.getStreamingAck() == StreamingAck.onCommit;
        Duration timeout = options.getStreamingUploadTimeout();
        refuse(timeout.isNegative(), "streamingUploadTimeout must be 0 or more, but is " + timeout);
        refuse(
                onCommit && timeout.isZero() && options.getBatchMessageNumber() > 1,
                "streamingAck=onCommit needs a streamingUploadTimeout: a batch for which too few messages are under way"
                        + " would never be stored, and they would wait for ever");
        boolean whole = target.appender().isPresent() || !target.transfer().multipartAllowed();
        long most = mostBytes(target.transfer(), target.store().capabilities(), whole, options.isGzip());
        refuse(
                batchBytes > most,
                "batchSize is " + options.getBatchSize() + ", but an object of a streaming upload can have at most "
                        + most + " bytes here; lower it" + (whole ? "" : ", or set a larger partSize"));
        return new StreamingPlan(
                options.getBatchMessageNumber(),
                batchBytes,
                most,
                whole ? Integer.MAX_VALUE - 8 : bufferBytes(target.transfer()),
                timeout.toNanos(),
                options.getMaxOpenBatches(),
                options.isGzip(),
                unescaped(options.getRecordSeparator()).getBytes(charset),
                onCommit);
    }

    private static long batchBytes(String batchSize) {
        refuse(isBlank(batchSize), "batchSize must be 1 or more, but is not set");
        return ByteSize.parse("batchSize", batchSize);
    }

    /** Compression makes a little more of what it cannot make less of. */
    private static long mostBytes(TransferOptions transfer, Capabilities limits, boolean whole, boolean gzip) {
        long most = whole
                ? Math.min(limits.maxPutBytes(), MOST_HELD_BYTES)
                : PartPlan.mostBytes(transfer.partBytes(), limits);
        return gzip ? most - most / 1000 : most;
    }

    private static int bufferBytes(TransferOptions transfer) {
        refuse(
                transfer.partBytes() > MOST_HELD_BYTES,
                "with streamingUploadMode parts are held in memory, so partSize must be at most 1 GiB");
        return (int) transfer.partBytes();
    }

    /** URIs and property files write a line break as {@code \n}. */
    static String unescaped(String separator) {
        if (separator == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < separator.length(); i++) {
            char c = separator.charAt(i);
            boolean escapes = c == '\\' && i + 1 < separator.length();
            int known = escapes ? "nrt\\".indexOf(separator.charAt(i + 1)) : -1;
            text.append(known < 0 ? c : "\n\r\t\\".charAt(known));
            i += known < 0 ? 0 : 1;
        }
        return text.toString();
    }

    static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
