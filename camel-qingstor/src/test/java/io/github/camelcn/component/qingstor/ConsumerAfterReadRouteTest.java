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
package io.github.camelcn.component.qingstor;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ConsumerAfterReadContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ConsumerAfterReadRouteTest extends ConsumerAfterReadContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    private QingStorEmulator emulator() {
        return ((EmulatorRig) rig.rig).emulator;
    }

    private static final String CUSTOMER_KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void movesAnEncryptedObjectWithoutDecryptingIt() throws Exception {
        rig.rig.sent("qingstor:photos/k?encryptionCustomerKey=" + CUSTOMER_KEY, "secret text", Map.of());
        rig.start(
                "moveAfterRead=true&destinationBucket=archive&encryptionCustomerKey=" + CUSTOMER_KEY,
                route -> route.convertBodyTo(String.class));

        rig.out().expectedBodiesReceived("secret text");
        rig.consumer().run();

        rig.out().assertIsSatisfied();
        assertThat(rig.archived()).containsExactly("k");
        assertThat(emulator().store().encrypted("archive", "k")).isTrue();
        assertThat(emulator().store().objectBytes("archive", "k", CUSTOMER_KEY.getBytes(UTF_8)))
                .asString()
                .isEqualTo("secret text");
        assertThat(rig.requests("PUT", true))
                .filteredOn(request -> request.header("x-qs-move-source").isPresent())
                .singleElement()
                .satisfies(move -> assertThat(move.headers().keySet()).noneMatch(name -> name.contains("encryption")));
    }

    @Test
    void aWorkingDirectoryIsTheWholeWorldOfARoute() throws Exception {
        rig.with("home/in/a", "home/in/b", "in/outside")
                .start(
                        "workDir=home&prefix=in/&moveAfterRead=true&destinationBucketPrefix=done/&removePrefixOnMove=true");
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/a", "in/b");

        assertThat(rig.keys()).containsExactly("home/done/a", "home/done/b", "in/outside");
        assertThat(rig.requests("PUT", true))
                .extracting(RecordedRequest::path)
                .isEqualTo(List.of("/photos/home/done/a", "/photos/home/done/b"));
    }

    @Test
    void movesWithoutDownloadingAgain() throws Exception {
        rig.with("in/a").start("prefix=in/&moveAfterRead=true&destinationBucket=archive&removePrefixOnMove=true");
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/a");

        assertThat(rig.requests("PUT", true)).singleElement().satisfies(move -> {
            assertThat(move.header("x-qs-move-source")).contains("/photos/in/a");
            assertThat(move.bodyBytes()).isZero();
        });
    }
}
