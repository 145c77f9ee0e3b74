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
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Buckets themselves. */
public interface BucketContract extends StoreFixture {

    @Test
    default void knowsWhetherABucketExists() throws IOException {
        assertThat(store().bucketExists(new HeadBucketRequest(bucket()))).isTrue();
        assertThat(store().bucketExists(new HeadBucketRequest("no-such-bucket-3f8a1c")))
                .isFalse();
    }

    @Test
    default void listsBucketsPageByPage() throws IOException {
        List<String> found = new ArrayList<>();
        ListBucketsRequest request = new ListBucketsRequest("", 0, 1);
        BucketPage page = store().listBuckets(request);
        while (true) {
            page.buckets().forEach(bucket -> found.add(bucket.name()));
            if (page.last()) {
                break;
            }
            request = request.at(found.size());
            page = store().listBuckets(request);
        }

        assertThat(found).contains(bucket()).doesNotHaveDuplicates();
    }

    @Test
    default void makesAndRemovesABucket() throws IOException {
        assumeTrue(makesBuckets(), "no buckets are made here");
        String name = "contract-" + UUID.randomUUID();
        store().createBucket(new CreateBucketRequest(name));
        assertThat(store().bucketExists(new HeadBucketRequest(name))).isTrue();
        if (ownBucketsMayBeMadeAgain()) {
            store().createBucket(new CreateBucketRequest(name));
        } else {
            assertThatThrownBy(() -> store().createBucket(new CreateBucketRequest(name)))
                    .isInstanceOf(ConflictException.class);
        }

        ObjectRef object = new ObjectRef(name, "a");
        put(object, "x");
        assertThatThrownBy(() -> store().deleteBucket(new DeleteBucketRequest(name)))
                .isInstanceOf(ConflictException.class);

        store().delete(new DeleteObjectRequest(object));
        store().deleteBucket(new DeleteBucketRequest(name));
        assertThat(store().bucketExists(new HeadBucketRequest(name))).isFalse();
        assertThatThrownBy(() -> store().deleteBucket(new DeleteBucketRequest(name)))
                .isInstanceOf(BucketNotFoundException.class);
    }
}
