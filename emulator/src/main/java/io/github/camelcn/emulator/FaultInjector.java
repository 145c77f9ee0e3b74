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
package io.github.camelcn.emulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.camelcn.emulator.http.DropConnectionException;
import io.github.camelcn.emulator.http.HttpHandler;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.ResponseBody;
import io.github.camelcn.emulator.http.ServiceHandler;

/** Stands before a service and does to requests and answers what the switches say. */
final class FaultInjector implements HttpHandler {
    private final ServiceHandler service;
    private final FaultSwitches switches;

    FaultInjector(ServiceHandler service, FaultSwitches switches) {
        this.service = service;
        this.switches = switches;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        if (switches.armed().isEmpty()) {
            return service.handle(request);
        }
        RecordedRequest recorded =
                RecordedRequest.of(request.id(), request.method(), request.target(), request.headers());
        Optional<Fault> fault = strike(recorded);
        return fault.isEmpty() ? remembered(recorded, service.handle(request)) : inject(fault.get(), request);
    }

    private HttpResponse remembered(RecordedRequest request, HttpResponse response) throws IOException {
        List<Fault> repeating = switches.armed().stream()
                .filter(fault -> fault.remembers(request))
                .toList();
        if (repeating.isEmpty()) {
            return response;
        }
        GivenAnswer given = GivenAnswer.of(response);
        repeating.forEach(fault -> fault.remember(given));
        return given.again();
    }

    private Optional<Fault> strike(RecordedRequest recorded) throws IOException {
        for (Fault fault : switches.armed()) {
            if (fault.strikes(recorded)) {
                if (fault.effect() != Fault.Effect.DELAY) {
                    return Optional.of(fault);
                }
                pause(fault);
            }
        }
        return Optional.empty();
    }

    private static void pause(Fault fault) throws DropConnectionException {
        try {
            Thread.sleep(fault.duration().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropConnectionException("closed while a delayed request waited");
        }
    }

    private HttpResponse inject(Fault fault, HttpRequest request) throws IOException {
        request.examination()
                .fault(fault.effect().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return switch (fault.effect()) {
            case DELAY -> throw new IllegalStateException("a delay is over before the answer is made");
            case ERROR -> retryAfter(fault, service.error(request, fault.status(), fault.code()));
            case BARE_STATUS -> service.bare(request, fault.status());
            case FOREIGN ->
                HttpResponse.of(fault.status())
                        .body(fault.foreignBody().getBytes(StandardCharsets.UTF_8), fault.foreignType());
            case REDIRECT -> service.bare(request, fault.status()).header("Location", fault.location());
            case DROP_BEFORE -> throw new DropConnectionException("fault: dropped before the effect");
            case DROP_UPLOAD -> service.handle(request.withBody(new CutInput(request.body(), fault.bytes())));
            case CORRUPT_UPLOAD -> service.handle(request.withBody(new BitFlippingInput(request.body())));
            case DROP_AFTER -> {
                service.handle(request).body().close();
                throw new DropConnectionException("fault: dropped after the effect");
            }
            case TRUNCATE -> {
                HttpResponse response = service.handle(request);
                yield response.body(new AlteredBody(response.body(), out -> new CutOutput(out, fault.bytes())));
            }
            case CORRUPT -> {
                HttpResponse response = service.handle(request);
                yield response.body(new AlteredBody(response.body(), BitFlippingOutput::new));
            }
            case REPEAT -> fault.remembered().again();
        };
    }

    private static HttpResponse retryAfter(Fault fault, HttpResponse response) {
        return fault.duration().isZero()
                ? response
                : response.header("Retry-After", Long.toString(fault.duration().toSeconds()));
    }

    private interface Alteration {
        OutputStream apply(OutputStream out);
    }

    private record AlteredBody(ResponseBody body, Alteration alteration) implements ResponseBody {
        @Override
        public long length() {
            return body.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(alteration.apply(out));
        }

        @Override
        public void close() {
            body.close();
        }
    }

    private static final class CutOutput extends FilterOutputStream {
        private long left;

        CutOutput(OutputStream out, long left) {
            super(out);
            this.left = left;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int count = (int) Math.min(left, length);
            out.write(bytes, offset, count);
            left -= count;
            if (count < length) {
                throw new DropConnectionException("fault: answer truncated");
            }
        }
    }

    private static final class BitFlippingOutput extends FilterOutputStream {
        private boolean flipped;

        BitFlippingOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (flipped || length == 0) {
                out.write(bytes, offset, length);
                return;
            }
            flipped = true;
            out.write(bytes[offset] ^ 1);
            out.write(bytes, offset + 1, length - 1);
        }
    }

    private static final class CutInput extends InputStream {
        private final InputStream in;
        private long left;

        CutInput(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                throw new DropConnectionException("fault: dropped during the upload");
            }
            int count = in.read(target, offset, (int) Math.min(left, length));
            left -= Math.max(count, 0);
            return count;
        }
    }

    private static final class BitFlippingInput extends InputStream {
        private final InputStream in;
        private boolean flipped;

        BitFlippingInput(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count > 0 && !flipped) {
                flipped = true;
                target[offset] ^= 1;
            }
            return count;
        }
    }
}
