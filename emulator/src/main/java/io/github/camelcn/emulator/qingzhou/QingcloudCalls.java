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

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/**
 * The actions of style C, in one table. Memory is MB, disks are GB. Callers hold the fleet's monitor.
 *
 * <p>Source: QingCloud API documentation, one page per action; {@code DescribeRouters}, {@code DeleteRouterStatics} and
 * {@code DissociateEips} from the specification files of the SDKs.
 */
final class QingcloudCalls {
    private final Fleet fleet;
    private final Lifecycle lifecycle;
    private final Storage storage;
    private final Network network;
    private final QingcloudInstances instances;
    private final QingcloudStorage storageCalls;
    private final QingcloudNetwork routers;
    private final QingcloudCatalog catalog;

    QingcloudCalls(Fleet fleet, Lifecycle lifecycle, Storage storage, Network network) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
        this.storage = storage;
        this.network = network;
        this.instances = new QingcloudInstances(fleet, lifecycle, storage, network);
        this.storageCalls = new QingcloudStorage(fleet, storage);
        this.routers = new QingcloudNetwork(fleet, network);
        this.catalog = new QingcloudCatalog(fleet);
    }

    ObjectNode run(Origin origin, String zone, QingcloudParameters in) {
        return switch (origin.action()) {
            case "DescribeZones" -> catalog.zones(in);
            case "DescribeInstances" -> instances.describe(zone, in);
            case "RunInstances" -> instances.run(origin, in);
            case "StartInstances" -> instances.each(in, instance -> lifecycle.start(origin, instance));
            case "StopInstances" -> instances.each(in, instance -> lifecycle.stop(origin, instance, in.flag("force")));
            case "RestartInstances" -> instances.each(in, instance -> lifecycle.restart(origin, instance));
            case "TerminateInstances" ->
                instances.each(in, instance -> {
                    Change change = lifecycle.destroy(origin, instance, true);
                    instance.ceasedAtOnce = in.flag("direct_cease");
                    return change;
                });
            case "ModifyInstanceAttributes" -> instances.modify(in);
            case "ResizeInstances" -> instances.resize(origin, in);
            case "ResetInstances" -> instances.reset(origin, in);
            case "CreateBrokers" -> instances.brokers(in);
            case "GetMonitor" -> instances.monitor(in);
            case "CreateSnapshots" -> storageCalls.createSnapshots(origin, in);
            case "DescribeSnapshots" -> storageCalls.describeSnapshots(in);
            case "ApplySnapshots" -> storageCalls.applySnapshots(origin, in);
            case "DeleteSnapshots" -> storageCalls.deleteSnapshots(origin, in);
            case "DescribeVolumes" -> storageCalls.describeVolumes(in);
            case "CreateVolumes" -> storageCalls.createVolumes(origin, in);
            case "AttachVolumes" ->
                storageCalls.volumes(in, disk -> storage.attach(origin, disk, fleet.instance(in.require("instance"))));
            case "DetachVolumes" ->
                storageCalls.volumes(in, disk -> storage.detach(origin, disk, fleet.instance(in.require("instance"))));
            case "DeleteVolumes" -> storageCalls.volumes(in, disk -> storage.deleteDisk(origin, disk));
            case "DescribeImages" -> catalog.describeImages(in);
            case "DescribeInstanceTypes" -> catalog.describeTypes(zone, in);
            case "DescribeRouters" -> routers.describeRouters(in);
            case "AddRouterStatics" -> routers.addStatics(in);
            case "DescribeRouterStatics" -> routers.describeStatics(in);
            case "DeleteRouterStatics" -> routers.deleteStatics(in);
            case "UpdateRouters" -> routers.updateRouters(origin, in);
            case "AssociateEip" ->
                QingcloudAnswers.job(network.associate(
                        origin,
                        network.address(in.require("eip")),
                        fleet.instance(in.require("instance")),
                        in.flag("force")));
            case "DissociateEips" -> routers.dissociate(origin, in);
            case "DescribeJobs" -> describeJobs(in);
            default ->
                throw new RefusedException(Refusal.UNKNOWN_ACTION, "the emulator has no action " + origin.action());
        };
    }

    private ObjectNode describeJobs(QingcloudParameters in) {
        List<String> ids = in.list("jobs");
        List<String> states = in.list("status");
        Instant now = fleet.now();
        return QingcloudAnswers.page(
                in,
                "job_set",
                fleet.jobs(),
                job -> QingcloudAnswers.among(ids, job.jobId()) && QingcloudAnswers.among(states, job.jobStatus(now)),
                job -> Json.object()
                        .put("job_id", job.jobId())
                        .put("job_action", job.action())
                        .put("status", job.jobStatus(now))
                        .put("resource_ids", String.join(",", job.resources()))
                        .put("create_time", IsoTimes.seconds(job.accepted()))
                        .put("status_time", IsoTimes.seconds(now.isBefore(job.due()) ? job.accepted() : job.due()))
                        .put("error_codes", job.jobStatus(now).equals("failed") ? "5000" : ""));
    }
}
