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
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Copying and moving on the server. */
public interface CopyContract extends StoreFixture {

    private void putDescribed(ObjectRef ref) throws IOException {
        store().put(PutObjectRequest.of(ref, Payload.of("content".getBytes(UTF_8)))
                .withContent(ContentHeaders.ofType("text/plain"))
                .withUserMetadata(Map.of("owner", "me")));
    }

    private static CopyObjectRequest copyWith(
            ObjectRef source, ObjectRef target, Conditions conditions, boolean replace) {
        return new CopyObjectRequest(
                source,
                target,
                conditions,
                replace,
                replace ? ContentHeaders.ofType("text/html") : ContentHeaders.NONE,
                replace ? Map.of("owner", "you") : Map.of(),
                "",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    default void copiesWithMetadata() throws IOException {
        putDescribed(ref("a"));

        PutObjectResult copied = store().copy(CopyObjectRequest.of(ref("a"), ref("b")));

        assertThat(read(ref("b"))).isEqualTo("content");
        assertThat(read(ref("a"))).isEqualTo("content");
        assertThat(head(ref("b")).content().contentType()).isEqualTo("text/plain");
        assertThat(head(ref("b")).userMetadata()).isEqualTo(Map.of("owner", "me"));
        assertThat(copied.ref()).isEqualTo(ref("b"));
    }

    @Test
    default void copiesWithOtherMetadata() throws IOException {
        putDescribed(ref("a"));

        store().copy(copyWith(ref("a"), ref("b"), Conditions.NONE, true));

        assertThat(read(ref("b"))).isEqualTo("content");
        assertThat(head(ref("b")).content().contentType()).isEqualTo("text/html");
        assertThat(head(ref("b")).userMetadata()).isEqualTo(Map.of("owner", "you"));
    }

    @Test
    default void copiesOntoItselfToChangeTheMetadata() throws IOException {
        putDescribed(ref("a"));

        store().copy(copyWith(ref("a"), ref("a"), Conditions.NONE, true));

        assertThat(read(ref("a"))).isEqualTo("content");
        assertThat(head(ref("a")).userMetadata()).isEqualTo(Map.of("owner", "you"));
    }

    @Test
    default void copiesOnlyWhatMatches() throws IOException {
        putDescribed(ref("a"));
        String etag = head(ref("a")).etag();

        store().copy(copyWith(ref("a"), ref("same"), Conditions.ifMatch(etag), false));
        assertThat(read(ref("same"))).isEqualTo("content");
        assertThatThrownBy(() -> store().copy(copyWith(
                        ref("a"), ref("other"), Conditions.ifMatch("0123456789abcdef0123456789abcdef"), false)))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> head(ref("other"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void cannotCopyOrMoveWhatIsMissing() {
        assertThatThrownBy(() -> store().copy(CopyObjectRequest.of(ref("missing"), ref("b"))))
                .isInstanceOf(ObjectNotFoundException.class);
        assertThatThrownBy(() -> store().move(new MoveObjectRequest(ref("missing"), ref("b"), Conditions.NONE)))
                .isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void moves() throws IOException {
        putDescribed(ref("a"));
        put(ref("b"), "to be replaced");

        store().move(new MoveObjectRequest(ref("a"), ref("b"), Conditions.NONE));

        assertThat(read(ref("b"))).isEqualTo("content");
        assertThat(head(ref("b")).userMetadata()).isEqualTo(Map.of("owner", "me"));
        assertThatThrownBy(() -> head(ref("a"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void movesOnlyWhatMatches() throws IOException {
        putDescribed(ref("a"));

        assertThatThrownBy(() -> store().move(new MoveObjectRequest(
                        ref("a"), ref("b"), Conditions.ifMatch("0123456789abcdef0123456789abcdef"))))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(read(ref("a"))).isEqualTo("content");
        assertThatThrownBy(() -> head(ref("b"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void attributesOfACopyAreThoseOfItsRequest() throws IOException {
        putDescribed(ref("a"));

        store().copy(CopyObjectRequest.of(ref("a"), ref("b")).withAttributes(attributes()));

        assertThat(head(ref("b")).attributes()).containsAllEntriesOf(attributes());
        assertThat(head(ref("b")).userMetadata()).isEqualTo(Map.of("owner", "me"));
    }
}
