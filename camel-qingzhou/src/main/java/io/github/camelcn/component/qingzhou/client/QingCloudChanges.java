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

import java.io.IOException;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.BindIpRequest;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.CreateBackupRequest;
import io.github.camelcn.component.qingzhou.model.CreateDiskRequest;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DestroyInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ResizeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.UnbindIpRequest;
import io.github.camelcn.component.qingzhou.model.UpdateInstanceRequest;

import static io.github.camelcn.component.qingzhou.client.QingCloudLink.call;
import static io.github.camelcn.component.qingzhou.client.QingCloudLink.flag;
import static io.github.camelcn.component.qingzhou.client.QingCloudLink.id;

/** Changes things in the qingcloud style. Thread-safe. */
final class QingCloudChanges {

    private static final Logger LOG = LoggerFactory.getLogger(QingCloudChanges.class);

    private final QingCloudLink link;
    private final QingCloudReads reads;
    private final PasswordPolicy passwords;

    QingCloudChanges(QingCloudLink link, QingCloudReads reads, PasswordPolicy passwords) {
        this.link = link;
        this.reads = reads;
        this.passwords = passwords;
    }

    ChangeResult create(CreateInstanceRequest asked) throws IOException {
        QingCloudCall call = call(asked, "RunInstances")
                .with("image_id", asked.imageId())
                .with("instance_name", asked.name())
                .with("os_disk_size", asked.diskGiB())
                .with("count", asked.count() == null ? 1 : asked.count())
                .with("hostname", asked.hostname())
                .with("security_group", asked.securityGroupId())
                .with("vxnets.1", asked.subnetId());
        if (asked.zoneId() != null) {
            call.zone(asked.zoneId());
        }
        size(call, asked, asked.flavorId(), asked.cpu(), asked.memoryMiB(), true);
        login(call, asked, asked.password(), asked.keyPairId());
        if (asked.userData() != null) {
            call.with("need_userdata", 1).with("userdata_type", "plain").with("userdata_value", asked.userData());
        }
        Answer answer = link.send(call);
        List<String> ids = Values.texts(answer.get("instances"));
        if (asked.description() != null) {
            describeNew(asked, ids);
        }
        return result(asked, ids, answer);
    }

    /** The instances are there already, and their ids matter more than their descriptions: a failure is only logged. */
    private void describeNew(CreateInstanceRequest asked, List<String> ids) {
        for (String id : ids) {
            try {
                link.send(new QingCloudCall(asked.operation().name(), id, "ModifyInstanceAttributes", Repeat.BY_TARGET)
                        .with("instance", id)
                        .with("description", asked.description()));
            } catch (IOException e) {
                LOG.warn("instance {} was created, but could not be given its description: {}", id, e.getMessage());
            }
        }
    }

    private static void size(
            QingCloudCall call,
            QingzhouRequest<?> asked,
            String flavorId,
            Integer cpu,
            Long memoryMiB,
            boolean required) {
        if ((cpu == null) != (memoryMiB == null)) {
            throw new IllegalArgumentException(
                    asked.operation() + ": cpu and memoryMiB go together with apiStyle=qingcloud");
        }
        if (required && cpu == null && flavorId == null) {
            throw new IllegalArgumentException(
                    asked.operation() + ": flavorId, or cpu and memoryMiB, must be set with apiStyle=qingcloud");
        }
        call.with("cpu", cpu).with("memory", memoryMiB);
        if (cpu == null) {
            call.with("instance_type", flavorId);
        }
    }

    private void login(QingCloudCall call, QingzhouRequest<?> asked, String password, String keyPairId) {
        if (keyPairId != null) {
            call.with("login_mode", "keypair").with("login_keypair", keyPairId);
            return;
        }
        if (password == null) {
            throw new IllegalArgumentException(
                    asked.operation() + ": password or keyPairId must be set with apiStyle=qingcloud");
        }
        passwords.check(password);
        if (!password.equals(password.strip())) {
            throw new IllegalArgumentException(
                    asked.operation() + ": password must not begin or end with a blank with apiStyle=qingcloud");
        }
        call.with("login_mode", "passwd").with("login_passwd", password);
    }

    ChangeResult change(QingzhouRequest<?> asked) throws IOException {
        QingCloudCall call =
                switch (asked.operation()) {
                    case startInstance -> onInstance(asked, "StartInstances");
                    case stopInstance ->
                        onInstance(asked, "StopInstances").with("force", flag(((StopInstanceRequest) asked).force()));
                    case restartInstance -> restart((RestartInstanceRequest) asked);
                    case destroyInstance ->
                        onInstance(asked, "TerminateInstances")
                                .with("direct_cease", flag(((DestroyInstanceRequest) asked).skipRecycleBin()));
                    case updateInstance -> {
                        UpdateInstanceRequest update = (UpdateInstanceRequest) asked;
                        yield call(asked, "ModifyInstanceAttributes")
                                .with("instance", id("instanceId", update.instanceId()))
                                .with("instance_name", update.name())
                                .with("description", update.description());
                    }
                    case resizeInstance -> resize((ResizeInstanceRequest) asked);
                    case rebuildInstance -> rebuild((RebuildInstanceRequest) asked);
                    case createSnapshot -> {
                        CreateSnapshotRequest create = (CreateSnapshotRequest) asked;
                        yield snapshot(asked, create.instanceId(), create.name(), 0);
                    }
                    case createBackup -> {
                        CreateBackupRequest create = (CreateBackupRequest) asked;
                        yield snapshot(asked, create.instanceId(), create.name(), 1);
                    }
                    case restoreSnapshot, restoreBackup -> onSnapshot(asked, "ApplySnapshots");
                    case deleteSnapshot, deleteBackup -> onSnapshot(asked, "DeleteSnapshots");
                    case createDisk -> createDisk((CreateDiskRequest) asked);
                    case attachDisk -> {
                        AttachDiskRequest attach = (AttachDiskRequest) asked;
                        yield onDisk(asked, "AttachVolumes", attach.diskId())
                                .with("instance", id("instanceId", attach.instanceId()));
                    }
                    case detachDisk -> {
                        DetachDiskRequest detach = (DetachDiskRequest) asked;
                        yield onDisk(asked, "DetachVolumes", detach.diskId())
                                .with("instance", id("instanceId", detach.instanceId()));
                    }
                    case deleteDisk -> onDisk(asked, "DeleteVolumes", ((DeleteDiskRequest) asked).diskId());
                    case bindIp -> {
                        BindIpRequest bind = (BindIpRequest) asked;
                        yield call(asked, "AssociateEip")
                                .with("eip", id("eipId", bind.eipId()))
                                .with("instance", id("instanceId", bind.instanceId()))
                                .with("force", flag(bind.force()));
                    }
                    case unbindIp ->
                        call(asked, "DissociateEips").with("eips.1", id("eipId", ((UnbindIpRequest) asked).eipId()));
                    default ->
                        throw new IllegalArgumentException(asked.operation() + " is no change of the qingcloud style");
                };
        Answer answer = link.send(call);
        List<String> made =
                switch (asked.operation()) {
                    case createSnapshot, createBackup -> Values.texts(answer.get("snapshots"));
                    case createDisk -> Values.texts(answer.get("volumes"));
                    default -> List.of();
                };
        return result(asked, made, answer);
    }

    private QingCloudCall restart(RestartInstanceRequest asked) {
        if (flag(asked.force()) == 1) {
            throw new IllegalArgumentException(
                    "restartInstance: force must not be true with apiStyle=qingcloud, which has no such restart");
        }
        return onInstance(asked, "RestartInstances");
    }

    private static QingCloudCall resize(ResizeInstanceRequest asked) {
        QingCloudCall call = onInstance(asked, "ResizeInstances").with("os_disk_size", asked.diskGiB());
        size(call, asked, asked.flavorId(), asked.cpu(), asked.memoryMiB(), false);
        return call;
    }

    /** The service installs the image that the instance has; another one is not what this could do. */
    private QingCloudCall rebuild(RebuildInstanceRequest asked) throws IOException {
        if (asked.imageId() != null) {
            String current = reads.describe(new DescribeInstanceRequest(asked.instanceId()))
                    .imageId();
            if (!asked.imageId().equals(current)) {
                throw new NotOfferedException(
                        asked.operation(),
                        ApiStyle.qingcloud,
                        "with another image than the instance has, which is " + current);
            }
        }
        QingCloudCall call = onInstance(asked, "ResetInstances");
        login(call, asked, asked.password(), asked.keyPairId());
        return call;
    }

    private static QingCloudCall snapshot(QingzhouRequest<?> asked, String instanceId, String name, int full) {
        return call(asked, "CreateSnapshots")
                .with("resources.1", id("instanceId", instanceId))
                .with("snapshot_name", name)
                .with("is_full", full);
    }

    private static QingCloudCall createDisk(CreateDiskRequest asked) {
        if (asked.diskGiB() % 10 != 0) {
            throw new IllegalArgumentException(
                    "createDisk: diskGiB must be a multiple of 10 with apiStyle=qingcloud, but is " + asked.diskGiB());
        }
        QingCloudCall call = call(asked, "CreateVolumes")
                .with("size", asked.diskGiB())
                .with("volume_name", asked.name())
                .with("volume_type", asked.type())
                .with("count", 1);
        return asked.zoneId() == null ? call : call.zone(asked.zoneId());
    }

    private static QingCloudCall onInstance(QingzhouRequest<?> asked, String action) {
        return call(asked, action).with("instances.1", id("instanceId", asked.resource()));
    }

    private static QingCloudCall onSnapshot(QingzhouRequest<?> asked, String action) {
        return call(asked, action).with("snapshots.1", id("snapshotId", asked.resource()));
    }

    private static QingCloudCall onDisk(QingzhouRequest<?> asked, String action, String diskId) {
        return call(asked, action).with("volumes.1", id("diskId", diskId));
    }

    static ChangeResult result(QingzhouRequest<?> asked, List<String> made, Answer answer) {
        return Changed.result(
                asked,
                StyleRules.of(ApiStyle.qingcloud, asked.operation()),
                made,
                Values.textOrEmpty(answer.get("job_id")),
                Values.textOrEmpty(answer.get("req_id")));
    }
}
