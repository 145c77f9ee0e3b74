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
package io.github.camelcn.component.qingzhou;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.component.qingzhou.client.WaitFailedException;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What steps after an operation can read from headers. */
class OutputHeadersTest {

    @AutoClose
    private final QingzhouRig rig =
            new QingzhouRig(QingzhouEmulator.builder().instances(1).transitionDelay(Duration.ofMillis(50)));

    private final String id = rig.emulator.controls().instances().get(0).id();

    private Message done(String operation, Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>(more);
        headers.putIfAbsent(QingzhouHeaders.INSTANCE_ID, id);
        return rig.done("qingzhou:fleet?operation=" + operation, null, headers);
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"openapi", "qingcloud"})
    void aChangeTellsTaskRequestAndWhetherItIsDone(ApiStyle style) {
        Message accepted = done("stopInstance&apiStyle=" + style, Map.of());
        assertThat(accepted.getHeader(QingzhouHeaders.TASK_ID, String.class))
                .startsWith(style == ApiStyle.openapi ? "task-" : "j-");
        assertThat(accepted.getHeader(QingzhouHeaders.INSTANCE_ID)).isEqualTo(id);
        assertThat(accepted.getHeader(QingzhouHeaders.COMPLETED)).isEqualTo(false);
        Message renamed = done("updateInstance&apiStyle=" + style, Map.of(QingzhouHeaders.NAME, "web-09"));
        assertThat(renamed.getHeader(QingzhouHeaders.COMPLETED)).isEqualTo(true);
        assertThat(renamed.getHeader(QingzhouHeaders.TASK_ID)).isNull();
    }

    @Test
    void requestsHaveIds() {
        assertThat(done("stopInstance", Map.of()).getHeader(QingzhouHeaders.REQUEST_ID, String.class))
                .isNotEmpty();
    }

    @Test
    void aScreenshotTellsItsType() {
        Message shot = done("getScreenshot", Map.of());
        assertThat(shot.getHeader(QingzhouHeaders.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(shot.getBody(byte[].class)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void anInstanceTellsItsStateInBothWords() {
        Message openapi = done("describeInstance", Map.of());
        assertThat(openapi.getHeader(QingzhouHeaders.STATE)).isEqualTo("RUNNING");
        assertThat(openapi.getHeader(QingzhouHeaders.RAW_STATE)).isEqualTo("Running");
        Message qingcloud = done("describeInstance&apiStyle=qingcloud", Map.of());
        assertThat(qingcloud.getHeader(QingzhouHeaders.RAW_STATE)).isEqualTo("running");
        assertThat(qingcloud.getHeader(QingzhouHeaders.INSTANCE_ID)).isEqualTo(id);
    }

    @Test
    void whatIsMadeIsNamed() {
        Message disk = done("createDisk&waitForCompletion=true", Map.of(QingzhouHeaders.DISK_GIB, 20));
        String diskId = disk.getHeader(QingzhouHeaders.DISK_ID, String.class);
        assertThat(diskId).startsWith("disk-");
        Message there =
                done("waitForDisk", Map.of(QingzhouHeaders.DISK_ID, diskId, QingzhouHeaders.STATES, "AVAILABLE"));
        assertThat(there.getHeader(QingzhouHeaders.STATE)).isEqualTo("AVAILABLE");
        Message snapshot = done("createSnapshot&waitForCompletion=true", Map.of());
        assertThat(snapshot.getHeader(QingzhouHeaders.SNAPSHOT_ID, String.class))
                .startsWith("snap-");
        Message backup = done("createBackup&waitForCompletion=true", Map.of());
        assertThat(backup.getHeader(QingzhouHeaders.BACKUP_ID, String.class)).startsWith("snap-");
    }

    @Test
    void aHeaderShortensAWait() {
        Map<String, Object> headers = Map.of(
                QingzhouHeaders.INSTANCE_ID,
                id,
                QingzhouHeaders.STATES,
                "SUSPENDED",
                QingzhouHeaders.WAIT_TIMEOUT,
                "100");
        Exchange late = rig.sent("qingzhou:fleet?operation=waitForInstance&waitTimeout=3600000", null, headers);
        assertThat(late.getException())
                .isInstanceOf(WaitFailedException.class)
                .hasMessageContaining("it was not done within")
                .hasMessageContaining("the last state was RUNNING");
    }

    @Test
    void aChangeOfAStateTellsSinceWhen() throws Exception {
        List<Message> messages = messages("qingzhou:fleet?delay=20&initialDelay=0&emitInitialStates=true");
        await().until(() -> messages.size() == 1);
        Instant before = rig.emulator.controls().now().minusSeconds(1);
        rig.emulator.controls().force(id, "STOPPED");
        await().until(() -> messages.size() == 2);
        Message stopped = messages.get(1);
        assertThat(stopped.getHeader(QingzhouHeaders.RAW_STATE)).isEqualTo("Stopped");
        assertThat(stopped.getHeader(QingzhouHeaders.PREVIOUS_STATE)).isEqualTo("RUNNING");
        assertThat(stopped.getHeader(QingzhouHeaders.INSTANCE_NAME)).isEqualTo("vm-00001");
        assertThat(stopped.getHeader(QingzhouHeaders.STATE_CHANGED_AT, Instant.class))
                .isEqualTo(stopped.getBody(Instance.class).stateChangedAt())
                .isAfterOrEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"openapi", "qingcloud"})
    void measurementsHaveHeaders(ApiStyle style) throws Exception {
        List<Message> messages = messages("qingzhou:fleet?consumer=metrics&delay=20&initialDelay=0&apiStyle=" + style);
        await().until(() -> !messages.isEmpty());
        Message measured = messages.get(0);
        for (String percentage : List.of(QingzhouHeaders.CPU_USAGE, QingzhouHeaders.MEMORY_USAGE)) {
            assertThat(measured.getHeader(percentage, Double.class))
                    .as(percentage)
                    .isBetween(0.0, 100.0);
        }
        for (String rate : List.of(
                QingzhouHeaders.NETWORK_IN,
                QingzhouHeaders.NETWORK_OUT,
                QingzhouHeaders.DISK_READ,
                QingzhouHeaders.DISK_WRITE)) {
            assertThat(measured.getHeader(rate, Double.class)).as(rate).isNotNegative();
        }
    }

    private List<Message> messages(String uri) throws Exception {
        List<Message> messages = new CopyOnWriteArrayList<>();
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> messages.add(exchange.getMessage().copy()));
            }
        });
        return messages;
    }
}
