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

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ComponentFacts;
import io.github.camelcn.common.component.OptionTableContract;

import static org.assertj.core.api.Assertions.assertThat;

class OptionTableTest extends OptionTableContract {

    @Override
    protected ComponentFacts facts() {
        return QingStorFacts.FACTS;
    }

    @Override
    protected QingStorConfiguration configuration() {
        return new QingStorConfiguration();
    }

    @Override
    protected Set<String> ownSecrets() {
        return Set.of("copySourceEncryptionCustomerKey", "encryptionCustomerKey");
    }

    @Override
    protected String clientOption() {
        return "qingstorClient";
    }

    @Test
    void namesAndDefaultsOfTheService() throws Exception {
        assertThat(values(new QingStorConfiguration()))
                .hasToString(
                        "{copySourceEncryptionCustomerAlgorithm=null, copySourceEncryptionCustomerKey=null,"
                                + " copySourceEncryptionCustomerKeyMd5=null, copySourceEncryptionCustomerSecretKey=null,"
                                + " encryptionCustomerAlgorithm=null, encryptionCustomerKey=null,"
                                + " encryptionCustomerKeyMd5=null, encryptionCustomerSecretKey=null,"
                                + " endpoint=https://qingstor.com:443, operation=putObject, pathStyle=true,"
                                + " qingstorClient=null, streamingAppend=false, workDir=null, zone=pek3a, zoneAutoDetect=false}");
    }
}
