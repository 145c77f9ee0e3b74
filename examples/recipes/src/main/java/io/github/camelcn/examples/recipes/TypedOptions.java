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
package io.github.camelcn.examples.recipes;

import java.time.Duration;

import org.apache.camel.CamelContext;

import io.github.camelcn.component.qingstor.QingStorComponent;

/** Options that the compiler knows: those of a component, which are the defaults of its endpoints. */
public final class TypedOptions {

    private TypedOptions() {}

    // tag::component[]
    public static void addQingStor(CamelContext context) {
        QingStorComponent component = new QingStorComponent();
        component.getConfiguration().setZone("sh1a");
        component.getConnection().setReadTimeout(Duration.ofSeconds(30));
        component.getUpload().setUploadConcurrency(4);
        context.addComponent("qingstor", component);
    }
    // end::component[]
}
