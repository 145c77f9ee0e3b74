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
package io.github.camelcn.common.objectstore;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.TransportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The fake keeps the contract, so that tests which use it mean something. */
class FakeObjectStoreTest extends ObjectStoreContract {

    private final FakeObjectStore store =
            new FakeObjectStore().withBucket("another").withBucket("bucket");

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public String bucket() {
        return "bucket";
    }

    @Override
    public boolean makesBuckets() {
        return true;
    }

    @Override
    public Map<String, String> attributes() {
        return Map.of("x-fake-color", "blue", "x-fake-shape", "");
    }

    @AfterEach
    void everyBodyWasClosed() {
        assertThat(store.openBodies()).isZero();
    }

    @Test
    void failsAsOftenAsItIsTold() throws IOException {
        store.inject(Fault.dropping("putObject").forKey(ref("a").key()).times(1));

        put(ref("b"), "b");
        assertThatThrownBy(() -> put(ref("a"), "a")).isInstanceOf(TransportException.class);
        put(ref("a"), "a");
        assertThat(store.calls("putObject")).extracting(FakeCall::key).hasSize(3);
    }

    @Test
    void losesAnswersAfterItActed() throws IOException {
        store.inject(Fault.dropping("putObject").afterwards());

        assertThatThrownBy(() -> put(ref("a"), "a")).isInstanceOf(TransportException.class);
        assertThat(read(ref("a"))).isEqualTo("a");
    }

    @Test
    void breaksBodiesInTheirMiddle() throws IOException {
        put(ref("a"), "0123456789");
        store.inject(Fault.dropping("readObject"));

        try (StoredObject object = store.get(GetObjectRequest.of(ref("a")))) {
            assertThat(object.content().readNBytes(5)).hasSize(5);
            assertThatThrownBy(() -> object.content().read()).isInstanceOf(TransportException.class);
        }
    }

    @Test
    void keepsSingleKeysOfAMultiDelete() throws IOException {
        put(ref("a"), "a");
        put(ref("b"), "b");
        store.inject(Fault.answering("deleteObjects", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .forKey(ref("a").key()));

        DeleteObjectsResult result = store.deleteAll(new DeleteObjectsRequest("bucket", keys(prefix())));

        assertThat(result.deleted()).containsExactly(ref("b").key());
        assertThat(result.failed())
                .extracting(DeleteObjectsResult.FailedKey::code)
                .containsExactly("permission_denied");
        store.heal();
    }
}
