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
package io.github.camelcn.component.qingzhou.client;

import java.util.Optional;
import java.util.Set;

import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.contract.CacheClass;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.contract.OperationEntry;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.CacheGroup;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/**
 * How operations behave in the styles that have no contract file: as the built-in contract says, but for what is
 * different there. Stateless.
 */
final class StyleRules {

    private static final Set<CacheGroup> KEPT = Set.of(CacheGroup.snapshots, CacheGroup.backups);

    private StyleRules() {}

    /** Whether a style offers an operation, with its built-in contract. */
    static boolean offers(ApiStyle style, QingzhouOperation operation) {
        return switch (operation) {
            case waitForInstance -> true;
            case waitForDisk -> offers(style, QingzhouOperation.listDisks);
            case waitForSnapshot -> offers(style, QingzhouOperation.listSnapshots);
            default ->
                switch (style) {
                    case openapi -> Contract.builtIn().operations().containsKey(operation);
                    case rest -> RestWire.INPUTS.containsKey(operation);
                    case qingcloud -> QingCloudWire.INPUTS.containsKey(operation);
                };
        };
    }

    /** Of {@code rest} or {@code qingcloud}. */
    static OperationRules of(ApiStyle style, QingzhouOperation operation) {
        OperationEntry entry = Contract.builtIn().operations().get(operation);
        if (entry == null) {
            return ofItsOwn(operation);
        }
        OperationRules base = entry.rules();
        // neither style knows client tokens
        Repeat repeat = base.repeat() == Repeat.CLIENT_TOKEN ? Repeat.NEVER : base.repeat();
        Optional<AsyncRule> async = base.async()
                .filter(rule -> style == ApiStyle.qingcloud || rule.resource() == AsyncRule.Resource.instance)
                .map(rule -> operation == QingzhouOperation.rebuildInstance && style == ApiStyle.qingcloud
                        ? targeting(rule, Set.of("RUNNING", "STOPPED"))
                        : rule);
        return new OperationRules(repeat, base.cache(), invalidates(operation, base), async);
    }

    private static Set<CacheGroup> invalidates(QingzhouOperation operation, OperationRules base) {
        return switch (operation) {
            case createSnapshot, deleteSnapshot, createBackup, deleteBackup -> KEPT;
            default -> base.invalidates();
        };
    }

    /** In qingcloud a stopped instance stays stopped. Source: QingCloud API documentation, "ResetInstances". */
    private static AsyncRule targeting(AsyncRule rule, Set<String> target) {
        return new AsyncRule(
                rule.resource(), target, rule.fail(), rule.sameState(), rule.goneIsTarget(), rule.timeout());
    }

    private static OperationRules ofItsOwn(QingzhouOperation operation) {
        return switch (operation) {
            case getHostStatus -> new OperationRules(Repeat.READ, CacheClass.inventory, Set.of(), Optional.empty());
            case bindIp, unbindIp ->
                new OperationRules(Repeat.BY_TARGET, CacheClass.none, Set.of(CacheGroup.instances), Optional.empty());
            case deleteNat, deleteWebProxy ->
                new OperationRules(Repeat.BY_TARGET, CacheClass.none, Set.of(), Optional.empty());
            default -> new OperationRules(Repeat.NEVER, CacheClass.none, Set.of(), Optional.empty());
        };
    }
}
