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

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/** A style that tells what a test wrote down, the last of it again and again. */
final class ScriptedWire implements Wire {

    private final Deque<Callable<String>> script = new ArrayDeque<>();
    final Set<String> lookedAt = ConcurrentHashMap.newKeySet();
    Function<String, String> stateOf;
    Instant changedAt;
    int looks;

    ScriptedWire states(String... states) {
        for (String state : states) {
            script.add(() -> state);
        }
        return this;
    }

    ScriptedWire missing() {
        script.add(() -> {
            throw ServiceException.of(
                    "describeInstance", "i-1", new ServiceError(ErrorKind.NOT_FOUND, 404, "", "", "", false, ""), 1);
        });
        return this;
    }

    ScriptedWire fails() {
        script.add(() -> {
            throw new TransportException("describeInstance", "i-1", "no answer", false, 1, null);
        });
        return this;
    }

    @Override
    public Instance look(String instanceId) throws IOException {
        lookedAt.add(instanceId);
        String state;
        if (stateOf != null) {
            state = stateOf.apply(instanceId);
        } else {
            looks++;
            state = next();
        }
        return new Instance(
                instanceId,
                null,
                null,
                InstanceState.valueOf(state),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                changedAt,
                Map.of(),
                Map.of());
    }

    private String next() throws IOException {
        Callable<String> step = script.size() > 1 ? script.remove() : script.peek();
        try {
            return step.call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<String> whyNotOffered(QingzhouOperation operation) {
        return Optional.empty();
    }

    @Override
    public Set<String> inputs(QingzhouOperation operation) {
        return Set.of();
    }

    @Override
    public OperationRules rules(QingzhouOperation operation) {
        return StyleRules.of(ApiStyle.rest, operation);
    }

    @Override
    public Object call(QingzhouRequest<?> request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String endpoint() {
        return "";
    }

    @Override
    public String scope() {
        return "";
    }

    @Override
    public HttpCalls http() {
        return new HttpCalls(null, CallLimiter.none());
    }

    @Override
    public void close() {}
}
