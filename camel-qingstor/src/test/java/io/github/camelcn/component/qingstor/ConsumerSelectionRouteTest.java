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

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ConsumerSelectionContract;
import io.github.camelcn.common.component.StoreRig;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

class ConsumerSelectionRouteTest extends ConsumerSelectionContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    /** The service lists in an order of its own, so a marker that it did not name itself could leave keys out. */
    @Test
    void startAfterFindsKeysThatTheServiceListsEarlier() throws Exception {
        WireMockServer unsorted = new WireMockServer(options().dynamicPort());
        unsorted.start();
        try {
            unsorted.stubFor(get(urlPathEqualTo("/photos")).willReturn(okJson("""
                    {"keys":[{"key":"mango","size":1,"etag":"\\"1\\""},{"key":"apple","size":1,"etag":"\\"2\\""},
                             {"key":"cherry","size":1,"etag":"\\"3\\""},{"key":"berry","size":1,"etag":"\\"4\\""}],
                     "has_more":false,"next_marker":"","common_prefixes":[]}""")));
            rig.start("startAfter=berry&ignoreBody=true&endpoint=" + unsorted.baseUrl());

            assertThat(rig.poll()).containsExactly("mango", "cherry");
            unsorted.verify(getRequestedFor(urlEqualTo("/photos?limit=1000")));
        } finally {
            unsorted.stop();
        }
    }
}
