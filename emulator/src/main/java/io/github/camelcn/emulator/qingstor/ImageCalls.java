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
package io.github.camelcn.emulator.qingstor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.storage.Conditions;

/** GET of an object through a chain of image operations. */
final class ImageCalls {
    /** Source: QingStor API documentation, "Image processing": images up to 10 MB that are not encrypted. */
    private static final long MAX_BYTES = 10L * 1024 * 1024;

    @NotVerified("Images that are encrypted, too large or unreadable are answered 400.")
    HttpResponse process(Call call, Bucket bucket) throws IOException {
        StoredObject object = bucket.hold(call.key()).orElseThrow(() -> ObjectReads.missing(call.key()));
        try {
            if (Conditions.check(call.headers(), "", object) == Conditions.Verdict.NOT_MODIFIED) {
                return HttpResponse.of(304).header("ETag", object.etag());
            }
            if (object.encrypted()) {
                throw new ServiceError(ErrorCode.INVALID_REQUEST, "encrypted images are not processed");
            }
            if (object.size() > MAX_BYTES) {
                throw Receiver.tooLarge(MAX_BYTES);
            }
            byte[] bytes;
            try (InputStream in = object.content().open(Optional.empty(), 0, object.size())) {
                bytes = in.readAllBytes();
            }
            HttpResponse response = ImagePipeline.read(bytes).run(call.query().firstOr("action", ""));
            response.header("Last-Modified", HttpDates.format(object.modified()));
            ObjectReads.override(call, response);
            return response;
        } finally {
            object.content().release();
        }
    }
}
