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
package io.github.camelcn.component.qingstor;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Properties of an application without Spring. */
class MainPropertiesTest {

    @AutoClose("stop")
    private final Main main = new Main();

    @Test
    void anOptionIsSpelledWithDashesOrWithout() {
        main.addInitialProperty("camel.component.qingstor.access-key", "QSKEY");
        main.addInitialProperty("camel.component.qingstor.secretKey", "secret");
        main.addInitialProperty("camel.component.qingstor.autowired-enabled", "false");
        main.start();

        QingStorComponent component = main.getCamelContext().getComponent("qingstor", QingStorComponent.class);
        assertThat(component.getCredentials().getAccessKey()).isEqualTo("QSKEY");
        assertThat(component.getCredentials().getSecretKey()).isEqualTo("secret");
        assertThat(component.isAutowiredEnabled()).isFalse();
    }

    @Test
    void anOptionThatIsMisspelledIsAskedAboutWithoutItsValue() {
        main.addInitialProperty("camel.component.qingstor.secret-kee", "top-secret");

        assertThatThrownBy(main::start)
                .hasStackTraceContaining("there is no option secretKee: did you mean secretKey?");
    }
}
