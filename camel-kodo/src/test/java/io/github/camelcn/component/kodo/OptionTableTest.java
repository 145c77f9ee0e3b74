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
package io.github.camelcn.component.kodo;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ComponentFacts;
import io.github.camelcn.common.component.OptionTableContract;

import static org.assertj.core.api.Assertions.assertThat;

class OptionTableTest extends OptionTableContract {

    @Override
    protected ComponentFacts facts() {
        return KodoFacts.FACTS;
    }

    @Override
    protected KodoConfiguration configuration() {
        return new KodoConfiguration();
    }

    @Override
    protected Set<String> ownSecrets() {
        return Set.of("securityToken");
    }

    @Override
    protected String clientOption() {
        return "kodoClient";
    }

    @Test
    void namesAndDefaultsOfTheService() throws Exception {
        assertThat(values(new KodoConfiguration()))
                .hasToString("{acl=null, bucketAcl=private, downloadDomain=null, endpoint=null, kmsKeyId=null,"
                        + " kodoClient=null, operation=putObject, pathStyle=true, payloadSigning=auto,"
                        + " region=null, regionAutoDetect=true, requesterPays=false, restoreDays=1,"
                        + " securityToken=null, serverSideEncryption=null, ucEndpoint=https://uc.qiniuapi.com,"
                        + " workDir=null}");
    }
}
