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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.apache.camel.Component;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

import io.github.camelcn.component.kodo.KodoComponent;
import io.github.camelcn.component.kodo.springboot.KodoComponentConfiguration;
import io.github.camelcn.component.qingstor.QingStorComponent;
import io.github.camelcn.component.qingstor.springboot.QingStorComponentConfiguration;
import io.github.camelcn.component.qingzhou.QingzhouComponent;
import io.github.camelcn.component.qingzhou.springboot.QingzhouComponentConfiguration;

/** The starters, with the classes that belong together. */
enum Starter {
    kodo(KodoComponent.class, KodoComponentConfiguration.class),
    qingstor(QingStorComponent.class, QingStorComponentConfiguration.class),
    qingzhou(QingzhouComponent.class, QingzhouComponentConfiguration.class);

    private final Class<? extends Component> component;
    private final Class<? extends ComponentConfigurationPropertiesCommon> configuration;

    Starter(
            Class<? extends Component> component,
            Class<? extends ComponentConfigurationPropertiesCommon> configuration) {
        this.component = component;
        this.configuration = configuration;
    }

    Class<? extends Component> component() {
        return component;
    }

    Class<? extends ComponentConfigurationPropertiesCommon> configuration() {
        return configuration;
    }

    /** What the component says of itself. */
    ComponentModel schema() throws IOException {
        try (InputStream json = component.getResourceAsStream(
                "/META-INF/" + component.getPackageName().replace('.', '/') + "/" + name() + ".json")) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
