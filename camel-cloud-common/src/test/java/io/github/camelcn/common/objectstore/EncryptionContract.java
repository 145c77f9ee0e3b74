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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Encryption with the customer's keys. */
public interface EncryptionContract extends StoreFixture {

    CustomerKey KEY = key('k');
    CustomerKey OTHER_KEY = key('o');

    private static CustomerKey key(char letter) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) letter);
        return CustomerKey.of(bytes);
    }

    private void putSecret(ObjectRef ref) throws IOException {
        assumeTrue(encryptsWithCustomerKeys(), "this store takes no customer keys");
        PutObjectResult result = store().put(PutObjectRequest.of(ref, Payload.of("secret".getBytes(UTF_8)))
                .withEncryption(KEY));
        assertThat(result.encrypted()).isTrue();
    }

    private String readWith(ObjectRef ref, Optional<CustomerKey> key) throws IOException {
        return new String(readBytes(GetObjectRequest.of(ref).withEncryption(key)), UTF_8);
    }

    @Test
    default void givesAnEncryptedObjectForTheRightKeyOnly() throws IOException {
        putSecret(ref("a"));

        assertThat(readWith(ref("a"), Optional.of(KEY))).isEqualTo("secret");
        assertThatThrownBy(() -> readWith(ref("a"), Optional.of(OTHER_KEY))).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> readWith(ref("a"), Optional.empty())).isInstanceOf(ServiceException.class);
    }

    @Test
    default void saysThatAnObjectIsEncrypted() throws IOException {
        putSecret(ref("a"));

        assertThat(head(ref("a")).encrypted()).isTrue();
        assertThat(objects(prefix()).get(0).encrypted()).isTrue();
        assertThatThrownBy(() -> store().head(new HeadObjectRequest(ref("a"), Conditions.NONE, Optional.of(OTHER_KEY))))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    default void readsRangesOfEncryptedObjects() throws IOException {
        putSecret(ref("a"));

        assertThat(readBytes(GetObjectRequest.of(ref("a"))
                        .withRange(ByteRange.closed(1, 3))
                        .withEncryption(Optional.of(KEY))))
                .asString(UTF_8)
                .isEqualTo("ecr");
    }

    @Test
    default void copiesFromOneKeyToAnotherAndToNone() throws IOException {
        putSecret(ref("a"));

        store().copy(copy(ref("b"), Optional.of(KEY), Optional.of(OTHER_KEY)));
        store().copy(copy(ref("plain"), Optional.of(KEY), Optional.empty()));

        assertThat(readWith(ref("b"), Optional.of(OTHER_KEY))).isEqualTo("secret");
        assertThat(readWith(ref("plain"), Optional.empty())).isEqualTo("secret");
        assertThatThrownBy(() -> store().copy(copy(ref("c"), Optional.empty(), Optional.empty())))
                .isInstanceOf(ServiceException.class);
    }

    private CopyObjectRequest copy(ObjectRef target, Optional<CustomerKey> sourceKey, Optional<CustomerKey> key) {
        return new CopyObjectRequest(
                ref("a"), target, Conditions.NONE, false, ContentHeaders.NONE, Map.of(), "", sourceKey, key);
    }

    @Test
    default void encryptionTravelsWithAMove() throws IOException {
        putSecret(ref("a"));

        store().move(new MoveObjectRequest(ref("a"), ref("b"), Conditions.NONE));

        assertThat(readWith(ref("b"), Optional.of(KEY))).isEqualTo("secret");
    }

    @Test
    default void encryptsParts() throws IOException {
        assumeTrue(encryptsWithCustomerKeys(), "this store takes no customer keys");
        UploadRef upload = store().startUpload(StartUploadRequest.of(
                PutObjectRequest.of(ref("a"), Payload.empty()).withEncryption(KEY)));
        int number = store().capabilities().firstPartNumber();
        Payload payload = Payload.of("secret".getBytes(UTF_8));
        UploadedPart part = store().uploadPart(new UploadPartRequest(upload, number, payload, Optional.of(KEY)));
        store().completeUpload(new CompleteUploadRequest(upload, List.of(part), ""));

        assertThat(head(ref("a")).encrypted()).isTrue();
        assertThat(readWith(ref("a"), Optional.of(KEY))).isEqualTo("secret");
        assertThatThrownBy(() -> readWith(ref("a"), Optional.empty())).isInstanceOf(ServiceException.class);
    }
}
