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

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.ByteProgress;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

class SentBodyTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWatchesAStreamHearsOfItSignedOrNot(boolean signed) throws IOException {
        ByteProgress watcher = moved -> {};
        Payload stream =
                Payload.of(new ByteArrayInputStream(new byte[100]), 100).trackedBy(watcher);

        ServiceRequest request = ServiceRequest.of("putObject", "bucket/key", "PUT", "https://example.com/key");
        ServiceRequest sent = SentBody.of(request, stream, signed, true).request();

        assertThat(sent.body().progress()).isSameAs(watcher);
    }
}
