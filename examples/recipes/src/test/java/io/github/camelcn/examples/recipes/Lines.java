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
package io.github.camelcn.examples.recipes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

/** Numbered records, and what became of them in the objects of a bucket. */
final class Lines {

    private Lines() {}

    static List<String> orders(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "{\"order\":" + i + "}").toList();
    }

    static List<String> stored(QingStorEmulator store, String bucket) {
        return store.keys(bucket).stream()
                .flatMap(key -> of(store.objectBytes(bucket, key)).stream())
                .toList();
    }

    static List<String> stored(KodoEmulator store, String bucket) {
        return store.keys(bucket).stream()
                .flatMap(key -> of(store.objectBytes(bucket, key)).stream())
                .toList();
    }

    /** The lines of a compressed object. */
    static List<String> of(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
