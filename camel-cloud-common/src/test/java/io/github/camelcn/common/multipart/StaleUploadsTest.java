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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StaleUploadsTest {

    private static final Instant STARTED = Instant.parse("2024-03-01T08:00:00Z");

    private final FakeObjectStore store = new FakeObjectStore(
                    FakeObjectStore.QINGSTOR_LIMITS, Clock.fixed(STARTED, ZoneOffset.UTC))
            .withBucket("bucket");

    @Test
    void abortsWhatIsOlderAndLeavesTheRest() throws IOException {
        start("in/a");
        start("out/b");

        assertThat(clean("", Duration.ofHours(24), Duration.ofHours(24))).isEmpty();
        assertThat(clean("in/", Duration.ofHours(25), Duration.ofHours(24)))
                .extracting(UploadRef::target)
                .containsExactly(new ObjectRef("bucket", "in/a"));
        assertThat(store.unfinishedUploads())
                .extracting(UploadRef::target)
                .containsExactly(new ObjectRef("bucket", "out/b"));
    }

    @Test
    void findsTheUploadsOfAllPages() throws IOException {
        for (int i = 0; i < 450; i++) {
            start("key-" + i);
        }

        assertThat(clean("", Duration.ofHours(1), Duration.ZERO)).hasSize(450);
        assertThat(store.calls("listMultipartUploads")).hasSize(3);
        assertThat(store.unfinishedUploads()).isEmpty();
    }

    @Test
    void oneThatCannotBeAbortedDoesNotStopTheOthers() throws IOException {
        start("a");
        start("b");
        start("c");
        store.inject(Fault.dropping("abortMultipartUpload").forKey("a"));
        store.inject(Fault.dropping("abortMultipartUpload").forKey("b"));

        assertThatThrownBy(() -> clean("", Duration.ofHours(1), Duration.ZERO))
                .isInstanceOf(TransportException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(store.unfinishedUploads())
                .extracting(upload -> upload.target().key())
                .containsExactly("a", "b");
    }

    @Test
    void refusesANegativeAge() {
        assertThatThrownBy(() -> clean("", Duration.ZERO, Duration.ofHours(-1)))
                .hasMessage("olderThan must not be negative, but is PT-1H");
    }

    private List<UploadRef> clean(String prefix, Duration later, Duration olderThan) throws IOException {
        Clock clock = Clock.fixed(STARTED.plus(later), ZoneOffset.UTC);
        return new StaleUploads(store, clock).clean("bucket", prefix, olderThan);
    }

    private void start(String key) throws IOException {
        store.startUpload(StartUploadRequest.of(PutObjectRequest.of(new ObjectRef("bucket", key), Payload.empty())));
    }
}
