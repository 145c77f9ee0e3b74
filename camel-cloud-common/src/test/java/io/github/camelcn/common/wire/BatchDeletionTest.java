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

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.DeleteObjectsResult.FailedKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchDeletionTest {

    private static final DeleteObjectsRequest FIVE =
            new DeleteObjectsRequest("photos", List.of("a", "b", "c", "d", "e"));

    private static TransportException lost() {
        return new TransportException("deleteObjects", "photos", "no answer", true, 1, null);
    }

    @Test
    void sendsAsManyKeysAsACallTakesAndKeepsTheirOrder() throws IOException {
        List<List<String>> calls = new ArrayList<>();

        DeleteObjectsResult result = BatchDeletion.delete(FIVE, 2, keys -> {
            calls.add(List.copyOf(keys));
            Map<String, FailedKey> kept =
                    keys.contains("c") ? Map.of("c", new FailedKey("c", "AccessDenied", "no")) : Map.of();
            return new BatchDeletion.Answer(kept, "request-" + calls.size());
        });

        assertThat(calls).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(result.deleted()).containsExactly("a", "b", "d", "e");
        assertThat(result.failed()).extracting(FailedKey::key).containsExactly("c");
        assertThat(result.requestId()).isEqualTo("request-3");
    }

    /** As when a key comes back spelled otherwise: the one that was kept would count as deleted. */
    @Test
    void aFailureOfAKeyNobodyAskedAboutIsTheFailureOfAll() {
        assertThatThrownBy(() -> BatchDeletion.delete(
                        FIVE,
                        5,
                        keys -> new BatchDeletion.Answer(Map.of("B", new FailedKey("B", "AccessDenied", "no")), "r")))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("nobody knows what was deleted");
    }

    @Test
    void aFirstCallThatFailsIsTheFailureOfAll() {
        assertThatThrownBy(() -> BatchDeletion.delete(FIVE, 2, keys -> {
                    throw lost();
                }))
                .isInstanceOf(TransportException.class);
    }

    @Test
    void aLaterCallThatFailsDoesNotHideWhatWasDeleted() throws IOException {
        DeleteObjectsResult result = BatchDeletion.delete(FIVE, 2, keys -> {
            if (keys.contains("c")) {
                throw lost();
            }
            return new BatchDeletion.Answer(Map.of(), "r");
        });

        assertThat(result.deleted()).containsExactly("a", "b");
        assertThat(result.failed()).extracting(FailedKey::key).containsExactly("c", "d", "e");
    }
}
