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
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.NotModifiedException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.error.ServiceException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Getting and asking. */
public interface ReadContract extends StoreFixture {

    Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Test
    default void givesBackWhatWasStored() throws IOException {
        put(ref("hello"), "hello world");

        try (StoredObject object = store().get(GetObjectRequest.of(ref("hello")))) {
            assertThat(object.contentLength()).isEqualTo(11);
            assertThat(object.contentRange()).isEmpty();
            assertThat(object.info().ref()).isEqualTo(ref("hello"));
            assertThat(object.info().size()).isEqualTo(11);
            assertThat(object.info().etag()).isEqualTo("5eb63bbbe01eeed093cb22bb8f5acdc3");
            assertThat(object.info().lastModified()).isPresent();
            assertThat(object.content().readAllBytes()).asString(UTF_8).isEqualTo("hello world");
        }
    }

    @Test
    default void tellsTheSameWithoutTheBytes() throws IOException {
        put(ref("hello"), "hello world");

        ObjectInfo info = head(ref("hello"));
        try (StoredObject object = store().get(GetObjectRequest.of(ref("hello")))) {
            assertThat(info)
                    .usingRecursiveComparison()
                    .ignoringFields("requestId", "attributes")
                    .isEqualTo(object.info());
        }
    }

    @Test
    default void givesRanges() throws IOException {
        put(ref("digits"), "0123456789");

        assertRange(ByteRange.closed(2, 4), "234", "bytes 2-4/10");
        assertRange(ByteRange.closed(0, 0), "0", "bytes 0-0/10");
        assertRange(ByteRange.closed(8, 100), "89", "bytes 8-9/10");
        assertRange(ByteRange.from(7), "789", "bytes 7-9/10");
        assertRange(ByteRange.suffix(3), "789", "bytes 7-9/10");
    }

    private void assertRange(ByteRange range, String content, String contentRange) throws IOException {
        GetObjectRequest request = GetObjectRequest.of(ref("digits")).withRange(range);
        try (StoredObject object = store().get(request)) {
            assertThat(object.content().readAllBytes())
                    .as(range.header())
                    .asString(UTF_8)
                    .isEqualTo(content);
            assertThat(object.contentLength()).as(range.header()).isEqualTo(content.length());
            assertThat(object.contentRange()).as(range.header()).isEqualTo(contentRange);
            assertThat(object.info().size()).as("size of the whole object").isEqualTo(10);
        }
    }

    @Test
    default void givesAllOfAnObjectThatIsShorterThanTheSuffixAskedFor() throws IOException {
        put(ref("digits"), "0123456789");

        GetObjectRequest request = GetObjectRequest.of(ref("digits")).withRange(ByteRange.suffix(100));

        assertThat(readBytes(request)).asString(UTF_8).isEqualTo("0123456789");
    }

    @Test
    default void refusesRangesOutsideOfTheObject() throws IOException {
        put(ref("digits"), "0123456789");

        assertThatThrownBy(() -> store().get(GetObjectRequest.of(ref("digits")).withRange(ByteRange.from(10)))
                        .close())
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_RANGE));
    }

    @Test
    default void givesOnlyWhatMatchesTheEtag() throws IOException {
        String etag = put(ref("v"), "one").etag();

        assertThat(readIf(Conditions.ifMatch(etag))).isEqualTo("one");
        assertThat(readIf(new Conditions("", "0123456789abcdef0123456789abcdef", Optional.empty(), Optional.empty())))
                .isEqualTo("one");
        assertThatThrownBy(() -> readIf(Conditions.ifMatch("0123456789abcdef0123456789abcdef")))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> readIf(new Conditions("", etag, Optional.empty(), Optional.empty())))
                .isInstanceOf(NotModifiedException.class);
    }

    @Test
    default void givesOnlyWhatChangedInTime() throws IOException {
        put(ref("v"), "one");
        Instant modified = head(ref("v")).lastModified().orElseThrow();

        assertThat(readIf(new Conditions("", "", Optional.of(LONG_AGO), Optional.empty())))
                .isEqualTo("one");
        assertThat(readIf(new Conditions("", "", Optional.empty(), Optional.of(modified))))
                .isEqualTo("one");
        assertThatThrownBy(() -> readIf(new Conditions("", "", Optional.of(modified), Optional.empty())))
                .isInstanceOf(NotModifiedException.class);
        assertThatThrownBy(() -> readIf(new Conditions("", "", Optional.empty(), Optional.of(LONG_AGO))))
                .isInstanceOf(PreconditionFailedException.class);
    }

    private String readIf(Conditions conditions) throws IOException {
        return new String(readBytes(GetObjectRequest.of(ref("v")).withConditions(conditions)), UTF_8);
    }

    @Test
    default void asksUnderConditionsToo() throws IOException {
        String etag = put(ref("v"), "one").etag();

        assertThat(store().head(new HeadObjectRequest(ref("v"), Conditions.ifMatch(etag), Optional.empty()))
                        .etag())
                .isEqualTo(etag);
        assertThatThrownBy(() -> store().head(new HeadObjectRequest(
                        ref("v"), Conditions.ifMatch("0123456789abcdef0123456789abcdef"), Optional.empty())))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    default void saysThatAnObjectIsMissing() {
        assertThatThrownBy(() -> read(ref("missing")))
                .isInstanceOf(ObjectNotFoundException.class)
                .hasMessageContaining(ref("missing").toString());
        assertThatThrownBy(() -> head(ref("missing"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void saysThatABucketIsMissing() {
        assertThatThrownBy(() -> read(new ObjectRef("no-such-bucket-3f8a1c", "key")))
                .isInstanceOf(BucketNotFoundException.class);
    }

    @Test
    default void anObjectMayBeClosedBeforeItIsRead() throws IOException {
        put(ref("big"), "x".repeat(200_000));
        for (int i = 0; i < 20; i++) {
            try (StoredObject object = store().get(GetObjectRequest.of(ref("big")))) {
                assertThat(object.content().read()).isEqualTo('x');
            }
        }
        assertThat(read(ref("big"))).hasSize(200_000);
    }
}
