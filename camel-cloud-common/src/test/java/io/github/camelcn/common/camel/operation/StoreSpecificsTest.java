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

import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.StoreSpecifics;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.TransferOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** A store's own options and headers reach every operation that writes. */
class StoreSpecificsTest {

    private static final String HEADER = "CamelFakeColor";

    @AutoClose
    private final HandlerRig rig = HandlerRig.with(settings -> {
        settings.specifics = new Color();
        return settings;
    });

    private static final class Color implements StoreSpecifics {

        @Override
        public Map<String, String> attributes(MessageReader message) {
            return Map.of("x-fake-color", message.text(HEADER, "grey"));
        }

        @Override
        public String bucketAcl() {
            return "public-read";
        }
    }

    @Test
    void putsCarryThem() throws Exception {
        try (MultipartUploader uploader = new MultipartUploader(rig.store, TransferOptions.DEFAULT)) {
            PutObject put = new PutObject(uploader, rig.fields());
            Map<String, Object> key = Map.of(HandlerRig.NAMES.key, "a");

            assertThat(rig.read(put, "x", key).attributes()).isEqualTo(Map.of("x-fake-color", "grey"));
            assertThat(rig.read(put, "x", Map.of(HandlerRig.NAMES.key, "a", HEADER, "blue"))
                            .attributes())
                    .isEqualTo(Map.of("x-fake-color", "blue"));
        }
    }

    @Test
    void copiesCarryThem() throws Exception {
        try (LargeCopy copier = new LargeCopy(rig.store, TransferOptions.DEFAULT)) {
            assertThat(rig.read(
                                    new CopyObject(copier, rig.fields()),
                                    null,
                                    Map.of(HandlerRig.NAMES.key, "a", HandlerRig.NAMES.destinationKey, "b"))
                            .attributes())
                    .isEqualTo(Map.of("x-fake-color", "grey"));
        }
    }

    @Test
    void startedUploadsCarryThem() throws Exception {
        assertThat(rig.read(
                                new InitiateMultipartUpload(rig.store, rig.fields()),
                                null,
                                Map.of(HandlerRig.NAMES.key, "a"))
                        .attributes())
                .isEqualTo(Map.of("x-fake-color", "grey"));
    }

    @Test
    void createdBucketsHaveTheAcl() throws Exception {
        assertThat(rig.read(new CreateBucket(rig.store, rig.fields()), null, Map.of())
                        .acl())
                .isEqualTo("public-read");
    }

    @Test
    void aStoreWithoutAnyHasNone() throws Exception {
        rig.specifics = StoreSpecifics.NONE;

        assertThat(rig.read(
                                new InitiateMultipartUpload(rig.store, rig.fields()),
                                null,
                                Map.of(HandlerRig.NAMES.key, "a"))
                        .attributes())
                .isEmpty();
        assertThat(rig.read(new CreateBucket(rig.store, rig.fields()), null, Map.of())
                        .acl())
                .isEmpty();
    }
}
