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

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Deletes any number of objects. The body becomes a {@link DeleteObjectsResult}: some may be gone while others are not, which is no exception but must be looked at. */
public final class DeleteObjects implements OperationHandler<DeleteObjectsRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public DeleteObjects(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<DeleteObjectsRequest> requestType() {
        return DeleteObjectsRequest.class;
    }

    @Override
    public DeleteObjectsRequest read(MessageReader message) throws IOException {
        ObjectStoreHeaders names = fields.names();
        List<String> keys = message.texts(names.keysToDelete)
                .or(() -> message.collection(names.keysToDelete).map(DeleteObjects::keys))
                .orElseThrow(() -> new IllegalArgumentException("deleteObjects needs the keys: set header "
                        + names.keysToDelete + ", or a collection of keys as body"));
        return new DeleteObjectsRequest(fields.bucket(message), keys);
    }

    @Override
    public OperationResult execute(DeleteObjectsRequest request) throws IOException {
        DeleteObjectsResult result = store.deleteAll(request);
        Map<String, String> failed = new LinkedHashMap<>();
        result.failed().forEach(key -> failed.put(key.key(), key.code() + ": " + key.message()));
        return OperationResult.body(result)
                .header(fields.names().deletedKeys, result.deleted())
                .header(fields.names().failedKeys, failed)
                .header(fields.names().requestId, result.requestId());
    }

    /** A listing can be handed over as it is. */
    private static List<String> keys(Collection<?> body) {
        return body.stream().map(DeleteObjects::key).toList();
    }

    private static String key(Object entry) {
        if (entry instanceof ObjectInfo info) {
            return info.ref().key();
        }
        if (entry instanceof ObjectRef ref) {
            return ref.key();
        }
        if (entry instanceof CharSequence text) {
            return text.toString();
        }
        throw new IllegalArgumentException("keys to delete must be text, ObjectRef or ObjectInfo, but one is "
                + (entry == null ? "null" : "a " + entry.getClass().getName()));
    }
}
