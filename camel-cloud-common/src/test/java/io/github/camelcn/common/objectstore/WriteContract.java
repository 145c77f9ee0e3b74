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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Putting and deleting. */
public interface WriteContract extends StoreFixture {

    @Test
    default void replacesAnObject() throws IOException {
        put(ref("a"), "first");
        PutObjectResult second = put(ref("a"), "second, longer");

        assertThat(read(ref("a"))).isEqualTo("second, longer");
        assertThat(second.ref()).isEqualTo(ref("a"));
        assertThat(second.etag()).isEqualTo(head(ref("a")).etag());
    }

    @Test
    default void storesEmptyObjects() throws IOException {
        store().put(PutObjectRequest.of(ref("empty"), Payload.empty()));

        assertThat(head(ref("empty")).size()).isZero();
        assertThat(read(ref("empty"))).isEmpty();
    }

    @Test
    default void storesFilesAndStreams(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "from a file");
        store().put(PutObjectRequest.of(ref("file"), Payload.of(file)));
        store().put(PutObjectRequest.of(
                ref("stream"), Payload.of(new ByteArrayInputStream("from a stream".getBytes(UTF_8)), 13)));

        assertThat(read(ref("file"))).isEqualTo("from a file");
        assertThat(read(ref("stream"))).isEqualTo("from a stream");
    }

    @Test
    default void storesNothingWhenTheSourceIsNotAsLongAsItSays() {
        byte[] five = "12345".getBytes(UTF_8);

        assertThatThrownBy(() ->
                        store().put(PutObjectRequest.of(ref("short"), Payload.of(new ByteArrayInputStream(five), 6))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        store().put(PutObjectRequest.of(ref("long"), Payload.of(new ByteArrayInputStream(five), 4))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> head(ref("short"))).isInstanceOf(ObjectNotFoundException.class);
        assertThatThrownBy(() -> head(ref("long"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void refusesToPutWhatHasNoLength() {
        Payload endless = Payload.of(new ByteArrayInputStream(new byte[1]), Payload.UNKNOWN_LENGTH);

        assertThatThrownBy(() -> store().put(PutObjectRequest.of(ref("unknown"), endless)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void keepsContentHeaders() throws IOException {
        ContentHeaders content = new ContentHeaders(
                "text/plain; charset=utf-8",
                "max-age=60",
                "attachment; filename=\"a b.txt\"",
                "identity",
                "",
                "Wed, 21 Oct 2065 07:28:00 GMT");
        store().put(PutObjectRequest.of(ref("a"), Payload.of(new byte[1])).withContent(content));

        assertThat(head(ref("a")).content()).isEqualTo(content);
    }

    @Test
    default void keepsUserMetadataUnderLowerCaseNames() throws IOException {
        store().put(PutObjectRequest.of(ref("a"), Payload.of(new byte[1]))
                .withUserMetadata(Map.of("Owner-Name", "Zhang San", "level", "3")));

        assertThat(head(ref("a")).userMetadata())
                .containsExactlyInAnyOrderEntriesOf(Map.of("owner-name", "Zhang San", "level", "3"));
    }

    @Test
    default void keepsTheStorageClass() throws IOException {
        assumeTrue(otherStorageClass().isPresent(), "this store has one storage class");
        String storageClass = otherStorageClass().orElseThrow();
        store().put(PutObjectRequest.of(ref("a"), Payload.of(new byte[1])).withStorageClass(storageClass));

        assertThat(head(ref("a")).storageClass()).isEqualTo(storageClass);
    }

    @Test
    default void deletesAnObject() throws IOException {
        put(ref("a"), "a");
        store().delete(new DeleteObjectRequest(ref("a")));

        assertThatThrownBy(() -> head(ref("a"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void deletingWhatIsNotThereIsNoError() throws IOException {
        store().delete(new DeleteObjectRequest(ref("missing")));
        store().delete(new DeleteObjectRequest(ref("missing")));
    }

    @Test
    default void deletesAnyNumberOfObjects() throws IOException {
        put(ref("a"), "a");
        put(ref("b"), "b");
        put(ref("kept"), "kept");
        List<String> keys = new ArrayList<>(List.of(ref("a").key(), ref("b").key()));
        for (int i = 0; i <= store().capabilities().maxKeysPerDelete(); i++) {
            keys.add(ref("missing-" + i).key());
        }

        DeleteObjectsResult result = store().deleteAll(new DeleteObjectsRequest(bucket(), keys));

        assertThat(result.failed()).isEmpty();
        assertThat(result.deleted()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys(prefix())).containsExactly(ref("kept").key());
    }

    @Test
    default void writingToAMissingBucketSaysSo() {
        assertThatThrownBy(() -> put(new ObjectRef("no-such-bucket-3f8a1c", "key"), "x"))
                .isInstanceOf(BucketNotFoundException.class);
    }

    @Test
    default void attributesTravelWithAPut() throws IOException {
        store().put(PutObjectRequest.of(ref("a"), Payload.of(new byte[1])).withAttributes(attributes()));

        assertThat(head(ref("a")).attributes()).containsAllEntriesOf(attributes());
    }
}
