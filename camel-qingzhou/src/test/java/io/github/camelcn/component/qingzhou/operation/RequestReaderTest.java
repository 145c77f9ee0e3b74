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
package io.github.camelcn.component.qingzhou.operation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.client.WaitOptions;
import io.github.camelcn.component.qingzhou.contract.CacheClass;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.CanonicalInputs;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every input of every operation comes from its header, as what it is and as text, and from a body that is a map. */
class RequestReaderTest {

    /** Where not any text will do. */
    private static final Map<String, String> SPECIAL = Map.of(
            "ipv4", "192.168.1.5",
            "lanAddress", "192.168.1.5",
            "protocol", "tcp",
            "nicType", "nat",
            "format", "png",
            "owner", "self",
            "startTime", "2026-01-15T08:00:00Z",
            "endTime", "2026-01-15T09:00:00Z");

    private final DefaultCamelContext context = new DefaultCamelContext();

    /** A style that takes everything. */
    private final QingzhouApi api = (QingzhouApi) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {QingzhouApi.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("inputs")) {
                    return CanonicalInputs.names(((QingzhouOperation) arguments[0]).requestType());
                }
                throw new AssertionError(method);
            });

    private final RequestReader reader = new RequestReader(api, null, null, null);

    private QingzhouRequest<?> read(QingzhouOperation operation, Object body, Map<String, Object> headers)
            throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        try (MessageReader message = new MessageReader(exchange)) {
            return reader.read(operation, message);
        }
    }

    private static Object sample(String input, Type type) {
        if (SPECIAL.containsKey(input)) {
            return type == Instant.class ? Instant.parse(SPECIAL.get(input)) : SPECIAL.get(input);
        }
        if (type == String.class) {
            return "x-" + input;
        }
        if (type == Integer.class || type == int.class) {
            return 20;
        }
        if (type == Long.class) {
            return 2048L;
        }
        if (type == Boolean.class) {
            return true;
        }
        ParameterizedType generic = (ParameterizedType) type;
        if (generic.getRawType() == Map.class) {
            return Map.of("team", "blue");
        }
        Type element = generic.getActualTypeArguments()[0];
        if (element instanceof Class<?> constants && constants.isEnum()) {
            return List.of(constants.getEnumConstants()[0], constants.getEnumConstants()[1]);
        }
        return element == String.class ? List.of("a-1", "a-2") : List.of(Map.of("type", "nat"));
    }

    private static String asText(Object value) {
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : value + "";
    }

    private static boolean hasText(Object value) {
        return !(value instanceof Map) && !(value instanceof List<?> list && list.get(0) instanceof Map);
    }

    @ParameterizedTest
    @EnumSource(QingzhouOperation.class)
    void everyInputIsReadInEveryForm(QingzhouOperation operation) throws Exception {
        Map<String, Object> inputs = new TreeMap<>();
        for (RecordComponent component : operation.requestType().getRecordComponents()) {
            if (component.getType() != PageRequest.class) {
                inputs.put(component.getName(), sample(component.getName(), component.getGenericType()));
            }
        }
        Map<String, Object> headers = new HashMap<>();
        Map<String, Object> texts = new HashMap<>();
        inputs.forEach((input, value) -> {
            headers.put(RequestReader.header(input), value);
            texts.put(RequestReader.header(input), hasText(value) ? asText(value) : value);
        });
        assertThat(new TreeMap<>(read(operation, null, headers).inputs())).isEqualTo(inputs);
        assertThat(new TreeMap<>(read(operation, null, texts).inputs())).isEqualTo(inputs);
        assertThat(new TreeMap<>(read(operation, inputs, Map.of()).inputs())).isEqualTo(inputs);
    }

    /** Whatever is asked for as a record goes to the style as that record, and its result is the body. */
    @ParameterizedTest
    @EnumSource(
            value = QingzhouOperation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"waitForInstance", "waitForDisk", "waitForSnapshot"})
    void everyOperationTakesItsRecordAsBody(QingzhouOperation operation) throws Exception {
        Map<String, Object> headers = new HashMap<>();
        for (RecordComponent component : operation.requestType().getRecordComponents()) {
            if (component.getType() != PageRequest.class) {
                headers.put(
                        RequestReader.header(component.getName()),
                        sample(component.getName(), component.getGenericType()));
            }
        }
        QingzhouRequest<?> record = read(operation, null, headers);
        List<Object> executed = new ArrayList<>();
        QingzhouApi style = (QingzhouApi) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {QingzhouApi.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "requireOffered" -> {
                            return null;
                        }
                        case "rules" -> {
                            return new OperationRules(Repeat.READ, CacheClass.none, Set.of(), Optional.empty());
                        }
                        case "execute" -> {
                            executed.add(arguments[0]);
                            return "the result";
                        }
                        case "latestRequestId" -> {
                            return Optional.empty();
                        }
                        default -> throw new AssertionError(method);
                    }
                });
        Dispatch dispatch = new Dispatch(
                style,
                new Dispatch.Settings(operation, true, false, false, false, WaitOptions.DEFAULTS, "key"),
                new RequestReader(style, null, null, null),
                () -> {
                    throw new AssertionError("nothing is waited for");
                });
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(record);
        assertThat(dispatch.send(exchange)).isEmpty();
        assertThat(executed).hasSize(1).first().isSameAs(record);
        assertThat(exchange.getMessage().getBody()).isEqualTo("the result");
    }

    @Test
    void pagesAreReadToo() throws Exception {
        ListInstancesRequest request = (ListInstancesRequest) read(
                QingzhouOperation.listInstances,
                null,
                Map.of("CamelQingzhouPageNumber", "3", "CamelQingzhouPageSize", 50, "CamelQingzhouNextToken", "t"));
        assertThat(request.page()).isEqualTo(new PageRequest(3, 50, "t"));
    }

    @Test
    void everySpecialInputExists() {
        Set<String> all = new java.util.TreeSet<>();
        for (QingzhouOperation operation : QingzhouOperation.values()) {
            all.addAll(CanonicalInputs.names(operation.requestType()));
        }
        assertThat(all).containsAll(SPECIAL.keySet());
    }
}
