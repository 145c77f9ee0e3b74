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
package io.github.camelcn.component.qingzhou.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The emulator reads a file of its own, so that it runs without the component; this test keeps the two files together. */
class EmulatorContractTest {
    private static final List<String> ONLY_FOR_CLIENTS =
            List.of("endpoints", "envelope", "diskStates", "snapshotStates", "errors", "models", "notOffered");
    private static final List<String> HTTP_ONLY_FOR_CLIENTS =
            List.of("accept", "requestContentType", "bodyWhenEmpty", "connectTimeoutMs", "readTimeoutMs");
    private static final List<String> OPERATION_ONLY_FOR_CLIENTS =
            List.of("result", "secretResult", "async", "cache", "invalidates");

    @Test
    void theEmulatorExpectsTheRequestsThisContractDescribes() throws IOException {
        ObjectNode contract = read(new YAMLMapper(), "/qingzhou/qingzhou-openapi-v1.yaml");
        contract.remove(ONLY_FOR_CLIENTS);
        ((ObjectNode) contract.path("http")).remove(HTTP_ONLY_FOR_CLIENTS);
        contract.path("operations").forEach(operation -> ((ObjectNode) operation).remove(OPERATION_ONLY_FOR_CLIENTS));

        assertThat(read(new ObjectMapper(), "/io/github/camelcn/emulator/qingzhou/openapi-v1.json"))
                .isEqualTo(contract);
    }

    private static ObjectNode read(ObjectMapper mapper, String resource) throws IOException {
        try (InputStream in = EmulatorContractTest.class.getResourceAsStream(resource)) {
            return (ObjectNode) mapper.readTree(in);
        }
    }
}
