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

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ComponentFacts;
import io.github.camelcn.common.component.GeneratedServicesContract;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedServicesTest extends GeneratedServicesContract {

    @Override
    protected ComponentFacts facts() {
        return QingzhouFacts.FACTS;
    }

    @Override
    protected List<String> transformers() {
        return List.of("application-cloudevents");
    }

    @Test
    @Override
    protected void optionsAreSetWithoutReflection() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(facts().componentOptions(context)).isInstanceOf(PropertyConfigurerSupport.class);
            assertThat(facts().endpointOptions(context))
                    .isInstanceOfSatisfying(PropertyConfigurerGetter.class, options -> assertThat(
                                    options.getOptionType("waitTimeout", false))
                            .isEqualTo(Duration.class));
        }
    }

    @Test
    @Override
    protected void addressesAreBuiltOfParameters() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory("qingzhou");
            assertThat(factory.buildUri("qingzhou", new HashMap<>(Map.of("label", "fleet", "operation", "listVpcs"))))
                    .isEqualTo("qingzhou:fleet?operation=listVpcs");
        }
    }
}
