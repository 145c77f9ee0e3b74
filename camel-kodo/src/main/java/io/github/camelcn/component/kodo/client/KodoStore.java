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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

import io.github.camelcn.common.objectstore.BucketSettings;
import io.github.camelcn.common.objectstore.ConnectionTest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.component.kodo.management.KodoManagement;

/**
 * What Kodo's S3 protocol can do beyond every store. Thread-safe, blocking, and throwing
 * {@link io.github.camelcn.common.error.CloudException} like the port it extends.
 */
public interface KodoStore extends ObjectStore, BucketSettings, ConnectionTest {

    /**
     * Where a bucket is, as every endpoint knows of all buckets of the account.
     *
     * @return the id of its region; empty if the service says that it is the default one
     */
    String getBucketLocation(String bucket) throws IOException;

    /**
     * Has an archived object made readable for some days. Only objects of the classes {@code GLACIER} and
     * {@code DEEP_ARCHIVE} need it; how far it is tells {@link RestoreStatus#of} of a head.
     *
     * @return what the service said; that it is under way or done already is no error
     */
    RestoreResult restore(RestoreObjectRequest request) throws IOException;

    /**
     * Who may read an object, as one word: {@code private}, {@code public-read}. Kodo's own model has no rights of single
     * objects; whether its S3 endpoints offer this is unknown.
     */
    String getObjectAcl(ObjectRef object) throws IOException;

    /** @param acl one word, such as {@code private} or {@code public-read} */
    void putObjectAcl(ObjectRef object, String acl) throws IOException;

    /** The tags of an object; probably not offered by Kodo, which says so with an error of its own kind then. */
    Map<String, String> getObjectTags(ObjectRef object) throws IOException;

    /** Replaces all tags of an object. */
    void putObjectTags(ObjectRef object, Map<String, String> tags) throws IOException;

    void deleteObjectTags(ObjectRef object) throws IOException;

    /**
     * Kodo's native API with the same keys, closed together with this store.
     *
     * @throws IllegalStateException if this store was made without it
     */
    KodoManagement management();

    /** What ages of objects and uploads are measured with: the service's clock, as far as it is known, else ours. */
    default Clock clock() {
        return Clock.systemUTC();
    }
}
