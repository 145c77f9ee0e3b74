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
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.BucketNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Listing; in no particular order. */
public interface ListContract extends StoreFixture {

    private void putAll(String... names) throws IOException {
        for (String name : names) {
            put(ref(name), name);
        }
    }

    private String[] stored(String... names) {
        String[] keys = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            keys[i] = prefix() + names[i];
        }
        return keys;
    }

    @Test
    default void listsWhatStartsWithThePrefix() throws IOException {
        putAll("a", "dir/b", "dir/c", "directory");

        assertThat(keys(prefix())).containsExactlyInAnyOrder(stored("a", "dir/b", "dir/c", "directory"));
        assertThat(keys(prefix() + "dir/")).containsExactlyInAnyOrder(stored("dir/b", "dir/c"));
        assertThat(keys(prefix() + "dir")).containsExactlyInAnyOrder(stored("dir/b", "dir/c", "directory"));
        assertThat(keys(prefix() + "nothing")).isEmpty();
    }

    @Test
    default void tellsSizeAndEtag() throws IOException {
        PutObjectResult put = put(ref("a"), "hello");

        ObjectInfo info = objects(prefix()).get(0);

        assertThat(info.ref()).isEqualTo(ref("a"));
        assertThat(info.size()).isEqualTo(5);
        assertThat(info.etag()).isEqualTo(put.etag());
        assertThat(info.lastModified()).isPresent();
        assertThat(info.encrypted()).isFalse();
    }

    @Test
    default void listsPageByPageWithoutGapsAndRepetitions() throws IOException {
        putAll("a", "b", "c", "d", "e");

        List<ObjectPage> pages = pages(prefix(), "", 2);

        assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
        assertThat(pages).allSatisfy(page -> assertThat(page.objects()).hasSizeLessThanOrEqualTo(2));
        assertThat(pages.stream().flatMap(page -> page.objects().stream()))
                .extracting(info -> info.ref().key())
                .containsExactlyInAnyOrder(stored("a", "b", "c", "d", "e"));
    }

    @Test
    default void groupsByDelimiter() throws IOException {
        putAll("top", "one/a", "one/b", "one/deep/c", "two/d");

        List<ObjectPage> pages = pages(prefix(), "/", 100);

        assertThat(pages.stream().flatMap(page -> page.objects().stream()))
                .extracting(info -> info.ref().key())
                .containsExactly(stored("top"));
        assertThat(pages.stream().flatMap(page -> page.commonPrefixes().stream()))
                .containsExactlyInAnyOrder(stored("one/", "two/"));
    }

    @Test
    default void groupsPageByPage() throws IOException {
        putAll("a/1", "a/2", "b", "c/1", "c/2", "c/3", "d", "e/1");

        List<ObjectPage> pages = pages(prefix(), "/", 1);

        assertThat(pages.stream().flatMap(page -> page.objects().stream()))
                .extracting(info -> info.ref().key())
                .containsExactlyInAnyOrder(stored("b", "d"));
        assertThat(pages.stream().flatMap(page -> page.commonPrefixes().stream()))
                .containsExactlyInAnyOrder(stored("a/", "c/", "e/"));
    }

    @Test
    default void aDirectoryMarkerIsAnObject() throws IOException {
        putAll("dir/", "dir/a");

        assertThat(objects(prefix() + "dir/"))
                .filteredOn(ObjectInfo::isFolder)
                .extracting(info -> info.ref().key())
                .containsExactly(stored("dir/"));
        assertThat(keys(prefix() + "dir/")).containsExactlyInAnyOrder(stored("dir/", "dir/a"));
    }

    @Test
    default void pagesMayBeAskedForLargerThanTheyAre() throws IOException {
        putAll("a", "b");

        List<ObjectPage> pages = pages(prefix(), "", store().capabilities().maxKeysPerPage() * 10);

        assertThat(pages.stream().flatMap(page -> page.objects().stream())).hasSize(2);
    }

    @Test
    default void cannotListAMissingBucket() {
        assertThatThrownBy(() ->
                        store().list(new ListObjectsRequest("no-such-bucket-3f8a1c", "", "", ListCursor.START, 10)))
                .isInstanceOf(BucketNotFoundException.class);
    }
}
