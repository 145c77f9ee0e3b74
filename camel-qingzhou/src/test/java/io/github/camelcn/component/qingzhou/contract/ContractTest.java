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

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.component.qingzhou.model.CanonicalInputs;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractTest {

    @Test
    void theBuiltInContractIsWhole() {
        Contract contract = Contract.builtIn();
        assertThat(contract.name()).isEqualTo("qingzhou-openapi");
        assertThat(contract.endpoints())
                .containsEntry("cn-north-1", "https://api.qingzhou.cn")
                .containsEntry("cn-east-1", "https://api-hd.qingzhou.cn")
                .containsEntry("cn-south-1", "https://api-hs.qingzhou.cn");
        Set<QingzhouOperation> known = EnumSet.copyOf(contract.operations().keySet());
        known.addAll(contract.notOffered().keySet());
        assertThat(Arrays.stream(QingzhouOperation.values())
                        .filter(QingzhouOperation::isCall)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void anOverlayChangesSingleEntries() {
        Contract contract = Contract.overlaid(
                "mine", "endpoints: {mars-1: 'https://mars', cn-east-1: null}\nstates: {Booting: STARTING}\n");
        assertThat(contract.endpoints()).containsEntry("mars-1", "https://mars").doesNotContainKey("cn-east-1");
        assertThat(contract.states())
                .containsEntry("Booting", InstanceState.STARTING)
                .containsKey("Running");
    }

    @Test
    void errorRulesMatchWholeCodesInOrder() {
        List<ErrorRule> rules = Contract.builtIn().errors();
        assertThat(categoryOf(rules, "InvalidImageId.NotFound")).isEqualTo(ErrorCategory.NOT_FOUND);
        assertThat(categoryOf(rules, "InvalidVpcId.NotFound")).isEqualTo(ErrorCategory.NOT_FOUND);
        assertThat(categoryOf(rules, "InvalidName")).isEqualTo(ErrorCategory.INVALID_PARAMETER);
        assertThat(categoryOf(rules, "Throttling.User")).isEqualTo(ErrorCategory.THROTTLING);
        assertThat(categoryOf(rules, "MyThrottling")).isNull();
    }

    private static ErrorCategory categoryOf(List<ErrorRule> rules, String code) {
        return rules.stream()
                .filter(rule -> rule.code().matcher(code).matches())
                .map(ErrorRule::category)
                .findFirst()
                .orElse(null);
    }

    static List<Arguments> broken() {
        return List.of(
                Arguments.of("a: [", 1, "is not YAML: "),
                Arguments.of("signer: a\nsigner: b\n", 2, "signer is there twice"),
                Arguments.of("sinner: a\n", 1, "sinner is unknown; here may be contract, "),
                Arguments.of("formatVersion: 2\n", 1, "formatVersion must be 1"),
                Arguments.of(
                        "operations:\n  flyInstance: {action: Fly}\n", 2, "operations.flyInstance is no operation"),
                Arguments.of("operations:\n  waitForInstance: {action: Fly}\n", 2, "is no operation"),
                Arguments.of(
                        "operations:\n  startInstance:\n    method: FLY\n",
                        3,
                        "operations.startInstance.method must be one of GET, POST, PUT, PATCH, DELETE, but is \"FLY\""),
                Arguments.of("operations:\n  startInstance:\n    methud: POST\n", 3, "methud is unknown"),
                Arguments.of(
                        "operations:\n  startInstance:\n    path: v1/x\n",
                        3,
                        "path must begin with a slash, but is \"v1/x\""),
                Arguments.of(
                        "operations:\n  startInstance:\n    path: /v1/{vm}\n",
                        3,
                        "path has the placeholders [vm], but the path parameters are [instanceId]"),
                Arguments.of(
                        "operations:\n  startInstance:\n    params:\n      speed: {in: query, name: s, type: integer}\n",
                        4,
                        "operations.startInstance.params.speed is no input of startInstance; there are instanceId"),
                Arguments.of(
                        "operations:\n  describeInstance:\n    params:\n      instanceId: {in: body, pointer: /id, type: id}\n",
                        4,
                        "in must not be body: a GET has none"),
                Arguments.of(
                        "operations:\n  stopInstance:\n    params:\n      force: {pointer: force}\n",
                        4,
                        "pointer must begin with a slash, but is \"force\""),
                Arguments.of(
                        "operations:\n  startInstance:\n    async:\n      target: [RUNING]\n",
                        4,
                        "operations.startInstance.async.target[0] must be one of CREATING, "),
                Arguments.of(
                        "operations:\n  listVpcs:\n    result: {model: vcp}\n", 3, "model names no model: \"vcp\""),
                Arguments.of(
                        "operations:\n  listVpcs:\n    cache: long\n",
                        3,
                        "cache must be one of catalog, inventory, none"),
                Arguments.of(
                        "operations:\n  createNat: {action: A}\nnotOffered: {createNat: null}\n",
                        2,
                        "operations.createNat has no method"),
                Arguments.of(
                        "operations:\n  createNat: {action: A, method: POST, path: /nat, result: {}}\n",
                        2,
                        "operations.createNat is in notOffered too: set notOffered.createNat to null"),
                Arguments.of("models:\n  instance:\n    colour: [/c]\n", 3, "models.instance.colour is unknown"),
                Arguments.of("errors:\n  - {code: X, category: SAD}\n", 2, "errors[0].category must be one of AUTH, "),
                Arguments.of("http:\n  idPattern: '['\n", 2, "http.idPattern is not a regular expression"),
                Arguments.of(
                        "pagination:\n  style: scroll\n", 2, "pagination.style must be one of page, offset, token"),
                Arguments.of("states: [a]\n", 1, "states must be a map"),
                Arguments.of("signer: null\n", 1, "signer is missing"),
                Arguments.of("", 1, "is empty"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenContractIsRefusedWithFileLineAndReason(String yaml, int line, String reason) {
        assertThatThrownBy(() -> Contract.overlaid("file:mine.yaml", yaml))
                .isInstanceOfSatisfying(ContractException.class, refusal -> {
                    assertThat(refusal.file()).isIn("file:mine.yaml", Contract.BUILT_IN);
                    if (refusal.file().equals("file:mine.yaml")) {
                        assertThat(refusal.line()).isEqualTo(line);
                    }
                    assertThat(refusal).hasMessageContaining(reason);
                });
    }

    @Test
    void everyParameterIsAnInputOfItsRequest() {
        Contract.builtIn().operations().forEach((operation, entry) -> assertThat(
                        CanonicalInputs.names(operation.requestType()))
                .containsAll(entry.params().stream().map(Param::input).toList()));
    }

    @Test
    void pointersReachIntoMapsAndLists() {
        Map<String, Object> tree = Map.of("a", Map.of("b/c", List.of("x", "y")));
        assertThat(Pointer.of("/a/b~1c/1").in(tree)).isEqualTo("y");
        assertThat(Pointer.of("/a/b~1c/2").in(tree)).isNull();
        assertThat(Pointer.of("/a/b~1c/x").in(tree)).isNull();
        assertThat(Pointer.of("/a/z/1").in(tree)).isNull();
        assertThat(Pointer.of("/a/b~1c")).hasToString("/a/b~1c");
    }
}
