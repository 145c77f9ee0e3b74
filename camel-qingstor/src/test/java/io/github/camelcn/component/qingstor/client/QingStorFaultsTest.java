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

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ClientFaultContract;
import io.github.camelcn.common.component.StoreServer;
import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.component.qingstor.QingStorServer;
import io.github.camelcn.emulator.QingStorEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes wrong between a client and QingStor. */
class QingStorFaultsTest extends ClientFaultContract {

    @AutoClose
    private final ClientRig rig = new ClientRig();

    private final QingStorEmulator emulator = rig.emulator;
    private final QingStorClient client = rig.client;

    @Override
    protected StoreServer server() {
        return new QingStorServer(emulator);
    }

    @Override
    protected ObjectStore client() {
        return client;
    }

    @Override
    protected ObjectStore client(HttpOptions options) {
        return EmulatorClients.byAddress(emulator).httpOptions(options).build();
    }

    @Override
    protected String requestIdHeader() {
        return "x-qs-request-id";
    }

    @Override
    protected String name() {
        return "QingStor";
    }

    // ---------------------------------------------------------------- bytes

    @Test
    void aCorruptedStreamIsNoticedByItsEtag() {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, helloOnce())))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("the service stored other bytes than were sent: their MD5 is " + HELLO_MD5);
        assertThat(sent("PUT")).hasSize(1);
    }

    /** An ETag is the digest of the whole object, so there is nothing to compare a range with. */
    @Test
    void aRangeIsNotComparedWithTheEtag() throws IOException {
        emulator.putObject("photos", "a", "hello".getBytes(UTF_8));

        try (StoredObject object = client.get(GetObjectRequest.of(A).withRange(ByteRange.closed(1, 3)))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo("ell");
        }
    }

    // ---------------------------------------------------------------- storms, throttling, clocks

    @Test
    void aClockThatStaysWrongSaysWhatToDo() {
        emulator.faults().on("PUT", "/photos/a").answer(403, "request_expired");

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, hello())))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageContaining("Set the clock");
    }

    // ---------------------------------------------------------------- many keys

    @Test
    void aFailureOfTheFirstRequestIsThrown() {
        emulator.faults().on("POST", "delete").answer(403, "permission_denied");

        assertThatThrownBy(() -> client.deleteAll(new DeleteObjectsRequest("photos", List.of("a"))))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("delete_object");
    }
}
