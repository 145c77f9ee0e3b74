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
package io.github.camelcn.benchmarks.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a contender is told.
 *
 * @param service whose protocol the server speaks: {@code qingstor} or {@code kodo}
 * @param endpoint the server, such as {@code http://127.0.0.1:40123}
 * @param controlPort where the server tells its counters
 * @param contender the class to measure
 * @param variant which of several ways of doing the work, in words the contender understands; may be empty
 * @param threads how many threads work at once
 * @param size bytes of an object, or keys of a bucket
 * @param partSize bytes of a part
 * @param partsInFlight how many parts are sent at once
 * @param directory where large files are read and written
 */
public record Setup(
        String service,
        String endpoint,
        int controlPort,
        String contender,
        String variant,
        int threads,
        long size,
        long partSize,
        int partsInFlight,
        Path directory) {

    /** The bucket that everything is put into and read from. */
    public static final String BUCKET = "bench";

    /** For contenders that sign with a region. */
    public static final String REGION = "cn-east-1";

    /** For contenders that sign; the server does not look. */
    public static final String ACCESS_KEY = "BENCHMARKACCESSKEYID";

    public static final String SECRET_KEY = "benchmarkSecretAccessKeyOfFortyCharacters";

    /** The file of {@link #size} bytes that uploads read. */
    public Path source() {
        return directory.resolve("source-" + size);
    }

    /** The file that downloads write; each contender its own, and every download the same. */
    public Path target() {
        return directory.resolve("target-" + contender.substring(contender.lastIndexOf('.') + 1));
    }

    /** The size of {@link #target}, which must be {@link #size}. */
    public long checkedTarget() throws IOException {
        long written = Files.size(target());
        if (written != size) {
            throw new IOException("wrote " + written + " bytes instead of " + size);
        }
        return written;
    }

    public List<String> arguments() {
        return List.of(
                "service=" + service,
                "endpoint=" + endpoint,
                "controlPort=" + controlPort,
                "contender=" + contender,
                "variant=" + variant,
                "threads=" + threads,
                "size=" + size,
                "partSize=" + partSize,
                "partsInFlight=" + partsInFlight,
                "directory=" + directory);
    }

    static Setup parse(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Setup(
                values.get("service"),
                values.get("endpoint"),
                Integer.parseInt(values.get("controlPort")),
                values.get("contender"),
                values.get("variant"),
                Integer.parseInt(values.get("threads")),
                Long.parseLong(values.get("size")),
                Long.parseLong(values.get("partSize")),
                Integer.parseInt(values.get("partsInFlight")),
                Path.of(values.get("directory")));
    }
}
