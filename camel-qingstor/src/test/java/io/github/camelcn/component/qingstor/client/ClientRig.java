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
package io.github.camelcn.component.qingstor.client;

import java.io.ByteArrayInputStream;
import java.util.List;

import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A client of an emulator with one bucket, {@code photos}; of what was sent and stored the emulator tells. */
final class ClientRig implements AutoCloseable {

    static final ObjectRef A = new ObjectRef("photos", "a");
    static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    final QingStorEmulator emulator =
            QingStorEmulator.builder().bucket("photos").minPartBytes(1).start();
    final QingStorClient client = EmulatorClients.byAddress(emulator).build();

    static Payload hello() {
        return Payload.of("hello".getBytes(UTF_8));
    }

    /** The same from a stream, which cannot be read again. */
    static Payload helloOnce() {
        return Payload.of(new ByteArrayInputStream("hello".getBytes(UTF_8)), 5);
    }

    /** The targets of all requests with this method, in order. */
    List<String> sent(String method) {
        return emulator.requests().stream()
                .filter(request -> request.method().equals(method))
                .map(RecordedRequest::target)
                .toList();
    }

    String stored(ObjectRef ref) {
        return new String(emulator.objectBytes(ref.bucket(), ref.key()), UTF_8);
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
    }
}
