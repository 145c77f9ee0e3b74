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

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import io.github.camelcn.component.qingstor.QingStorComponent;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.qingzhou.QingzhouControls.InstanceView;

import static org.assertj.core.api.Assertions.assertThat;

class TypedRequestsTest {

    @Test
    void requestsAreRecordsAndSoAreResults() throws Exception {
        try (QingStorEmulator store =
                        QingStorEmulator.builder().bucket("my-bucket").start();
                QingzhouEmulator cloud = QingzhouEmulator.builder().instances(2).start();
                Kitchen kitchen = new Kitchen().qingstor(store).qingzhou(cloud).cook(new TypedRequests())) {
            store.putObject("my-bucket", "reports/empty.csv", new byte[0]);

            send(kitchen, "direct:store", "a,b");
            send(kitchen, "direct:copy", null);
            send(kitchen, "direct:tidy", null);
            send(kitchen, "direct:stop-all", null);

            assertThat(store.keys("my-bucket")).containsExactly("reports/today.csv", "reports/yesterday.csv");
            assertThat(store.objectBytes("my-bucket", "reports/yesterday.csv"))
                    .asString()
                    .isEqualTo("a,b");
            assertThat(cloud.controls().instances())
                    .extracting(InstanceView::state)
                    .containsExactly("STOPPED", "STOPPED");
        }
    }

    @Test
    void optionsOfAComponentAreThoseOfItsEndpoints() throws Exception {
        try (Kitchen kitchen = new Kitchen()) {
            TypedOptions.addQingStor(kitchen.context());
            kitchen.context().start();

            QingStorComponent component = kitchen.context().getComponent("qingstor", QingStorComponent.class);
            assertThat(component.getUpload().getUploadConcurrency()).isEqualTo(4);
            assertThat(kitchen.context().getEndpoint("qingstor:my-bucket").isSingleton())
                    .isTrue();
        }
    }

    private static void send(Kitchen kitchen, String to, Object body) {
        Exchange done = kitchen.context()
                .createFluentProducerTemplate()
                .to(to)
                .withBody(body)
                .send();
        assertThat(done.getException()).as(to).isNull();
    }
}
