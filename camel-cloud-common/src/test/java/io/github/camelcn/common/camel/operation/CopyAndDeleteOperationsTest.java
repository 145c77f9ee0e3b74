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
package io.github.camelcn.common.camel.operation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CopyAndDeleteOperationsTest {
    @AutoClose
    private final HandlerRig rig = new HandlerRig();

    private CopyObject copy() {
        return new CopyObject(new LargeCopy(rig.store, TransferOptions.DEFAULT), rig.fields());
    }

    @Test
    void deleteRemovesOne() throws Exception {
        rig.store.with("photos", "k", bytes("x")).with("photos", "other", bytes("x"));

        OperationResult result =
                rig.run(new DeleteObject(rig.store, rig.fields()), "body", Map.of(HandlerRig.NAMES.key, "k"));

        assertThat(rig.store.keysIn("photos")).containsExactly("other");
        assertThat(result.replacesBody()).isFalse();
    }

    @Test
    void deleteObjectsTakesKeysOfTheHeaderOrTheBody() throws Exception {
        rig.store.with("photos", "a", bytes("x"));
        ObjectInfo listed = rig.store.head(HeadObjectRequest.of(new ObjectRef("photos", "a")));
        DeleteObjects delete = new DeleteObjects(rig.store, rig.fields());

        assertThat(rig.read(delete, null, Map.of(HandlerRig.NAMES.keysToDelete, new String[] {"a", "b"}))
                        .keys())
                .containsExactly("a", "b");
        assertThat(rig.read(delete, null, Map.of(HandlerRig.NAMES.keysToDelete, List.of("a")))
                        .keys())
                .containsExactly("a");
        assertThat(rig.read(delete, null, Map.of(HandlerRig.NAMES.keysToDelete, "a"))
                        .keys())
                .containsExactly("a");
        assertThat(rig.read(delete, List.of(listed, new ObjectRef("photos", "b"), "c"), Map.of())
                        .keys())
                .containsExactly("a", "b", "c");
    }

    @Test
    void deleteObjectsReportsEachKey() throws Exception {
        rig.store.with("photos", "a", bytes("x")).with("photos", "b", bytes("x"));
        rig.store.inject(Fault.answering("deleteObjects", ErrorKind.ACCESS_DENIED, 403, "no")
                .forKey("b"));

        OperationResult result = rig.run(new DeleteObjects(rig.store, rig.fields()), List.of("a", "b", "c"), Map.of());

        assertThat(((DeleteObjectsResult) result.body()).deleted()).containsExactly("a", "c");
        assertThat(result.headers().get(HandlerRig.NAMES.deletedKeys)).isEqualTo(List.of("a", "c"));
        assertThat(result.headers().get(HandlerRig.NAMES.failedKeys))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .containsOnlyKeys("b");
    }

    @Test
    void deleteObjectsWithoutKeysSaysWhereTheyGo() {
        DeleteObjects delete = new DeleteObjects(rig.store, rig.fields());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(delete, "a", Map.of()))
                .withMessage("deleteObjects needs the keys: set header CamelTestKeysToDelete, or a collection of keys"
                        + " as body");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(delete, List.of(1), Map.of()))
                .withMessage("keys to delete must be text, ObjectRef or ObjectInfo, but one is a java.lang.Integer");
    }

    @Test
    void copyKeepsTheSourcesMetadataUnlessToldToReplaceIt() throws Exception {
        rig.store.with("photos", "k", bytes("x"));
        Map<String, Object> headers = new HashMap<>(Map.of(
                HandlerRig.NAMES.key, "k",
                HandlerRig.NAMES.bucketDestinationName, "archive",
                HandlerRig.NAMES.contentType, "text/stale"));

        CopyObjectRequest keeping = rig.read(copy(), null, headers);
        assertThat(keeping.target()).isEqualTo(new ObjectRef("archive", "k"));
        assertThat(keeping.replaceMetadata()).isFalse();

        headers.put(HandlerRig.NAMES.metadataDirective, "replace");
        CopyObjectRequest replacing = rig.read(copy(), null, headers);
        assertThat(replacing.replaceMetadata()).isTrue();
        assertThat(replacing.content().contentType()).isEqualTo("text/stale");

        rig.run(copy(), null, headers);
        assertThat(rig.store.keysIn("archive")).containsExactly("k");
    }

    @Test
    void copyTakesTwoKeysApart() throws Exception {
        rig.sourceEncryption = Optional.of(CustomerKey.of(new byte[32]));
        byte[] other = new byte[32];
        other[0] = 1;
        CopyObjectRequest request = rig.read(
                copy(),
                null,
                Map.of(
                        HandlerRig.NAMES.key, "k",
                        HandlerRig.NAMES.destinationKey, "k2",
                        HandlerRig.NAMES.encryptionCustomerKey,
                                Base64.getEncoder().encodeToString(other)));

        assertThat(request.sourceEncryption()).isEqualTo(rig.sourceEncryption);
        assertThat(request.encryption()).contains(CustomerKey.of(other));
    }

    @Test
    void copiesAndMovesToNowhereAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(copy(), null, Map.of(HandlerRig.NAMES.key, "k")))
                .withMessage("header CamelTestDestinationKey or CamelTestBucketDestinationName must be set to say where"
                        + " photos/k goes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        copy(),
                        null,
                        Map.of(
                                HandlerRig.NAMES.key, "k",
                                HandlerRig.NAMES.destinationKey, "k",
                                HandlerRig.NAMES.metadataDirective, "MERGE")))
                .withMessage("header CamelTestMetadataDirective must be COPY or REPLACE, but is \"MERGE\"");
    }

    @Test
    void moveLeavesNothingBehind() throws Exception {
        rig.store.with("photos", "k", bytes("x"));

        OperationResult result = rig.run(
                new MoveObject(rig.store, rig.fields()),
                null,
                Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.destinationKey, "moved"));

        assertThat(rig.store.keysIn("photos")).containsExactly("moved");
        assertThat(result.headers()).containsEntry(HandlerRig.NAMES.producedKey, "moved");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
