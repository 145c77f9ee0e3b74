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
package io.github.camelcn.component.qingzhou.client;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.attachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.bindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createSnapshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteSnapshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.describeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.destroyInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.detachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getMetrics;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getVncUrl;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listBackups;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listDisks;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listFlavors;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listImages;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listInstances;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listRegions;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listSnapshots;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listVpcs;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.rebuildInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resizeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restartInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restoreBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restoreSnapshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.startInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.stopInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.testConnection;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.unbindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.updateInstance;

/** What every operation of the qingcloud style takes. */
final class QingCloudInputs {

    static final Map<QingzhouOperation, Set<String>> BY_OPERATION = inputsByOperation();

    private QingCloudInputs() {}

    private static Map<QingzhouOperation, Set<String>> inputsByOperation() {
        Map<QingzhouOperation, Set<String>> inputs = new EnumMap<>(QingzhouOperation.class);
        inputs.put(testConnection, Set.of());
        inputs.put(listRegions, Set.of());
        inputs.put(listInstances, Set.of("instanceIds", "name", "namePrefix", "states", "zoneId", "imageId"));
        inputs.put(
                createInstance,
                Set.of(
                        "name",
                        "description",
                        "imageId",
                        "flavorId",
                        "cpu",
                        "memoryMiB",
                        "diskGiB",
                        "zoneId",
                        "subnetId",
                        "securityGroupId",
                        "password",
                        "keyPairId",
                        "hostname",
                        "userData",
                        "count"));
        inputs.put(describeInstance, Set.of("instanceId"));
        inputs.put(startInstance, Set.of("instanceId"));
        inputs.put(stopInstance, Set.of("instanceId", "force"));
        inputs.put(restartInstance, Set.of("instanceId", "force"));
        inputs.put(destroyInstance, Set.of("instanceId", "skipRecycleBin"));
        inputs.put(updateInstance, Set.of("instanceId", "name", "description"));
        inputs.put(resizeInstance, Set.of("instanceId", "flavorId", "cpu", "memoryMiB", "diskGiB"));
        inputs.put(rebuildInstance, Set.of("instanceId", "imageId", "password", "keyPairId"));
        inputs.put(getVncUrl, Set.of("instanceId"));
        inputs.put(getMetrics, Set.of("instanceId", "metrics", "periodSeconds", "startTime", "endTime"));
        inputs.put(createSnapshot, Set.of("instanceId", "name"));
        inputs.put(listSnapshots, Set.of("instanceId", "snapshotIds"));
        inputs.put(restoreSnapshot, Set.of("instanceId", "snapshotId"));
        inputs.put(deleteSnapshot, Set.of("snapshotId"));
        inputs.put(createBackup, Set.of("instanceId", "name"));
        inputs.put(listBackups, Set.of("instanceId", "backupIds"));
        inputs.put(restoreBackup, Set.of("instanceId", "backupId"));
        inputs.put(deleteBackup, Set.of("backupId"));
        inputs.put(listDisks, Set.of("instanceId", "diskIds"));
        inputs.put(createDisk, Set.of("diskGiB", "name", "type", "zoneId"));
        inputs.put(attachDisk, Set.of("instanceId", "diskId"));
        inputs.put(detachDisk, Set.of("instanceId", "diskId"));
        inputs.put(deleteDisk, Set.of("diskId"));
        inputs.put(listImages, Set.of("imageIds", "owner", "osFamily"));
        inputs.put(listFlavors, Set.of("flavorIds"));
        inputs.put(listVpcs, Set.of("vpcIds"));
        inputs.put(
                createNat,
                Set.of("wanPort", "lanAddress", "lanPort", "protocol", "description", "routerId", "vxnetId"));
        inputs.put(deleteNat, Set.of("wanPort", "lanAddress", "lanPort", "protocol", "routerId", "natId"));
        inputs.put(bindIp, Set.of("instanceId", "eipId", "force"));
        inputs.put(unbindIp, Set.of("instanceId", "eipId"));
        return Collections.unmodifiableMap(inputs);
    }
}
