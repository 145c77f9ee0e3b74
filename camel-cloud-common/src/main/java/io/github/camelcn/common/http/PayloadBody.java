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
package io.github.camelcn.common.http;

import java.io.IOException;
import java.io.OutputStream;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

import io.github.camelcn.common.payload.Payload;

/**
 * A payload as OkHttp wants it. One-shot, whatever the payload can: resending is our retry step's business. Without a
 * media type, so that the {@code Content-Type} that was signed is the one that is sent.
 */
final class PayloadBody extends RequestBody {

    /** How much moves before a meter hears of it. */
    static final long REPORT_BYTES = 1 << 20;

    private final Payload payload;
    private final CallContext call;

    PayloadBody(Payload payload, CallContext call) {
        this.payload = payload;
        this.call = call;
    }

    @Override
    public MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return payload.length();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        call.bodyOpened();
        Measured out = new Measured(sink, payload.length(), call);
        try {
            payload.writeTo(out);
            out.report();
        } catch (IOException e) {
            out.report();
            throw out.networkFailed ? e : new SourceFailure(e.getMessage(), e);
        }
        if (out.left > 0) {
            throw new SourceFailure("it ended " + out.left + " bytes early", null);
        }
    }

    /** The body could not be read; the network is not to blame, and sending again would not help. */
    static final class SourceFailure extends IOException {

        private static final long serialVersionUID = 1L;

        SourceFailure(String why, Throwable cause) {
            super("the request body could not be read: " + why, cause);
        }
    }

    /**
     * Tells failures of the network from failures of the source, and stops a body longer than announced. Writes in
     * pieces, because Okio copies all of a write into its own segments before it sends the first: a part of 8 MiB in
     * memory would need another 8 MiB.
     */
    private static final class Measured extends OutputStream {

        private final BufferedSink sink;
        private long left;
        private final CallContext call;
        private final int piece;
        private long unreported;
        private boolean networkFailed;

        Measured(BufferedSink sink, long length, CallContext call) {
            this.sink = sink;
            this.left = length;
            this.call = call;
            this.piece = Math.min(WideSocket.WIDE, call.upstream().piece());
        }

        void report() {
            if (unreported > 0) {
                call.meter().sent(unreported);
                unreported = 0;
            }
        }

        private void moved(int count) throws IOException {
            unreported += count;
            if (unreported >= REPORT_BYTES) {
                report();
            }
            call.bodyMoved(count);
            call.upstream().pay(count, call);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int count) throws IOException {
            if (count > left) {
                throw new IOException("it is longer than announced");
            }
            try {
                for (int done = 0; done < count; done += piece) {
                    int next = Math.min(piece, count - done);
                    sink.write(source, offset + done, next);
                    moved(next);
                }
            } catch (IOException e) {
                networkFailed = true;
                throw e;
            }
            left -= count;
        }
    }
}
