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
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ObjectNotFoundException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys are opaque text: every operation names exactly the object it was given. */
public interface KeyContract extends StoreFixture {

    List<String> AWKWARD_NAMES = List.of(
            "中文/报告.txt",
            "with blank and  two",
            "plus+plus",
            "percent%",
            "%41",
            "%2F%2e%00",
            "a=b&c?d#e",
            "double//slash",
            "trailing/",
            "emoji-\uD83D\uDE00",
            "quotes'\"<>`{}|\\^~[]",
            "semi;colon:at@comma,dollar$star*(paren)!",
            "...",
            "dot./.dot/..dots",
            "e\u0301-\u00e9");

    private List<ObjectRef> awkwardRefs() {
        List<ObjectRef> refs = new ArrayList<>();
        AWKWARD_NAMES.forEach(name -> refs.add(ref(name)));
        refs.add(new ObjectRef(bucket(), "/" + prefix() + "leading-slash"));
        refs.add(longest());
        return refs;
    }

    private ObjectRef longest() {
        int bytes = store().capabilities().maxKeyBytes() - prefix().getBytes(UTF_8).length;
        return ref("文".repeat(bytes / 3) + "x".repeat(bytes % 3));
    }

    @Test
    default void everyKeyIsStoredReadAndDeletedExactly() throws IOException {
        for (ObjectRef ref : awkwardRefs()) {
            put(ref, ref.key());
        }
        for (ObjectRef ref : awkwardRefs()) {
            assertThat(read(ref)).isEqualTo(ref.key());
            assertThat(head(ref).ref()).isEqualTo(ref);
        }
        for (ObjectRef ref : awkwardRefs()) {
            store().delete(new DeleteObjectRequest(ref));
            assertThatThrownBy(() -> head(ref)).as(ref.key()).isInstanceOf(ObjectNotFoundException.class);
        }
        assertThat(keys(prefix())).isEmpty();
    }

    @Test
    default void everyKeyIsListedExactly() throws IOException {
        for (ObjectRef ref : awkwardRefs()) {
            put(ref, "x");
        }

        for (ObjectRef ref : awkwardRefs()) {
            assertThat(keys(ref.key())).contains(ref.key());
        }
        List<String> paged = pages(prefix(), "", 3).stream()
                .flatMap(page -> page.objects().stream())
                .map(info -> info.ref().key())
                .toList();
        assertThat(paged)
                .containsExactlyInAnyOrderElementsOf(awkwardRefs().stream()
                        .map(ObjectRef::key)
                        .filter(key -> key.startsWith(prefix()))
                        .toList());
    }

    @Test
    default void everyKeyIsCopiedAndMovedExactly() throws IOException {
        for (ObjectRef ref : awkwardRefs()) {
            put(ref("source"), ref.key());
            store().copy(CopyObjectRequest.of(ref("source"), ref));
            assertThat(read(ref)).isEqualTo(ref.key());

            store().copy(CopyObjectRequest.of(ref, ref("copy")));
            assertThat(read(ref("copy"))).isEqualTo(ref.key());

            store().move(new MoveObjectRequest(ref, ref("moved"), Conditions.NONE));
            assertThat(read(ref("moved"))).isEqualTo(ref.key());
            assertThatThrownBy(() -> head(ref)).as(ref.key()).isInstanceOf(ObjectNotFoundException.class);

            store().move(new MoveObjectRequest(ref("moved"), ref, Conditions.NONE));
            assertThat(read(ref)).isEqualTo(ref.key());
        }
    }

    @Test
    default void everyKeyIsDeletedExactlyAmongMany() throws IOException {
        for (ObjectRef ref : awkwardRefs()) {
            put(ref, "x");
        }
        put(ref("A"), "what %41 would be if it were decoded");
        List<String> keys = awkwardRefs().stream().map(ObjectRef::key).toList();

        DeleteObjectsResult result = store().deleteAll(new DeleteObjectsRequest(bucket(), keys));

        assertThat(result.deleted()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys(prefix())).containsExactly(ref("A").key());
        assertThat(keys("/" + prefix())).isEmpty();
    }

    @Test
    default void everyKeyMayBeUploadedInParts() throws IOException {
        for (ObjectRef ref : awkwardRefs()) {
            UploadRef upload = store().startUpload(MultipartContract.start(ref));
            UploadedPart part = store().uploadPart(MultipartContract.part(
                    upload, store().capabilities().firstPartNumber(), ref.key().getBytes(UTF_8)));
            store().completeUpload(new CompleteUploadRequest(upload, List.of(part), ""));

            assertThat(read(ref)).isEqualTo(ref.key());
        }
    }
}
