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
package io.github.camelcn.component.qingzhou;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

import io.github.camelcn.component.qingzhou.model.CanonicalInputs;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.operation.RequestReader;

import static org.assertj.core.api.Assertions.assertThat;

/** Names and defaults of options, and names of headers, are a promise. */
class TablesTest {

    private static final JsonNode SCHEMA = schema();

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(QingzhouFacts.FACTS.schema());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> values(Object group) throws IllegalAccessException {
        Map<String, Object> values = new TreeMap<>();
        for (java.lang.reflect.Field field : AnnotationSupport.findAnnotatedFields(group.getClass(), UriParam.class)) {
            field.setAccessible(true);
            values.put(field.getName(), field.get(group));
        }
        return values;
    }

    @Test
    void namesAndDefaultsOfTheConfiguration() throws Exception {
        assertThat(values(new QingzhouConfiguration()))
                .hasToString("{allowInsecureHttp=false, apiStyle=openapi, cacheTtl=PT0S, clockSkewThreshold=PT15M,"
                        + " contract=classpath:qingzhou/qingzhou-openapi-v1.yaml, defaultFlavorId=null,"
                        + " defaultImageId=null, endpoint=null, fetchAll=true, lazyListing=false, maxCallsPerHour=0,"
                        + " monitorTimeOffsetSeconds=0, operation=listInstances, passwordPolicy=standard,"
                        + " pojoRequest=false, preferPost=false, qingzhouClient=null, region=cn-north-1,"
                        + " restListStatus=false, restTimeZone=UTC, signer=null, vncPublicHost=null, vpcId=null,"
                        + " waitForCompletion=false, waitInterval=PT3S, waitSettle=PT30S, waitThreads=4,"
                        + " waitTimeout=null, zone=null}");
    }

    @Test
    void namesAndDefaultsOfConnectionsKeysAndConsumers() throws Exception {
        assertThat(values(new QingzhouConnectionOptions()))
                .hasToString("{callTimeout=PT0S, connectTimeout=PT10S, connectionRetries=3, maxConnections=20,"
                        + " proxyHost=null, proxyPassword=null, proxyPort=0, proxyProtocol=HTTP, proxyUser=null,"
                        + " readTimeout=PT1M, retryDelay=PT0.5S, retryMaxDelay=PT20S, sslContextParameters=null,"
                        + " writeTimeout=PT1M}");
        assertThat(values(new QingzhouCredentialOptions()))
                .hasToString("{accessKeyId=null, accessKeySecret=null, credentialType=AUTO, credentialsProvider=null,"
                        + " password=null, profileFile=null, securityToken=null, username=null}");
        assertThat(values(new QingzhouConsumerOptions()))
                .hasToString("{consumer=stateChanges, emitInitialStates=false, idempotentRepository=null,"
                        + " instanceIds=null, maxMessagesPerPoll=0, metrics=null, namePrefix=null,"
                        + " stateRepository=null, states=null, tags=null}");
    }

    @Test
    void documentedDefaultsAreTheActualOnes() throws Exception {
        for (Object group : List.of(
                new QingzhouConfiguration(),
                new QingzhouConnectionOptions(),
                new QingzhouCredentialOptions(),
                new QingzhouConsumerOptions())) {
            values(group).forEach((name, value) -> {
                JsonNode option = SCHEMA.path("properties").path(name);
                assertThat(option.path("description").asText())
                        .as(name)
                        .matches("(?s).*\\.( Default value notice: .*)?");
                JsonNode documented = option.path("defaultValue");
                if (!documented.isMissingNode() && value != null) {
                    assertThat(documented.asText()).as(name).isEqualTo(value.toString());
                }
            });
        }
    }

    @Test
    void secretsAreMarked() {
        List<String> secrets = new ArrayList<>();
        SCHEMA.path("properties").properties().forEach(option -> {
            if (option.getValue().path("secret").asBoolean()) {
                secrets.add(option.getKey());
            }
        });
        assertThat(secrets)
                .containsExactlyInAnyOrder(
                        "accessKeyId",
                        "accessKeySecret",
                        "securityToken",
                        "username",
                        "password",
                        "proxyUser",
                        "proxyPassword");
    }

    @Test
    void everyInputHasItsHeader() throws Exception {
        Set<String> headers = new HashSet<>();
        for (java.lang.reflect.Field field : QingzhouHeaders.class.getFields()) {
            headers.add((String) field.get(null));
            assertThat(field.getName().replace("_", ""))
                    .isEqualToIgnoringCase(((String) field.get(null)).substring("CamelQingzhou".length()));
        }
        for (QingzhouOperation operation : QingzhouOperation.values()) {
            for (String input : CanonicalInputs.names(operation.requestType())) {
                assertThat(headers).as(operation + " " + input).contains(RequestReader.header(input));
            }
        }
        assertThat(SCHEMA.path("headers")).hasSize(headers.size());
    }

    @Test
    void everyConnectionOptionTellsClientsApart() throws Exception {
        for (java.lang.reflect.Field option : QingzhouConnectionOptions.class.getDeclaredFields()) {
            if (!option.isAnnotationPresent(UriParam.class)) {
                continue;
            }
            QingzhouConnectionOptions changed = new QingzhouConnectionOptions();
            option.setAccessible(true);
            option.set(changed, option.getType() == int.class ? (Object) 1 : Duration.ofMillis(1));

            assertThat(changed.sharingKey())
                    .as(option.getName())
                    .isNotEqualTo(new QingzhouConnectionOptions().sharingKey())
                    .isEqualTo(changed.copy().sharingKey());
        }
    }

    @Test
    void copiesAreIndependent() {
        QingzhouConfiguration original = new QingzhouConfiguration();
        QingzhouConfiguration copy = original.copy();
        copy.setRegion("cn-east-1");
        assertThat(original.getRegion()).isEqualTo("cn-north-1");
    }
}
