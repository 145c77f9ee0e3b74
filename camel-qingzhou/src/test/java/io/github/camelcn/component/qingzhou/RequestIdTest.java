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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Message;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.Iso;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The id of the request on the results of every operation of openapi, whose answers have one; none on those of the other
 * styles, whose answers have none.
 */
class RequestIdTest {

    @AutoClose
    private final QingzhouRig rig =
            new QingzhouRig(QingzhouEmulator.builder().instances(1).transitionDelay(Duration.ofMillis(20)));

    private final String id = rig.emulator.controls().instances().get(0).id();
    private final Set<QingzhouOperation> done = EnumSet.noneOf(QingzhouOperation.class);

    /** With headers in pairs; changes are waited for. The id has to be one of this operation's requests. */
    private Message run(QingzhouOperation operation, Object... headers) {
        rig.emulator.clearRequests();
        Message result = send(ApiStyle.openapi, operation, headers);
        List<String> answered =
                rig.emulator.requests().stream().map(RecordedRequest::id).toList();
        if (operation.isCall()) {
            assertThat(result.getHeader(QingzhouHeaders.REQUEST_ID))
                    .as("%s", operation)
                    .isIn(answered);
        } else {
            assertThat(result.getHeader(QingzhouHeaders.REQUEST_ID))
                    .as("%s, which asks on other threads", operation)
                    .isNull();
        }
        done.add(operation);
        return result;
    }

    private Message send(ApiStyle style, QingzhouOperation operation, Object... headers) {
        Map<String, Object> all = new HashMap<>();
        all.put(QingzhouHeaders.OPERATION, operation);
        all.put(QingzhouHeaders.INSTANCE_ID, id);
        all.put(QingzhouHeaders.REQUEST_ID, "of a step before");
        for (int i = 0; i < headers.length; i += 2) {
            all.put((String) headers[i], headers[i + 1]);
        }
        return rig.done("qingzhou:fleet?waitForCompletion=true&waitSettle=50&apiStyle=" + style, null, all);
    }

    @Test
    void everyOperationOfOpenapiTellsTheIdOfItsRequest() {
        List.of(
                        QingzhouOperation.testConnection,
                        QingzhouOperation.listRegions,
                        QingzhouOperation.listInstances,
                        QingzhouOperation.describeInstance,
                        QingzhouOperation.listImages,
                        QingzhouOperation.listFlavors,
                        QingzhouOperation.listVpcs,
                        QingzhouOperation.listDisks,
                        QingzhouOperation.listSnapshots,
                        QingzhouOperation.listBackups,
                        QingzhouOperation.getMetrics,
                        QingzhouOperation.getScreenshot,
                        QingzhouOperation.getVncUrl,
                        QingzhouOperation.stopInstance,
                        QingzhouOperation.startInstance,
                        QingzhouOperation.restartInstance,
                        QingzhouOperation.suspendInstance,
                        QingzhouOperation.resumeInstance)
                .forEach(this::run);
        run(QingzhouOperation.updateInstance, QingzhouHeaders.NAME, "web-09");
        run(QingzhouOperation.waitForInstance, QingzhouHeaders.STATES, "RUNNING");
        run(QingzhouOperation.resetPassword, QingzhouHeaders.PASSWORD, "Passw0rd-9");

        Object disk =
                run(QingzhouOperation.createDisk, QingzhouHeaders.DISK_GIB, 20).getHeader(QingzhouHeaders.DISK_ID);
        run(QingzhouOperation.waitForDisk, QingzhouHeaders.DISK_ID, disk, QingzhouHeaders.STATES, "AVAILABLE");
        run(QingzhouOperation.attachDisk, QingzhouHeaders.DISK_ID, disk);
        run(QingzhouOperation.detachDisk, QingzhouHeaders.DISK_ID, disk);
        run(QingzhouOperation.deleteDisk, QingzhouHeaders.DISK_ID, disk);

        Iso iso = (Iso) run(QingzhouOperation.listIsos).getBody(List.class).get(0);
        run(QingzhouOperation.mountIso, QingzhouHeaders.ISO_ID, iso.id());
        run(QingzhouOperation.unmountIso, QingzhouHeaders.ISO_ID, iso.id());

        Object snapshot = run(QingzhouOperation.createSnapshot).getHeader(QingzhouHeaders.SNAPSHOT_ID);
        run(
                QingzhouOperation.waitForSnapshot,
                QingzhouHeaders.SNAPSHOT_ID,
                snapshot,
                QingzhouHeaders.STATES,
                "AVAILABLE");
        Object backup = run(QingzhouOperation.createBackup).getHeader(QingzhouHeaders.BACKUP_ID);
        run(QingzhouOperation.stopInstance);
        run(QingzhouOperation.restoreSnapshot, QingzhouHeaders.SNAPSHOT_ID, snapshot);
        run(QingzhouOperation.deleteSnapshot, QingzhouHeaders.SNAPSHOT_ID, snapshot);
        run(QingzhouOperation.restoreBackup, QingzhouHeaders.BACKUP_ID, backup);
        run(QingzhouOperation.deleteBackup, QingzhouHeaders.BACKUP_ID, backup);
        run(QingzhouOperation.resizeInstance, QingzhouHeaders.FLAVOR_ID, "flavor-4c8g");
        run(QingzhouOperation.rebuildInstance, QingzhouHeaders.IMAGE_ID, "image-ubuntu2204");
        run(QingzhouOperation.createInstance, QingzhouHeaders.NAME, "web-10");
        run(QingzhouOperation.stopInstance);
        run(QingzhouOperation.destroyInstance);

        Set<QingzhouOperation> offered = EnumSet.allOf(QingzhouOperation.class);
        QingzhouEndpoint endpoint = rig.context.getEndpoint("qingzhou:fleet", QingzhouEndpoint.class);
        offered.removeIf(operation -> !endpoint.getClient().offers(operation));
        assertThat(done).isEqualTo(offered);
    }

    @Test
    void stylesWithoutIdsLeaveNoneOfAnotherStep() {
        assertThat(send(ApiStyle.qingcloud, QingzhouOperation.listInstances).getHeader(QingzhouHeaders.REQUEST_ID))
                .isNull();
        assertThat(send(ApiStyle.qingcloud, QingzhouOperation.stopInstance).getHeader(QingzhouHeaders.REQUEST_ID))
                .isNull();
    }
}
