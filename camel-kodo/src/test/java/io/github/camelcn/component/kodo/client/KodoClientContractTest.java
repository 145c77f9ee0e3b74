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

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.ObjectStoreContract;
import io.github.camelcn.emulator.KodoEmulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client keeps the port's contract, however it addresses the service. */
class KodoClientContractTest {

    private static KodoEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = KodoEmulator.builder()
                .bucket("contract", "cn-east-1")
                .bucket("northern", "cn-north-1")
                .start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private abstract static class Kept extends ObjectStoreContract {

        private final KodoClient client;

        Kept(KodoClient.Builder builder) {
            client = builder.build();
        }

        @Override
        public ObjectStore store() {
            return client;
        }

        @Override
        public String bucket() {
            return "contract";
        }

        @Override
        public Optional<String> otherStorageClass() {
            return Optional.of("LINE");
        }

        @Override
        public boolean encryptsWithCustomerKeys() {
            return false;
        }

        @Override
        public boolean makesBuckets() {
            return true;
        }

        @Override
        public boolean ownBucketsMayBeMadeAgain() {
            return true;
        }
    }

    @Nested
    class ByAddress extends Kept {
        ByAddress() {
            super(EmulatorClients.byAddress(emulator));
        }
    }

    @Nested
    class InPathStyle extends Kept {
        InPathStyle() {
            super(EmulatorClients.byName(emulator));
        }
    }

    @Nested
    class InVirtualHostStyle extends Kept {
        InVirtualHostStyle() {
            super(EmulatorClients.byName(emulator).virtualHostStyle(true));
        }
    }

    @Nested
    class InAWorkingDirectory extends Kept {
        InAWorkingDirectory() {
            super(EmulatorClients.byName(emulator).workDir("/team a/中/"));
        }
    }

    /** Nothing is configured but the keys. */
    @Nested
    class InADetectedRegion extends Kept {

        InADetectedRegion() {
            super(EmulatorClients.patient(KodoClient.builder())
                    .bucketLocator((accessKey, bucket) -> Optional.of(new BucketLocator.Place(
                            region(bucket),
                            emulator.namedEndpoint(region(bucket)).toString(),
                            Duration.ofHours(1)))));
        }

        private static String region(String bucket) {
            return bucket.equals("northern") ? "cn-north-1" : "cn-east-1";
        }

        @Override
        public String bucket() {
            return "northern";
        }

        /** A question about no bucket goes to the provider's first region, which here is not to be reached. */
        @Override
        @Test
        public void listsBucketsPageByPage() {
            assertThatThrownBy(() -> store().listBuckets(new ListBucketsRequest("", 0, 1)))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("s3.cn-east-1.qiniucs.com");
        }

        /** A bucket that is to be made has no region that could be found. */
        @Override
        public boolean makesBuckets() {
            return false;
        }
    }
}
