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
package io.github.camelcn.component.qingstor.client;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.ObjectStoreContract;

/**
 * The contract against the real service. Runs when {@code QINGSTOR_TEST_BUCKET} names a bucket that may be written to
 * and the key variables are set; {@code QINGSTOR_ZONE} and {@code QINGSTOR_ENDPOINT} are optional. What the tests make
 * lies under {@code contract/} and is removed again.
 */
@EnabledIfEnvironmentVariable(named = "QINGSTOR_TEST_BUCKET", matches = ".+")
@EnabledIfEnvironmentVariable(named = "QINGSTOR_ACCESS_KEY_ID", matches = ".+")
@EnabledIfEnvironmentVariable(named = "QINGSTOR_SECRET_ACCESS_KEY", matches = ".+")
class QingStorLiveContractTest extends ObjectStoreContract {

    private static QingStorClient client;

    @BeforeAll
    static void connect() {
        client = QingStorClient.builder()
                .endpoint(variable("QINGSTOR_ENDPOINT", QingStorClient.DEFAULT_ENDPOINT))
                .zone(variable("QINGSTOR_ZONE", QingStorClient.DEFAULT_ZONE))
                .zoneAutoDetect(true)
                .credentials(QingStorCredentials.ofThisProcess().environment())
                .build();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    @Override
    public ObjectStore store() {
        return client;
    }

    @Override
    public String bucket() {
        return System.getenv("QINGSTOR_TEST_BUCKET");
    }
}
