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

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.kodo.store.Thaw;

import static org.assertj.core.api.Assertions.assertThat;

/** A test of docs/testing.md; only the route is a stand-in. */
class DocumentedKodoTest {
    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(KodoEmulator.builder()
            .bucket("my-bucket")
            .bucket(KodoBucket.named("photos")
                    .s3Name("photos-7f")
                    .in("cn-south-1")
                    .publicRead())
            .restoreDelay(Duration.ofMinutes(5)));

    @Test
    void restoresAnArchivedObjectThroughAnOutage() throws Exception {
        KodoEmulator kodo = KODO.emulator();
        kodo.store().putObject("my-bucket", "old", new byte[1000], "text/plain", StorageClass.GLACIER, Map.of());
        kodo.faults().storm(2);

        runRoute(kodo);

        assertThat(kodo.store().phase("my-bucket", "old")).isEqualTo(Thaw.Phase.THAWING);
        kodo.store().finishRestores();
        assertThat(kodo.store().phase("my-bucket", "old")).isEqualTo(Thaw.Phase.THAWED);
    }

    private static void runRoute(KodoEmulator kodo) throws IOException {
        String target = "/restoreAr/" + KodoRequests.base64("my-bucket:old") + "/freezeAfterDays/1";
        for (int outage = 0; outage < 2; outage++) {
            assertThat(RawClient.call(kodo, KodoRequests.management("POST", target))
                            .status())
                    .isEqualTo(503);
        }
        assertThat(RawClient.call(kodo, KodoRequests.management("POST", target)).status())
                .isEqualTo(200);
    }
}
