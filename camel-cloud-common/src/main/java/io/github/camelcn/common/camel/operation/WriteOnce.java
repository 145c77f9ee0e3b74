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
import java.util.Optional;
import java.util.function.Function;

import io.github.camelcn.common.camel.FileExist;
import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.error.ObjectExistsException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * Asks whether there is an object before another handler writes it, as {@code fileExist} wants. The services have no
 * condition for writes, so what somebody else writes between the question and the write is replaced all the same.
 *
 * @param <R> the request of the handler that writes
 */
public final class WriteOnce<R> implements OperationHandler<R> {

    private final String operation;
    private final OperationHandler<R> writing;
    private final Function<R, ObjectRef> target;
    private final ObjectStore store;
    private final ObjectFields fields;

    private WriteOnce(
            String operation,
            OperationHandler<R> writing,
            Function<R, ObjectRef> target,
            ObjectStore store,
            ObjectFields fields) {
        this.operation = operation;
        this.writing = writing;
        this.target = target;
        this.store = store;
        this.fields = fields;
    }

    /**
     * @param operation what the handler does, for errors
     * @param writing the handler; returned as it is if objects may be replaced
     * @param target which object it writes
     * @param store where it writes
     */
    public static <R> OperationHandler<R> of(
            String operation,
            OperationHandler<R> writing,
            Function<R, ObjectRef> target,
            ObjectStore store,
            ObjectFields fields) {
        return fields.defaults().fileExist() == FileExist.Override
                ? writing
                : new WriteOnce<>(operation, writing, target, store, fields);
    }

    @Override
    public Class<R> requestType() {
        return writing.requestType();
    }

    @Override
    public R read(MessageReader message) throws Exception {
        return writing.read(message);
    }

    @Override
    public OperationResult execute(R request) throws Exception {
        ObjectRef object = target.apply(request);
        boolean exists = exists(object);
        if (exists && fields.defaults().fileExist() == FileExist.Fail) {
            throw new ObjectExistsException(operation, object.toString());
        }
        OperationResult result = exists ? OperationResult.unchangedBody() : writing.execute(request);
        return result.header(fields.names().objectExists, exists);
    }

    private boolean exists(ObjectRef object) throws IOException {
        try {
            store.head(new HeadObjectRequest(object, Conditions.NONE, Optional.empty()));
            return true;
        } catch (ObjectNotFoundException e) {
            return false;
        }
    }
}
