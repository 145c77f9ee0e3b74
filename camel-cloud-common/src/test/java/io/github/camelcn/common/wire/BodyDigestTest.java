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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.ByteProgress;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

class BodyDigestTest {

    @Test
    void whoWatchesABodyHearsOfItHoweverItIsDigested() throws IOException {
        byte[] bytes = new byte[100];
        ByteProgress watcher = moved -> {};
        for (Payload payload : List.of(
                Payload.of(bytes),
                Payload.of(new ByteArrayInputStream(bytes), bytes.length),
                Payload.reopenable(() -> new ByteArrayInputStream(bytes), bytes.length),
                Payload.cheaplyReopenable(() -> new ByteArrayInputStream(bytes), bytes.length))) {
            ServiceRequest request = BodyDigest.of(payload.trackedBy(watcher), true, true)
                    .on(ServiceRequest.of("putObject", "bucket/key", "PUT", "https://example.com/key"));

            assertThat(request.body().progress()).as("%s", payload).isSameAs(watcher);
        }
    }
}
