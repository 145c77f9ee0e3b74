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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelcn.component.qingzhou.model.DiskState;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.SnapshotState;

/**
 * How a gateway of the openapi style is spoken to. Immutable.
 *
 * @param name for people
 * @param apiVersion value of the version header
 * @param signer name of the signer
 * @param endpoints base URL by region
 * @param http names of headers and such
 * @param envelope what every answer has
 * @param paging how lists come in pages
 * @param clientToken where the client token goes; empty if the gateway knows none
 * @param states the service's words for states of instances
 * @param diskStates the service's words for states of disks
 * @param snapshotStates the service's words for states of snapshots
 * @param errors the first that matches counts
 * @param models what things are made of
 * @param operations what is offered
 * @param notOffered why an operation is not
 */
public record Contract(
        String name,
        String apiVersion,
        String signer,
        Map<String, String> endpoints,
        Http http,
        Envelope envelope,
        Paging paging,
        Optional<ClientToken> clientToken,
        Map<String, InstanceState> states,
        Map<String, DiskState> diskStates,
        Map<String, SnapshotState> snapshotStates,
        List<ErrorRule> errors,
        Map<String, ItemModel> models,
        Map<QingzhouOperation, OperationEntry> operations,
        Map<QingzhouOperation, String> notOffered) {

    /** The contract that comes with the component. */
    public static final String BUILT_IN = "classpath:qingzhou/qingzhou-openapi-v1.yaml";

    private static final String BUILT_IN_RESOURCE = "/qingzhou/qingzhou-openapi-v1.yaml";

    /**
     * @param actionHeader empty: not sent
     * @param versionHeader empty: not sent
     * @param regionHeader empty: not sent
     * @param emptyObject whether a request without body parameters has the body {@code {}}
     * @param idPattern what an id has to match; keeps dot segments and slashes out of paths
     */
    public record Http(
            String actionHeader,
            String versionHeader,
            String regionHeader,
            String accept,
            String requestContentType,
            boolean emptyObject,
            Pattern idPattern) {}

    /**
     * @param codeDecides whether an answer is an error because it holds a code, instead of because of its status
     * @param okCodes codes that are none of an error
     */
    public record Envelope(
            List<Pointer> requestId,
            boolean codeDecides,
            List<String> okCodes,
            List<Pointer> code,
            List<Pointer> message) {}

    /** @param name in query or header; empty in a body */
    public record ClientToken(Param.Place place, String name, Optional<Pointer> pointer, int maxLength) {}

    /** The one that comes with the component, as it is. */
    public static Contract builtIn() {
        return BuiltIn.CONTRACT;
    }

    /**
     * The built-in contract with a file put over it.
     *
     * @param file what messages call it
     * @param yaml its text
     * @throws ContractException if it cannot be used
     */
    public static Contract overlaid(String file, String yaml) {
        return ContractReader.read(BuiltIn.ROOT.overlaidBy(ContractNode.parse(file, yaml)));
    }

    /** Parsed when it is first needed, and once. */
    private static final class BuiltIn {

        static final ContractNode ROOT = ContractNode.parse(BUILT_IN, text());
        static final Contract CONTRACT = ContractReader.read(ROOT);

        private static String text() {
            try (InputStream in = Contract.class.getResourceAsStream(BUILT_IN_RESOURCE)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("this jar lacks " + BUILT_IN_RESOURCE, e);
            }
        }
    }
}
