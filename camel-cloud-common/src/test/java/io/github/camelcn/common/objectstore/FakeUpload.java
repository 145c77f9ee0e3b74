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

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelcn.common.error.ServiceException;

/** An unfinished upload of a {@link FakeObjectStore}, which guards it. */
final class FakeUpload {

    final StartUploadRequest request;
    private final String id;
    private final Instant started;
    private final NavigableMap<Integer, byte[]> parts = new TreeMap<>();

    FakeUpload(StartUploadRequest request, String id, Instant started) {
        this.request = request;
        this.id = id;
        this.started = started;
    }

    UploadRef listed() {
        return new UploadRef(request.target(), id, Optional.of(started));
    }

    UploadedPart put(FakeCall call, int number, byte[] bytes, Optional<CustomerKey> key, Capabilities limits)
            throws ServiceException {
        if (number < limits.firstPartNumber() || number >= limits.firstPartNumber() + limits.maxParts()) {
            throw FakeErrors.invalid(call, "max_parts_exceeded");
        }
        if (bytes.length > limits.maxPartBytes()) {
            throw FakeErrors.invalid(call, "entity_too_large");
        }
        if (!key.equals(request.encryption())) {
            throw FakeErrors.invalid(call, "invalid_argument");
        }
        parts.put(number, bytes);
        return part(number, bytes);
    }

    PartPage list(ListPartsRequest page) {
        List<UploadedPart> all = parts.tailMap(page.afterPart(), false).entrySet().stream()
                .map(entry -> part(entry.getKey(), entry.getValue()))
                .toList();
        boolean last = all.size() <= page.maxParts();
        return new PartPage(last ? all : all.subList(0, page.maxParts()), last, FakeObjectStore.REQUEST_ID);
    }

    /** Only the parts that are named; all but the last at least of the smallest size. */
    FakeObject complete(FakeCall call, CompleteUploadRequest complete, Capabilities limits, Instant now)
            throws ServiceException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int lastNumber = complete.parts().get(complete.parts().size() - 1).number();
        for (UploadedPart named : complete.parts()) {
            byte[] bytes = parts.get(named.number());
            if (bytes == null || !named.etag().isEmpty() && !named.etag().equals(FakeObject.md5(bytes))) {
                throw FakeErrors.invalid(call, "invalid_request");
            }
            if (bytes.length < limits.minPartBytes() && named.number() != lastNumber) {
                throw FakeErrors.invalid(call, "entity_too_small");
            }
            all.writeBytes(bytes);
        }
        byte[] bytes = all.toByteArray();
        String etag = complete.etag().isEmpty()
                ? FakeObject.md5(bytes) + "-" + complete.parts().size()
                : complete.etag();
        return FakeObject.of(request, bytes, etag, now);
    }

    private static UploadedPart part(int number, byte[] bytes) {
        return new UploadedPart(number, bytes.length, FakeObject.md5(bytes));
    }
}
