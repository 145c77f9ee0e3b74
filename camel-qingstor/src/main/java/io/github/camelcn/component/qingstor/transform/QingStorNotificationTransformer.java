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
import io.github.camelcn.common.camel.transform.NotificationTransformer;
import io.github.camelcn.component.qingstor.event.QingStorEvents;

/** {@code transformDataType("qingstor:notification")}. */
@DataTypeTransformer(
        name = "qingstor:notification",
        description = "Turns the body of a bucket notification of QingStor into a list of ObjectEvent.")
public final class QingStorNotificationTransformer extends NotificationTransformer {

    public QingStorNotificationTransformer() {
        super(new QingStorEvents(), new ObjectStoreHeaders("CamelQingstor"));
    }
}
