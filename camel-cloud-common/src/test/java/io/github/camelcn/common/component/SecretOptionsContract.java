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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What Camel shows of the options of a component that are marked as secret. */
public abstract class SecretOptionsContract {

    private static final String VALUE = "hush-0123456789";

    private final CamelContext context = new DefaultCamelContext();
    private Component component;

    /** Such as {@code qingstor}. */
    protected abstract String scheme();

    /** The options that the generator has marked. */
    protected final Collection<String> secrets() {
        return context.getCamelContextExtension()
                .getEndpointUriFactory(scheme())
                .secretPropertyNames();
    }

    @BeforeEach
    protected void makeAComponent() {
        component = context.getComponent(scheme());
    }

    @AfterEach
    protected void close() throws Exception {
        context.close();
    }

    private String uri(String option) {
        return scheme() + ":some?" + option + "=" + VALUE;
    }

    private static String misspelt(String option) {
        return option.charAt(0) + option.substring(2);
    }

    @Test
    protected void theSummaryOfPropertiesAtTheStartAndConsolesMaskThem() {
        assertThat(secrets()).isNotEmpty().allSatisfy(this::isMaskedAsAProperty);
    }

    private void isMaskedAsAProperty(String option) {
        String dashed = option.replaceAll("(?=\\p{Upper})", "-").toLowerCase(Locale.ROOT);

        assertThat(CamelContextHelper.containsSensitive(context, "camel.component." + scheme() + "." + option))
                .isTrue();
        assertThat(CamelContextHelper.containsSensitive(context, "camel.component." + scheme() + "." + dashed))
                .isTrue();
    }

    @Test
    protected void anEndpointShowsItselfWithoutThemButNotAsTheSameAsAnother() {
        component.init();

        assertThat(secrets()).allSatisfy(this::isNotShownByAnEndpoint);
    }

    private void isNotShownByAnEndpoint(String option) throws Exception {
        Endpoint one = component.createEndpoint(uri(option), new HashMap<>());
        Endpoint other = component.createEndpoint(uri(option) + "x", new HashMap<>());

        assertThat(one.getEndpointUri())
                .startsWith(scheme() + ":some?" + option + "=xxxxxx-")
                .doesNotContain(VALUE)
                .isNotEqualTo(other.getEndpointUri());
    }

    @Test
    protected void theirValuesAreNotShownWhenTheyAreMisspelt() {
        context.start();

        assertThat(secrets()).allSatisfy(this::isNotShownWhenMisspelt);
    }

    private void isNotShownWhenMisspelt(String option) {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri(misspelt(option)));
            }
        };
        Throwable failure = catchThrowable(() -> context.addRoutes(route));

        StringWriter shown = new StringWriter();
        failure.printStackTrace(new PrintWriter(shown));
        assertThat(shown.toString())
                .contains("there is no option " + misspelt(option) + ": did you mean")
                .doesNotContain(VALUE);
    }
}
