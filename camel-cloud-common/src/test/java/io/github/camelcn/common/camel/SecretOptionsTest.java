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
package io.github.camelcn.common.camel;

import java.util.List;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Camel shows of URIs with options that only we know to be secret. */
class SecretOptionsTest {

    @AutoClose
    private final DefaultCamelContext context = new DefaultCamelContext();

    private static String shown(String option) {
        return URISupport.sanitizeUri("store:bucket?" + option + "=visible&zone=a");
    }

    @Test
    void masksTheNamedOptionsBesidesThoseThatCamelKnows() {
        assertThat(shown("starKey")).isEqualTo("store:bucket?starKey=visible&zone=a");

        SecretOptions.mask(context, List.of("starKey"));
        SecretOptions.mask(context, List.of("moonKey"));

        assertThat(shown("starKey")).isEqualTo("store:bucket?starKey=xxxxxx&zone=a");
        assertThat(shown("moonKey")).isEqualTo("store:bucket?moonKey=xxxxxx&zone=a");
        assertThat(shown("secretKey")).isEqualTo("store:bucket?secretKey=xxxxxx&zone=a");
        assertThat(shown("harmless")).isEqualTo("store:bucket?harmless=visible&zone=a");
    }

    @Test
    void keepsWhatTheUserAddedToCamelsList() {
        context.getPropertiesComponent()
                .addInitialProperty("camel.main.additionalSensitiveKeywords", "sunKey, cometKey");
        URISupport.addSanitizeKeywords("sunKey,cometKey");

        SecretOptions.mask(context, List.of("orbitKey"));

        assertThat(shown("sunKey")).contains("sunKey=xxxxxx");
        assertThat(shown("cometKey")).contains("cometKey=xxxxxx");
        assertThat(shown("orbitKey")).contains("orbitKey=xxxxxx");
    }

    @Test
    void aNameThatCamelKnowsMasksNothingElse() {
        SecretOptions.mask(context, List.of("secretKey"));

        assertThat(shown("zone")).isEqualTo("store:bucket?zone=visible&zone=a");
    }

    @Test
    void propertiesOfThisNameAreMaskedTooAndThoseThatTheUserNamed() {
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("sunKey");

        SecretOptions.mask(context, List.of("starKey"));

        assertThat(CamelContextHelper.containsSensitive(context, "camel.component.store.star-key"))
                .isTrue();
        assertThat(CamelContextHelper.containsSensitive(context, "sunKey")).isTrue();
        assertThat(CamelContextHelper.containsSensitive(context, "camel.component.store.zone"))
                .isFalse();
    }

    @Test
    void whatCamelFindsByItselfDoesNotUseUpTheOneOptionThatItMasksBesides() {
        SecretOptions.mask(context, List.of("eventSecret", "starKey"));

        assertThat(URISupport.sanitizeUri("store:bucket?eventSecret=visible&starKey=visible"))
                .isEqualTo("store:bucket?eventSecret=xxxxxx&starKey=xxxxxx");
    }
}
