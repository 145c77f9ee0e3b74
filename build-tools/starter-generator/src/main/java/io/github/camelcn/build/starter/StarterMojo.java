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
package io.github.camelcn.build.starter;

import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.springboot.maven.SpringBootAutoConfigurationMojo;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the configuration, auto-configuration and converter of a Spring Boot starter into its {@code src/main}, from the
 * schema in the component's jar. Camel's own generator is right for components that follow Camel's habits to the letter; it
 * is put right for ours in two places.
 */
@Mojo(
        name = "generate",
        threadSafe = true,
        defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
public class StarterMojo extends SpringBootAutoConfigurationMojo {

    /** Camel looks for components under its own group id only, and does nothing, silently, when it finds none. */
    @Override
    protected String getMainDepGroupId() {
        return project.getGroupId();
    }

    /**
     * A {@code Boolean} that may be unset decides by itself when it is; but the schema claims {@code false} for every
     * boolean without a default, and a starter hands each default to the component as if the user had asked for it.
     */
    @Override
    protected String loadComponentJson(Map<String, Supplier<String>> jsonFiles, String componentName) {
        String json = super.loadComponentJson(jsonFiles, componentName);
        if (json == null) {
            return null;
        }
        ComponentModel model = JsonMapper.generateComponentModel(json);
        model.getComponentOptions().stream()
                .filter(option -> Boolean.class.getName().equals(option.getJavaType()))
                .forEach(option -> option.setDefaultValue(null));
        return JsonMapper.createParameterJsonSchema(model);
    }
}
