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
package io.github.camelcn.common.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.DeleteObjectsResult.FailedKey;

/**
 * Deletes any number of keys with a call that takes only so many, and says of each key what became of it. Stateless.
 */
public final class BatchDeletion {

    private BatchDeletion() {}

    /** One call of the service. */
    @FunctionalInterface
    public interface Call {
        /** @param keys as the user spells them, at most as many as the call takes */
        Answer delete(List<String> keys) throws IOException;
    }

    /**
     * What the service answered.
     *
     * @param kept why keys were not deleted, by the user's key
     * @param requestId for the service's support
     */
    public record Answer(Map<String, FailedKey> kept, String requestId) {}

    /**
     * Sends one call after the other.
     *
     * @param keysPerCall how many keys a call takes
     * @throws CloudException if the first call fails, or its answer cannot be understood; when a later one does, its keys and all after them are reported as
     *     failed, since what the calls before did must not be lost
     */
    public static DeleteObjectsResult delete(DeleteObjectsRequest delete, int keysPerCall, Call call)
            throws IOException {
        List<String> keys = delete.keys();
        List<String> deleted = new ArrayList<>(keys.size());
        List<FailedKey> failed = new ArrayList<>();
        String requestId = "";
        for (int from = 0; from < keys.size(); from += keysPerCall) {
            List<String> batch = keys.subList(from, Math.min(keys.size(), from + keysPerCall));
            Map<String, FailedKey> kept;
            try {
                Answer answer = call.delete(batch);
                checkNoOthers(answer.kept.keySet(), batch, delete.bucket());
                kept = answer.kept;
                requestId = answer.requestId;
            } catch (CloudException e) {
                if (from == 0) {
                    throw e;
                }
                keys.subList(from, keys.size()).forEach(key -> failed.add(unanswered(key, e)));
                return new DeleteObjectsResult(deleted, failed, requestId);
            }
            for (String key : batch) {
                FailedKey failure = kept.get(key);
                if (failure == null) {
                    deleted.add(key);
                } else {
                    failed.add(failure);
                }
            }
        }
        return new DeleteObjectsResult(deleted, failed, requestId);
    }

    /** A failure nobody can place may be that of any key, and what failed must not count as deleted. */
    private static void checkNoOthers(Set<String> failed, List<String> asked, String bucket) throws IntegrityException {
        if (!failed.isEmpty() && !Set.copyOf(asked).containsAll(failed)) {
            throw new IntegrityException(
                    "deleteObjects",
                    bucket,
                    "the answer is about keys that were not asked about, so that nobody knows what was deleted: delete"
                            + " again, or look");
        }
    }

    /** A key that nobody answered about. */
    public static FailedKey unanswered(String key, CloudException e) {
        return new FailedKey(key, e instanceof ServiceException refusal ? refusal.code() : "", e.getMessage());
    }
}
