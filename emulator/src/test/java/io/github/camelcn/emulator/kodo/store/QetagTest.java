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
package io.github.camelcn.emulator.kodo.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.emulator.storage.BlobStore;
import io.github.camelcn.emulator.storage.BlobWriter;
import io.github.camelcn.emulator.storage.Content;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QetagTest {
    private final JsonNode file = load();
    private final BlobStore blobs = new BlobStore(Optional.empty(), 1024 * 1024);

    @AfterAll
    void sweep() {
        blobs.close();
    }

    @ParameterizedTest
    @MethodSource("whole")
    void computesThePublishedDigest(JsonNode vector) throws IOException {
        assertThat(Qetag.of(content(0, vector.path("length").asInt())))
                .isEqualTo(vector.path("etag").asText());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void computesThePublishedDigestOfParts(JsonNode vector) throws IOException {
        List<Content> parts = new ArrayList<>();
        int offset = 0;
        for (JsonNode size : vector.path("partSizes")) {
            parts.add(content(offset, size.asInt()));
            offset += size.asInt();
        }

        assertThat(Qetag.ofParts(parts)).isEqualTo(vector.path("etag").asText());
    }

    /** Bytes as the vectors describe them. */
    private Content content(int offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int n = 0; n < length; n++) {
            int i = offset + n;
            bytes[n] = (byte) (i * 31 + (i >> 8) * 7 + (i >> 16) * 13 + 5);
        }
        BlobWriter writer = blobs.writer(length);
        writer.write(bytes, 0, length);
        return Content.of(new Content.Segment(writer.finish(), Content.NO_IV));
    }

    private Stream<JsonNode> whole() {
        return StreamSupport.stream(file.path("qetag").spliterator(), false);
    }

    private Stream<JsonNode> parts() {
        return StreamSupport.stream(file.path("qetagV2").spliterator(), false);
    }

    private static JsonNode load() {
        try (InputStream in = QetagTest.class.getResourceAsStream("/qiniu-native.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
