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
package io.github.camelcn.starters;

import java.time.Duration;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.camelcn.common.camel.ConsumerSort;
import io.github.camelcn.common.camel.CredentialType;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.kodo.KodoEndpoint;
import io.github.camelcn.component.kodo.client.PayloadSigning;
import io.github.camelcn.component.qingstor.QingStorEndpoint;
import io.github.camelcn.component.qingstor.QingStorOperation;
import io.github.camelcn.component.qingzhou.ConsumerKind;
import io.github.camelcn.component.qingzhou.QingzhouEndpoint;
import io.github.camelcn.component.qingzhou.model.ApiStyle;

import static org.assertj.core.api.Assertions.assertThat;

/** Properties of the application become options of the components, and so the defaults of all endpoints. */
class PropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(App.class);

    @ParameterizedTest
    @EnumSource
    void withoutPropertiesTheComponentIsWhatItIsWithoutSpring(Starter starter) throws Exception {
        Component plain = starter.component().getConstructor().newInstance();
        application.run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            plain.setCamelContext(camel);
            plain.init();
            Component started = camel.getComponent(starter.name());

            PropertyConfigurerGetter options = (PropertyConfigurerGetter) started.getComponentPropertyConfigurer();
            List<String> names = starter.schema().getComponentOptions().stream()
                    .map(BaseOptionModel::getName)
                    .toList();
            assertThat(names).hasSizeGreaterThan(50);
            for (String name : names) {
                Object value = options.getOptionValue(started, name, false);
                // groups of options are beans of each component, and their values are options too
                if (value == null || !value.getClass().getName().matches(".*(Options|Configuration)")) {
                    assertThat(value).as(name).isEqualTo(options.getOptionValue(plain, name, false));
                }
            }
        });
    }

    @Test
    void textsNumbersDurationsAndEnumsBindInKebabCase() {
        application
                .withPropertyValues(
                        "camel.component.qingstor.access-key=QSKEY",
                        "camel.component.qingstor.secret-key=qs&secret",
                        "camel.component.qingstor.credential-type=STATIC",
                        "camel.component.qingstor.zone=sh1a",
                        "camel.component.qingstor.read-timeout=90s",
                        "camel.component.qingstor.retry-delay=250ms",
                        "camel.component.qingstor.operation=headObject",
                        "camel.component.qingstor.sort=modified",
                        "camel.component.qingstor.upload-concurrency=4",
                        "camel.component.qingstor.delete-after-read=true",
                        "camel.component.qingstor.max-size=1MiB",
                        "camel.component.kodo.region=z2",
                        "camel.component.kodo.payload-signing=always",
                        "camel.component.kodo.download-link-expiration=PT2H",
                        "camel.component.qingzhou.api-style=qingcloud",
                        "camel.component.qingzhou.consumer=metrics",
                        "camel.component.qingzhou.cache-ttl=30s",
                        "camel.component.qingzhou.wait-timeout=20m")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);

                    QingStorEndpoint qingstor = camel.getEndpoint("qingstor:bucket", QingStorEndpoint.class);
                    assertThat(qingstor.getCredentials().getAccessKey()).isEqualTo("QSKEY");
                    assertThat(qingstor.getCredentials().getSecretKey()).isEqualTo("qs&secret");
                    assertThat(qingstor.getCredentials().getCredentialType()).isEqualTo(CredentialType.STATIC);
                    assertThat(qingstor.getConfiguration().getZone()).isEqualTo("sh1a");
                    assertThat(qingstor.getConnection().getReadTimeout()).isEqualTo(Duration.ofSeconds(90));
                    assertThat(qingstor.getConnection().getRetryDelay()).isEqualTo(Duration.ofMillis(250));
                    assertThat(qingstor.getConfiguration().getOperation()).isEqualTo(QingStorOperation.headObject);
                    assertThat(qingstor.getPolling().getSort()).isEqualTo(ConsumerSort.modified);
                    assertThat(qingstor.getUpload().getUploadConcurrency()).isEqualTo(4);
                    assertThat(qingstor.getAfterRead().isDeleteAfterRead()).isTrue();
                    assertThat(qingstor.getFilter().maxBytes()).isEqualTo(1_048_576);

                    KodoEndpoint kodo = camel.getEndpoint("kodo:bucket", KodoEndpoint.class);
                    assertThat(kodo.getConfiguration().getRegion()).isEqualTo("z2");
                    assertThat(kodo.getConfiguration().getPayloadSigning()).isEqualTo(PayloadSigning.always);
                    assertThat(kodo.getProducing().getDownloadLinkExpiration()).isEqualTo(Duration.ofHours(2));

                    QingzhouEndpoint qingzhou = camel.getEndpoint("qingzhou:fleet", QingzhouEndpoint.class);
                    assertThat(qingzhou.getConfiguration().getApiStyle()).isEqualTo(ApiStyle.qingcloud);
                    assertThat(qingzhou.getConsuming().getConsumer()).isEqualTo(ConsumerKind.metrics);
                    assertThat(qingzhou.getConfiguration().getCacheTtl()).isEqualTo(Duration.ofSeconds(30));
                    assertThat(qingzhou.getConfiguration().getWaitTimeout()).isEqualTo(Duration.ofMinutes(20));
                });
    }

    @Test
    void anOptionOfTheUriBeatsTheProperty() {
        application.withPropertyValues("camel.component.qingstor.zone=sh1a").run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            QingStorEndpoint endpoint = camel.getEndpoint("qingstor:bucket?zone=gd2", QingStorEndpoint.class);
            assertThat(endpoint.getConfiguration().getZone()).isEqualTo("gd2");
        });
    }

    @Test
    void placeholdersOfSpringAreResolved() {
        application
                .withPropertyValues(
                        "store.key=FROM-ELSEWHERE",
                        "camel.component.kodo.access-key=${store.key}",
                        "camel.component.kodo.secret-key=${NOT_IN_THE_ENVIRONMENT:default-secret}")
                .run(context -> {
                    KodoEndpoint kodo =
                            context.getBean(CamelContext.class).getEndpoint("kodo:bucket", KodoEndpoint.class);
                    assertThat(kodo.getCredentials().getAccessKey()).isEqualTo("FROM-ELSEWHERE");
                    assertThat(kodo.getCredentials().getSecretKey()).isEqualTo("default-secret");
                });
    }

    @Test
    void optionsThatAreObjectsTakeBeansByName() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.qingstor.credentials-provider=#bean:ours",
                        "camel.component.qingstor.idempotent-repository=#bean:seen",
                        "camel.component.kodo.in-progress-repository=#seen",
                        "camel.component.kodo.ssl-context-parameters=#bean:tls",
                        "camel.component.qingzhou.credentials-provider=#bean:ours")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    CredentialsProvider ours = context.getBean(CredentialsProvider.class);
                    IdempotentRepository seen = context.getBean(IdempotentRepository.class);

                    QingStorEndpoint qingstor = camel.getEndpoint("qingstor:bucket", QingStorEndpoint.class);
                    assertThat(qingstor.getCredentials().getCredentialsProvider())
                            .isSameAs(ours);
                    assertThat(qingstor.getPolling().getIdempotentRepository()).isSameAs(seen);
                    KodoEndpoint kodo = camel.getEndpoint("kodo:bucket", KodoEndpoint.class);
                    assertThat(kodo.getPolling().getInProgressRepository()).isSameAs(seen);
                    assertThat(kodo.getConnection().getSslContextParameters())
                            .isSameAs(context.getBean(SSLContextParameters.class));
                    QingzhouEndpoint qingzhou = camel.getEndpoint("qingzhou:fleet", QingzhouEndpoint.class);
                    assertThat(qingzhou.getCredentials().getCredentialsProvider())
                            .isSameAs(ours);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "qingstor, encryption-customer-secret-key, SecretKey",
        "qingstor, idempotent-repository, IdempotentRepository",
        "kodo, in-progress-repository, IdempotentRepository",
        "qingzhou, credentials-provider, CredentialsProvider"
    })
    void aTextWhereABeanIsWantedStopsTheApplicationAndIsNotShown(String component, String option, String type) {
        String property = "camel.component." + component + "." + option;
        application
                .withPropertyValues(property + "=top-secret")
                .withBean("ask", RouteBuilder.class, () -> new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:ask").to(component + ":bucket");
                    }
                })
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining(property + " must name a " + type + " in the registry, such as"
                                + " #bean:name, but does not begin with #, so that nothing would be set")
                        .satisfies(failure ->
                                assertThat(Throwables.getStackTrace(failure)).doesNotContain("top-secret")));
    }

    @ParameterizedTest
    @EnumSource
    void aStarterThatIsDisabledLeavesTheComponentAlone(Starter starter) {
        String property = "camel.component." + starter + ".lazy-start-producer=true";
        application.withPropertyValues(property).run(context -> {
            assertThat(context).hasSingleBean(starter.configuration());
            assertThat(lazy(context.getBean(CamelContext.class), starter)).isTrue();
        });
        application
                .withPropertyValues(property, "camel.component." + starter + ".enabled=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(starter.configuration());
                    assertThat(lazy(context.getBean(CamelContext.class), starter))
                            .isFalse();
                });
        application
                .withPropertyValues(property, "camel.component." + starter + ".customizer.enabled=false")
                .run(context -> assertThat(lazy(context.getBean(CamelContext.class), starter))
                        .isFalse());
        application
                .withPropertyValues(property, "camel.component.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(starter.configuration()));
    }

    @Test
    void aWrongValueStopsTheApplicationWithItsName() {
        application
                .withPropertyValues("camel.component.qingstor.operation=putObjekt")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("putObjekt"));
    }

    private static boolean lazy(CamelContext camel, Starter starter) {
        Component component = camel.getComponent(starter.name());
        assertThat(component).isInstanceOf(starter.component());
        PropertyConfigurerGetter options = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
        return (boolean) options.getOptionValue(component, "lazyStartProducer", false);
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        CredentialsProvider ours() {
            return CredentialsProvider.of(Credentials.of("KEY", "SECRET"));
        }

        @Bean
        IdempotentRepository seen() {
            return MemoryIdempotentRepository.memoryIdempotentRepository(10);
        }

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }
    }
}
