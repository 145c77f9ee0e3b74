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
package io.github.camelcn.emulator.qingzhou;

import java.util.function.Function;

import io.github.camelcn.emulator.evidence.NotVerified;

/** The operations of style A, by their canonical names, in one table. Callers hold the fleet's monitor. */
@NotVerified("Field names and statuses; the vendor's reference is only shown in its console.")
final class OpenApiCalls {
    private final Fleet fleet;
    private final Lifecycle lifecycle;
    private final OpenApiInstances instances;
    private final OpenApiStorage storage;
    private final OpenApiCatalog catalog;

    OpenApiCalls(Fleet fleet, Lifecycle lifecycle, Storage storage, Consoles consoles) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
        this.catalog = new OpenApiCatalog(fleet);
        this.instances = new OpenApiInstances(fleet, lifecycle, storage, consoles, catalog);
        this.storage = new OpenApiStorage(fleet, storage, instances);
    }

    OpenApiReply run(OpenApiContext context, Inputs in) {
        Origin origin = context.origin();
        return switch (origin.operation()) {
            case "testConnection", "listRegions" -> catalog.regions(context);
            case "listInstances" -> instances.list(context, in);
            case "describeInstance" -> instances.describe(context, in);
            case "createInstance" -> instances.create(context, in);
            case "startInstance" -> change(context, in, instance -> lifecycle.start(origin, instance));
            case "stopInstance" -> change(context, in, instance -> lifecycle.stop(origin, instance, in.flag("force")));
            case "restartInstance" -> change(context, in, instance -> lifecycle.restart(origin, instance));
            case "suspendInstance" -> change(context, in, instance -> lifecycle.suspend(origin, instance));
            case "resumeInstance" -> change(context, in, instance -> lifecycle.resume(origin, instance));
            case "destroyInstance" -> instances.destroy(context, in);
            case "updateInstance" -> instances.update(context, in);
            case "resizeInstance" -> instances.resize(context, in);
            case "resetPassword" ->
                change(context, in, instance -> lifecycle.resetPassword(origin, instance, in.text("password")));
            case "rebuildInstance" -> instances.rebuild(context, in);
            case "getVncUrl" -> instances.vncUrl(context, in);
            case "getScreenshot" -> instances.screenshot(context, in);
            case "getMetrics" -> OpenApiMetrics.read(instances.find(context, in), in, fleet.now());
            case "createSnapshot" -> storage.createSnapshot(context, in, Snapshot.Kind.SNAPSHOT);
            case "createBackup" -> storage.createSnapshot(context, in, Snapshot.Kind.BACKUP);
            case "listSnapshots" -> storage.listSnapshots(context, in, Snapshot.Kind.SNAPSHOT, "snapshotIds");
            case "listBackups" -> storage.listSnapshots(context, in, Snapshot.Kind.BACKUP, "backupIds");
            case "restoreSnapshot", "restoreBackup" -> storage.restore(context, in);
            case "deleteSnapshot", "deleteBackup" -> storage.deleteSnapshot(origin, in);
            case "listDisks" -> storage.listDisks(context, in);
            case "createDisk" -> storage.createDisk(context, in);
            case "attachDisk" -> storage.attachDisk(context, in);
            case "detachDisk" -> storage.detachDisk(context, in);
            case "deleteDisk" -> storage.deleteDisk(origin, in);
            case "listIsos" -> catalog.isos(context);
            case "mountIso" -> instances.mountIso(context, in);
            case "unmountIso" -> instances.unmountIso(context, in);
            case "listImages" -> catalog.images(context, in);
            case "listFlavors" -> catalog.flavors(context, in);
            case "listVpcs" -> catalog.vpcs(context, in);
            default ->
                throw new RefusedException(
                        Refusal.UNKNOWN_ACTION, "the emulator has no operation " + origin.operation());
        };
    }

    private OpenApiReply change(OpenApiContext context, Inputs in, Function<Instance, Change> work) {
        return OpenApiInstances.accepted(in, work.apply(instances.find(context, in)));
    }
}
