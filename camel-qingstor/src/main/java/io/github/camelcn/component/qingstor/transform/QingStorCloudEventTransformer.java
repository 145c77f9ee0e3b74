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
package io.github.camelcn.component.qingstor.transform;

import org.apache.camel.spi.DataTypeTransformer;

import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.transform.ObjectCloudEventTransformer;

/** {@code transformDataType("qingstor:application-cloudevents")}. */
@DataTypeTransformer(
        name = "qingstor:application-cloudevents",
        description = "Adds the headers of a CloudEvent to a message that holds an object of QingStor.")
public final class QingStorCloudEventTransformer extends ObjectCloudEventTransformer {

    public QingStorCloudEventTransformer() {
        super("qingstor", new ObjectStoreHeaders("CamelQingstor"));
    }
}
