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

import io.github.camelcn.common.error.ServiceException;

/** A byte range, resolved. */
record FakeRange(int from, int count) {

    static FakeRange of(FakeCall call, ByteRange range, int size) throws ServiceException {
        if (range.first() >= size || size == 0) {
            throw FakeErrors.badRange(call);
        }
        if (range.first() < 0) {
            int count = (int) Math.min(range.last(), size);
            return new FakeRange(size - count, count);
        }
        long last = range.last() < 0 ? size - 1 : Math.min(range.last(), size - 1);
        return new FakeRange((int) range.first(), (int) (last - range.first() + 1));
    }
}
