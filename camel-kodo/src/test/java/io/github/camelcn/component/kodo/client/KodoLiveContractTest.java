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

import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.ObjectStoreContract;

/**
 * The contract against the real service, in a bucket of yours; only objects below {@code contract/} are touched. Runs
 * when {@code QINIU_TEST_BUCKET}, an S3 bucket name, {@code QINIU_REGION} and the keys are set.
 */
@EnabledIfEnvironmentVariable(named = "QINIU_TEST_BUCKET", matches = ".+")
@EnabledIfEnvironmentVariable(named = "QINIU_REGION", matches = ".+")
@EnabledIfEnvironmentVariable(named = "QINIU_ACCESS_KEY", matches = ".+")
@EnabledIfEnvironmentVariable(named = "QINIU_SECRET_KEY", matches = ".+")
class KodoLiveContractTest extends ObjectStoreContract {

    private static KodoClient client;

    @BeforeAll
    static void connect() {
        client = KodoClient.builder()
                .region(System.getenv("QINIU_REGION"))
                .credentials(CredentialsProvider.of(
                        Credentials.of(System.getenv("QINIU_ACCESS_KEY"), System.getenv("QINIU_SECRET_KEY"))))
                .build();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    public ObjectStore store() {
        return client;
    }

    @Override
    public String bucket() {
        return System.getenv("QINIU_TEST_BUCKET");
    }

    @Override
    public Optional<String> otherStorageClass() {
        return Optional.of("LINE");
    }

    @Override
    public boolean encryptsWithCustomerKeys() {
        return false;
    }
}
