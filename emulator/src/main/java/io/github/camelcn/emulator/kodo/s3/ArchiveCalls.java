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
package io.github.camelcn.emulator.kodo.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.kodo.store.Thaw;

/** Restoring what is archived. */
final class ArchiveCalls {
    private final Receiver receiver;
    private final KodoOptions options;

    ArchiveCalls(Receiver receiver, KodoOptions options) {
        this.receiver = receiver;
        this.options = options;
    }

    /** Source: Amazon S3 API reference, "RestoreObject"; Qiniu documentation 6380: 1 to 7 days. */
    @NotVerified("Restoring a restored object sets a new end and is answered 200; a class that needs no restore is"
            + " answered 403 InvalidObjectState.")
    HttpResponse restore(Call call, Bucket bucket) throws IOException {
        int days = days(call.xml(receiver, "RestoreRequest").require("Days"));
        synchronized (bucket.table().lock(call.key())) {
            StoredObject object = bucket.table().hold(call.key()).orElseThrow(() -> ObjectReads.missing(call.key()));
            boolean published = false;
            try {
                if (!object.attributes().storageClass().archive()) {
                    throw new ServiceError(
                            ErrorCode.InvalidObjectState, "restore is not allowed for the object's storage class");
                }
                Thaw.Phase phase = object.phase(call.now());
                if (phase == Thaw.Phase.THAWING) {
                    throw new ServiceError(ErrorCode.RestoreAlreadyInProgress, "object restore is already in progress");
                }
                Duration delay = phase == Thaw.Phase.THAWED ? Duration.ZERO : options.restoreDelay();
                Thaw thaw =
                        new Thaw(call.now().plus(delay), call.now().plus(delay).plus(Duration.ofDays(days)));
                published = true;
                bucket.table()
                        .publish(object.with(object.attributes(), object.state().withThaw(Optional.of(thaw))));
                return HttpResponse.of(phase == Thaw.Phase.THAWED ? 200 : 202);
            } finally {
                if (!published) {
                    object.content().release();
                }
            }
        }
    }

    private static int days(String text) {
        try {
            int days = Integer.parseInt(text.trim());
            if (days >= 1 && days <= 7) {
                return days;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw new ServiceError(ErrorCode.InvalidArgument, "Days must be between 1 and 7, not '" + text + "'");
    }
}
