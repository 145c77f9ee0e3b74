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

import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadBodyTest {

    private static final int PART = 8 << 20;

    @Test
    void aLargeArrayIsNotCopiedAsAWholeBeforeItsFirstByteIsSent() throws IOException {
        CountingSink network = new CountingSink();
        ServiceRequest request = ServiceRequest.of("uploadPart", "bucket/key", "PUT", "http://localhost/bucket/key");
        PayloadBody body = new PayloadBody(
                Payload.of(new byte[PART]), new CallContext(request, CallMeter.NONE, Bandwidth.UNLIMITED));
        try (BufferedSink sink = Okio.buffer(network)) {
            body.writeTo(sink);
        }
        assertThat(network.sent).isEqualTo(PART);
        assertThat(network.mostBuffered).isLessThanOrEqualTo(2 * WideSocket.WIDE);
    }

    /** Sees how much Okio holds whenever it sends something. */
    private static final class CountingSink extends ForwardingSink {

        private long sent;
        private long mostBuffered;

        CountingSink() {
            super(Okio.blackhole());
        }

        @Override
        public void write(Buffer source, long byteCount) throws IOException {
            mostBuffered = Math.max(mostBuffered, source.size());
            sent += byteCount;
            super.write(source, byteCount);
        }
    }
}
