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
package io.github.camelcn.component.qingzhou.model;

/**
 * What can be done, the same names for every interface; a style may not offer all of it. Constants are spelled as route
 * authors write them.
 */
public enum QingzhouOperation {
    testConnection(TestConnectionRequest.class),
    listRegions(ListRegionsRequest.class),
    listInstances(ListInstancesRequest.class),
    describeInstance(DescribeInstanceRequest.class),
    createInstance(CreateInstanceRequest.class),
    startInstance(StartInstanceRequest.class),
    stopInstance(StopInstanceRequest.class),
    restartInstance(RestartInstanceRequest.class),
    suspendInstance(SuspendInstanceRequest.class),
    resumeInstance(ResumeInstanceRequest.class),
    destroyInstance(DestroyInstanceRequest.class),
    updateInstance(UpdateInstanceRequest.class),
    resizeInstance(ResizeInstanceRequest.class),
    resetPassword(ResetPasswordRequest.class),
    rebuildInstance(RebuildInstanceRequest.class),
    getVncUrl(GetVncUrlRequest.class),
    getScreenshot(GetScreenshotRequest.class),
    getMetrics(GetMetricsRequest.class),
    createSnapshot(CreateSnapshotRequest.class),
    listSnapshots(ListSnapshotsRequest.class),
    restoreSnapshot(RestoreSnapshotRequest.class),
    deleteSnapshot(DeleteSnapshotRequest.class),
    createBackup(CreateBackupRequest.class),
    listBackups(ListBackupsRequest.class),
    restoreBackup(RestoreBackupRequest.class),
    deleteBackup(DeleteBackupRequest.class),
    listDisks(ListDisksRequest.class),
    createDisk(CreateDiskRequest.class),
    attachDisk(AttachDiskRequest.class),
    detachDisk(DetachDiskRequest.class),
    deleteDisk(DeleteDiskRequest.class),
    listIsos(ListIsosRequest.class),
    mountIso(MountIsoRequest.class),
    unmountIso(UnmountIsoRequest.class),
    listImages(ListImagesRequest.class),
    listFlavors(ListFlavorsRequest.class),
    listVpcs(ListVpcsRequest.class),
    createNat(CreateNatRequest.class),
    deleteNat(DeleteNatRequest.class),
    createWebProxy(CreateWebProxyRequest.class),
    deleteWebProxy(DeleteWebProxyRequest.class),
    bindIp(BindIpRequest.class),
    unbindIp(UnbindIpRequest.class),
    getHostStatus(GetHostStatusRequest.class),
    /** Not a call of its own: describes the instance until it is in a state. */
    waitForInstance(WaitForInstanceRequest.class),
    /** Not a call of its own: lists the disk until it is in a state. */
    waitForDisk(WaitForDiskRequest.class),
    /** Not a call of its own: lists the snapshot until it is in a state. */
    waitForSnapshot(WaitForSnapshotRequest.class);

    private final Class<? extends QingzhouRequest<?>> requestType;

    QingzhouOperation(Class<? extends QingzhouRequest<?>> requestType) {
        this.requestType = requestType;
    }

    public Class<? extends QingzhouRequest<?>> requestType() {
        return requestType;
    }

    /** Whether a service has a call for it, or only we do. */
    public boolean isCall() {
        return this != waitForInstance && this != waitForDisk && this != waitForSnapshot;
    }
}
