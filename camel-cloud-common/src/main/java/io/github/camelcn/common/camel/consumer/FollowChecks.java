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
package io.github.camelcn.common.camel.consumer;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.ConsumerSort;
import io.github.camelcn.common.camel.FollowOptions;
import io.github.camelcn.common.camel.PollingOptions;

/** Refuses what would make a consumer lose objects, or follow nothing, with a sentence that says why. */
final class FollowChecks {

    private FollowChecks() {}

    /** @throws IllegalArgumentException with that sentence */
    static void check(FollowOptions follow, PollingOptions polling, AfterReadOptions afterRead) {
        if (!follow.isFollow()) {
            refuse(
                    follow.getStateRepository() != null || !isBlank(follow.getFollowName()),
                    "stateRepository and followName have no effect without follow=true");
            return;
        }
        refuse(
                afterRead.isDeleteAfterRead() || afterRead.isMoveAfterRead(),
                "follow=true is for objects that stay; what is deleted or moved after it was read needs no position");
        refuse(
                !ConsumerChecks.isIdempotent(polling, afterRead),
                "follow=true needs idempotent=true: objects around the position are listed again");
        refuse(
                polling.isIdempotentEager(),
                "follow=true cannot be combined with idempotentEager=true: an object that is only being routed would"
                        + " count as done, and be lost if that fails");
        refuse(
                !isBlank(polling.getFileName()),
                "fileName=" + polling.getFileName() + " names one object, so there is nothing to follow");
        refuse(
                polling.getSort() != ConsumerSort.none,
                "follow=true goes by followBy, so sort has no effect; remove one of the two");
        refuse(follow.getFollowBy() == null, "followBy must not be empty");
        refuse(
                follow.getFollowOverlap() == null || follow.getFollowOverlap().isNegative(),
                "followOverlap must be 0 or a longer time such as 5m, but is " + follow.getFollowOverlap());
        String name = follow.getFollowName();
        refuse(
                name != null && (name.contains("=") || name.contains("\n")),
                "followName must contain neither = nor a line break, but is " + name);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
