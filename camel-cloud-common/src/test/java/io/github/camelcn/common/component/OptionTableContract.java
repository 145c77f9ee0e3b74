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
package io.github.camelcn.common.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.spi.UriParam;
import org.apache.camel.util.TimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.CredentialOptions;
import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.FollowOptions;
import io.github.camelcn.common.camel.LockOptions;
import io.github.camelcn.common.camel.MonitorOptions;
import io.github.camelcn.common.camel.ObjectStoreConnectionOptions;
import io.github.camelcn.common.camel.PipelineOptions;
import io.github.camelcn.common.camel.PollingOptions;
import io.github.camelcn.common.camel.ProducerOptions;
import io.github.camelcn.common.camel.UploadOptions;
import io.github.camelcn.common.camel.event.EventOptions;
import io.github.camelcn.common.camel.resume.ResumeOptions;
import io.github.camelcn.common.camel.streaming.StreamingOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** Names and defaults of options are a promise: what is generated, documented and acting is one. */
public abstract class OptionTableContract {

    /** Which component this is about. */
    protected abstract ComponentFacts facts();

    /** A new bean with the options of this component alone. */
    protected abstract Object configuration();

    /** Those of its options that are secret, besides the shared ones. */
    protected abstract Set<String> ownSecrets();

    /** The option that takes a client. */
    protected abstract String clientOption();

    private final JsonNode schema = read();

    private JsonNode read() {
        try {
            return new ObjectMapper().readTree(facts().schema());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> groups() {
        List<Object> groups = new ArrayList<>(sharedGroups());
        groups.add(configuration());
        return groups;
    }

    /** The options that all components have. */
    static List<Object> sharedGroups() {
        return List.of(
                new ObjectStoreConnectionOptions(),
                new CredentialOptions(),
                new UploadOptions(),
                new ProducerOptions(),
                new ResumeOptions(),
                new MonitorOptions(),
                new PollingOptions(),
                new PipelineOptions(),
                new EventOptions(),
                new FilterOptions(),
                new AfterReadOptions(),
                new LockOptions(),
                new StreamingOptions(),
                new FollowOptions());
    }

    static Stream<String> optionNames(Object group) {
        return options(group).stream().map(Field::getName);
    }

    @Test
    protected void namesAndDefaultsOfKeys() throws Exception {
        assertThat(values(new CredentialOptions()))
                .hasToString("{accessKey=null, credentialType=AUTO, credentialsProvider=null, profileFile=null,"
                        + " secretKey=null}");
    }

    @Test
    protected void namesAndDefaultsOfConnections() throws Exception {
        assertThat(values(new ObjectStoreConnectionOptions()))
                .hasToString("{callTimeout=PT0S, connectTimeout=PT1M, connectionRetries=3, maxBandwidth=null,"
                        + " maxConnections=60, maxRequestsPerSecond=0.0,"
                        + " proxyHost=null, proxyPassword=null, proxyPort=0, proxyProtocol=HTTP, proxyUser=null,"
                        + " readTimeout=PT1M40S, retryDelay=PT0.2S, retryMaxDelay=PT20S, sslContextParameters=null,"
                        + " trustAllCertificates=false, verifyContent=true,"
                        + " writeTimeout=PT1M40S}");
    }

    @Test
    protected void namesAndDefaultsOfTheProducer() throws Exception {
        assertThat(values(new UploadOptions()))
                .hasToString(
                        "{charset=UTF-8, deleteAfterWrite=false, fileExist=Override, keyName=null, multiPartUpload=true,"
                                + " partSize=null, storageClass=null, uploadConcurrency=1, uploadCutoff=200MiB}");
        assertThat(values(new ProducerOptions()))
                .hasToString("{autoCreateBucket=false, downloadLinkExpiration=PT1H, lazyListing=false, maxKeys=1000,"
                        + " olderThan=PT24H, pojoRequest=false, uploadLinkExpiration=PT1H}");
        assertThat(values(new ResumeOptions()))
                .hasToString("{cleanStaleUploads=null, downloadConcurrency=4, downloadDirectory=null,"
                        + " downloadPartSize=8MiB, keepPartialDownloads=true, uploadStateRepository=null}");
        assertThat(values(new MonitorOptions())).hasToString("{progressInterval=PT1S}");
    }

    @Test
    protected void namesAndDefaultsOfStreamingUpload() throws Exception {
        assertThat(values(new StreamingOptions()))
                .hasToString("{batchMessageNumber=10, batchSize=1000000, gzip=false, maxOpenBatches=16,"
                        + " namingStrategy=progressive, recordSeparator=null, restartingPolicy=lastPart,"
                        + " streamingAck=onReceive, streamingUploadMode=false, streamingUploadTimeout=PT0S,"
                        + " timestampGroupingEnabled=false, timestampHeaderName=CamelMessageTimestamp,"
                        + " timestampWindowSizeMillis=300000}");
    }

    @Test
    protected void theSchemaDocumentsTheDefaultThatActs() throws Exception {
        for (Object group : groups()) {
            for (Field field : options(group)) {
                JsonNode option = schema.path("properties").path(field.getName());
                assertThat(option.isMissingNode()).as(field.getName()).isFalse();
                assertThat(option.path("description").asText())
                        .as(field.getName())
                        .isNotBlank();
                String documented = option.path("defaultValue").asText("");
                Object acting = field.get(group);
                if (!documented.isEmpty() && acting != null) {
                    assertThat(acting).as(field.getName()).hasToString(documented);
                }
                if (acting instanceof Duration duration) {
                    String note = field.getAnnotation(UriParam.class).defaultValueNote();
                    assertThat(note).as(field.getName()).isNotEmpty();
                    assertThat(TimeUtils.toDuration(note)).as(field.getName()).isEqualTo(duration);
                }
            }
        }
    }

    @Test
    protected void theComponentHasTheSameOptions() throws Exception {
        for (Object group : groups()) {
            for (Field field : options(group)) {
                JsonNode option = schema.path("componentProperties").path(field.getName());
                assertThat(option.path("javaType"))
                        .as(field.getName())
                        .isEqualTo(
                                schema.path("properties").path(field.getName()).path("javaType"));
            }
        }
    }

    @Test
    protected void aCopyIsIndependent() throws Exception {
        for (Object group : groups()) {
            Object copy = group.getClass().getMethod("copy").invoke(group);

            assertThat(copy).isNotSameAs(group);
            assertThat(values(copy)).isEqualTo(values(group));
        }
    }

    @Test
    protected void noOptionIsLeftOutHereButCamelsOwn() {
        Set<String> ours = new TreeSet<>(List.of("bucketName", "key", "headerFilterStrategy"));
        groups().forEach(group -> options(group).forEach(field -> ours.add(field.getName())));
        Set<String> camels = new LinkedHashSet<>(List.of(
                "sendEmptyMessageWhenIdle",
                "bridgeErrorHandler",
                "exceptionHandler",
                "exchangePattern",
                "pollStrategy",
                "lazyStartProducer"));
        Set<String> rest = new TreeSet<>();
        schema.path("properties").properties().forEach(option -> {
            if (!option.getValue().path("label").asText().contains("scheduler")) {
                rest.add(option.getKey());
            }
        });
        rest.removeAll(camels);

        assertThat(rest).isEqualTo(ours);
    }

    @Test
    protected void secretsAreMarkedSo() {
        Set<String> expected = new TreeSet<>(ownSecrets());
        expected.addAll(Set.of("accessKey", "eventSecret", "proxyPassword", "proxyUser", "secretKey"));
        Set<String> secrets = schema.path("properties").properties().stream()
                .filter(option -> option.getValue().path("secret").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(secrets).isEqualTo(expected);
    }

    @Test
    protected void onlyTheClientIsAutowired() {
        List<String> autowired = schema.path("componentProperties").properties().stream()
                .filter(option -> option.getValue().path("autowired").asBoolean())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(autowired).containsExactly(clientOption());
    }

    static List<Field> options(Object group) {
        return AnnotationSupport.findAnnotatedFields(group.getClass(), UriParam.class).stream()
                .peek(field -> field.setAccessible(true))
                .toList();
    }

    protected static Map<String, Object> values(Object group) throws IllegalAccessException {
        Map<String, Object> values = new TreeMap<>();
        for (Field field : options(group)) {
            values.put(field.getName(), field.get(group));
        }
        return values;
    }
}
