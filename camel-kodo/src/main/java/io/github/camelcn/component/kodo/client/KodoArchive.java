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

import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;

/** Brings archived objects back. Thread-safe. Source: Amazon S3 API reference, "RestoreObject"; the provider's adapter. */
final class KodoArchive {

    /** What the provider's adapter 0.7.1 always asks for. */
    private static final String TIER = "Standard";

    private final KodoCalls calls;

    KodoArchive(KodoCalls calls) {
        this.calls = calls;
    }

    RestoreResult restore(RestoreObjectRequest restore) throws IOException {
        ServiceRequest request = KodoWire.withDocument(
                calls.onObject("restoreObject", "POST", restore.target(), "restore"),
                RequestBodies.restoration(restore.days(), TIER),
                RequestBodies.CONTENT_TYPE);
        try (ServiceResponse response = calls.send(restore.target().bucket(), request)) {
            return response.status() == 202 ? RestoreResult.STARTED : RestoreResult.READABLE;
        } catch (ConflictException e) {
            if (e.code().equals("RestoreAlreadyInProgress")) {
                return RestoreResult.IN_PROGRESS;
            }
            throw e;
        }
    }
}
