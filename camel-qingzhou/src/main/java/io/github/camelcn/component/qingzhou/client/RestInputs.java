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
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.attachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.bindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createWebProxy;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteWebProxy;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.describeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.destroyInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.detachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getHostStatus;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getMetrics;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getScreenshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getVncUrl;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listBackups;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listInstances;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listIsos;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.mountIso;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.rebuildInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resetPassword;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resizeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restartInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restoreBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resumeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.startInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.stopInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.suspendInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.testConnection;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.unbindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.unmountIso;

/** What every operation of the rest style takes. */
final class RestInputs {

    static final Map<QingzhouOperation, Set<String>> BY_OPERATION = inputsByOperation();

    private RestInputs() {}

    private static Map<QingzhouOperation, Set<String>> inputsByOperation() {
        Map<QingzhouOperation, Set<String>> inputs = new EnumMap<>(QingzhouOperation.class);
        inputs.put(testConnection, Set.of());
        inputs.put(listInstances, Set.of("instanceIds", "name", "namePrefix", "states"));
        inputs.put(
                createInstance,
                Set.of(
                        "name",
                        "imageId",
                        "cpu",
                        "memoryMiB",
                        "diskGiB",
                        "password",
                        "bandwidthUpMbps",
                        "bandwidthDownMbps",
                        "trafficLimitMiB",
                        "networks",
                        "count"));
        for (QingzhouOperation operation : List.of(describeInstance, startInstance, suspendInstance, resumeInstance)) {
            inputs.put(operation, Set.of("instanceId"));
        }
        inputs.put(stopInstance, Set.of("instanceId", "force"));
        inputs.put(restartInstance, Set.of("instanceId", "force"));
        inputs.put(destroyInstance, Set.of("instanceId"));
        inputs.put(
                resizeInstance,
                Set.of(
                        "instanceId",
                        "cpu",
                        "memoryMiB",
                        "diskGiB",
                        "bandwidthUpMbps",
                        "bandwidthDownMbps",
                        "trafficLimitMiB"));
        inputs.put(resetPassword, Set.of("instanceId", "password"));
        inputs.put(rebuildInstance, Set.of("instanceId", "imageId", "password"));
        inputs.put(getVncUrl, Set.of("instanceId"));
        inputs.put(getScreenshot, Set.of("instanceId"));
        // one point is all there is, so period and range are read and have no effect, as the protocol says
        inputs.put(getMetrics, Set.of("instanceId", "metrics", "periodSeconds", "startTime", "endTime"));
        inputs.put(createBackup, Set.of("instanceId", "description"));
        inputs.put(listBackups, Set.of("instanceId", "backupIds"));
        inputs.put(restoreBackup, Set.of("instanceId", "backupId"));
        inputs.put(deleteBackup, Set.of("instanceId", "backupId"));
        inputs.put(attachDisk, Set.of("instanceId", "diskName", "diskGiB"));
        inputs.put(detachDisk, Set.of("instanceId", "diskName"));
        inputs.put(deleteDisk, Set.of("instanceId", "diskName"));
        inputs.put(listIsos, Set.of());
        inputs.put(mountIso, Set.of("instanceId", "isoFile", "isoName"));
        inputs.put(unmountIso, Set.of("instanceId", "isoName"));
        inputs.put(createNat, Set.of("wanPort", "lanPort", "lanAddress", "protocol", "description"));
        inputs.put(deleteNat, Set.of("wanPort", "lanPort", "lanAddress", "protocol"));
        inputs.put(createWebProxy, Set.of("instanceId", "domain", "lanAddress", "lanPort", "https", "description"));
        inputs.put(deleteWebProxy, Set.of("instanceId", "domain"));
        Set<String> address = Set.of("instanceId", "ipv4", "ipv6", "nicType", "mac", "gateway", "netmask");
        inputs.put(bindIp, address);
        inputs.put(unbindIp, address);
        inputs.put(getHostStatus, Set.of());
        return Collections.unmodifiableMap(inputs);
    }
}
