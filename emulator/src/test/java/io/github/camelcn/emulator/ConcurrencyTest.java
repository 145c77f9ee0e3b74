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
package io.github.camelcn.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyTest {
    private static final int THREADS = 6;

    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(
            QingStorEmulator.builder().bucket("my-bucket").minPartBytes(1).memoryBudget(100_000));

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    /** Bodies of one repeated byte, above and below the size that goes to disk: a reader never sees two values. */
    @Test
    void readersSeeOneVersionWholeWhileWritersReplaceAndDeleteIt() throws Exception {
        AtomicInteger found = new AtomicInteger();
        inParallel(number -> {
            try (RawClient client = new RawClient(emulator)) {
                for (int i = 0; i < 60; i++) {
                    byte[] body = new byte[i % 2 == 0 ? 1000 : 200_000];
                    Arrays.fill(body, (byte) (number * 60 + i));
                    int kind = (number + i) % 5;
                    if (kind == 0) {
                        client.send(RawRequest.of("DELETE", "/my-bucket/k"));
                    } else if (kind < 3) {
                        assertThat(client.send(RawRequest.of("PUT", "/my-bucket/k")
                                                .body(body))
                                        .status())
                                .isEqualTo(201);
                    } else {
                        RawClient.Answer answer = client.send(RawRequest.of("GET", "/my-bucket/k"));
                        if (answer.status() == 200) {
                            found.incrementAndGet();
                            byte[] expected = new byte[answer.body().length];
                            Arrays.fill(expected, answer.body()[0]);
                            assertThat(answer.body()).isEqualTo(expected);
                        }
                    }
                }
            }
            return null;
        });
        assertThat(found).hasPositiveValue();
    }

    @Test
    void anAppendAtOnePositionSucceedsOnce() throws Exception {
        AtomicInteger succeeded = new AtomicInteger();
        inParallel(number -> {
            RawRequest append = RawRequest.of("POST", "/my-bucket/log?append&position=0");
            if (RawClient.call(emulator, append.body("line" + number)).status() == 200) {
                succeeded.incrementAndGet();
            }
            return null;
        });
        assertThat(succeeded).hasValue(1);
        assertThat(emulator.objectBytes("my-bucket", "log")).hasSize(5);
    }

    @Test
    void anUploadIsCompletedOnceWhilePartsAreStillReplaced() throws Exception {
        String id = RawClient.call(emulator, RawRequest.of("POST", "/my-bucket/k?uploads"))
                .json()
                .path("upload_id")
                .asText();
        String target = "/my-bucket/k?upload_id=" + id;
        RawClient.call(emulator, RawRequest.of("PUT", target + "&part_number=0").body("part"));
        AtomicInteger completed = new AtomicInteger();
        inParallel(number -> {
            RawClient.call(
                    emulator, RawRequest.of("PUT", target + "&part_number=0").body("part"));
            RawRequest complete = RawRequest.of("POST", target).body("{\"object_parts\":[{\"part_number\":0}]}");
            if (RawClient.call(emulator, complete).status() == 201) {
                completed.incrementAndGet();
            }
            return null;
        });
        assertThat(completed).hasValue(1);
        assertThat(emulator.objectBytes("my-bucket", "k")).asString().isEqualTo("part");
    }

    private interface Work {
        Void run(int number) throws Exception;
    }

    private static void inParallel(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                calls.add(() -> work.run(number));
            }
            for (Future<Void> result : threads.invokeAll(calls, 2, TimeUnit.MINUTES)) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
