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
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ComponentFacts;
import io.github.camelcn.common.component.HeaderTableContract;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTableTest extends HeaderTableContract {

    @Override
    protected ComponentFacts facts() {
        return KodoFacts.FACTS;
    }

    @Override
    protected Set<String> ownHeaders() {
        Set<String> own = new TreeSet<>();
        for (String name : OWN.split(" ")) {
            own.add("CamelKodo" + name);
        }
        return own;
    }

    /** Kodo has neither keys of the customer's nor versions. */
    @Override
    protected Set<String> foreignHeaders() {
        return Set.of(
                "CamelKodoEncryptionCustomerAlgorithm",
                "CamelKodoEncryptionCustomerKey",
                "CamelKodoEncryptionCustomerKeyMd5",
                "CamelKodoCopySourceEncryptionCustomerAlgorithm",
                "CamelKodoCopySourceEncryptionCustomerKey",
                "CamelKodoCopySourceEncryptionCustomerKeyMd5",
                "CamelKodoVersionId");
    }

    private static final String OWN =
            "Acl BatchAllDone BucketAcl BucketLocation Days DeleteAfterDays DownloadDomain FetchHost "
                    + "FetchId FetchSource FetchWaiting FileType Hash KmsKeyId ObjectEnabled ObjectTags Process "
                    + "QuotaCount QuotaSize Region RestoreDays RestoreExpiryTime RestoreStatus RuleName SaveAs "
                    + "ServerSideEncryption ToDeepArchiveAfterDays ToGlacierAfterDays ToGlacierIrAfterDays "
                    + "ToLineAfterDays TokenExpirationTime TokenPolicy UploadAnswer UploadToken";

    @Test
    void theEndpointReadsThem() {
        assertThat(new KodoEndpoint("kodo:any", new KodoComponent()).getHeaderNames().key)
                .isEqualTo(KodoHeaders.KEY);
    }
}
