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

import java.nio.file.Path;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A route as users write it, polling by itself: files go into a bucket, come out of it and end up in an archive. */
public abstract class ScheduleContract {

    @AutoClose
    private final StoreRig rig = newRig();

    @TempDir
    private Path folder;

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    @Test
    protected void whatIsPutIsConsumedOnceAndArchived() throws Exception {
        MockEndpoint done = rig.mock("done");
        done.expectedHeaderValuesReceivedInAnyOrder(rig.names.key, "in/一.txt", "in/two.txt");
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("out") + "?initialDelay=0&delay=10")
                        .setHeader(rig.names.key, simple("in/${file:name}"))
                        .to("store:photos");
                from("store:photos?prefix=in/&initialDelay=0&delay=10&moveAfterRead=true&destinationBucket=archive")
                        .to("file:" + folder.resolve("back"))
                        .to("mock:done");
            }
        });
        String out = "file:" + folder.resolve("out") + "?tempPrefix=.";
        rig.sent(out, "first", Map.of(Exchange.FILE_NAME, "一.txt"));
        rig.sent(out, "second", Map.of(Exchange.FILE_NAME, "two.txt"));

        done.assertIsSatisfied();

        await().until(() -> rig.server.keys("archive").size() == 2
                && rig.server.keys("photos").isEmpty());
        assertThat(rig.server.objectBytes("archive", "in/一.txt"))
                .asString(UTF_8)
                .isEqualTo("first");
        assertThat(folder.resolve("back/in/一.txt")).hasContent("first");
        assertThat(folder.resolve("back/in/two.txt")).hasContent("second");
    }
}
