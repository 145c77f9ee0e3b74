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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.ConnectionReport;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.GetVncUrlRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListFlavorsRequest;
import io.github.camelcn.component.qingzhou.model.ListImagesRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListSnapshotsRequest;
import io.github.camelcn.component.qingzhou.model.ListVpcsRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/**
 * The qingcloud style. Thread-safe.
 *
 * <p>Source: QingCloud IaaS API documentation, read 2026; actions about routers and about taking addresses back: QingCloud's
 * published SDKs.
 */
final class QingCloudWire implements Wire {

    /** What every operation takes. */
    static final Map<QingzhouOperation, Set<String>> INPUTS = QingCloudInputs.BY_OPERATION;

    private final QingCloudLink link;
    private final QingCloudReads reads;
    private final QingCloudMetrics metrics;
    private final QingCloudChanges changes;
    private final QingCloudNats nats;

    /** @param monitorOffsetSeconds added to the times of metrics */
    QingCloudWire(QingCloudLink link, PasswordPolicy passwords, long monitorOffsetSeconds) {
        this.link = link;
        this.reads = new QingCloudReads(link);
        this.metrics = new QingCloudMetrics(link, reads, monitorOffsetSeconds);
        this.changes = new QingCloudChanges(link, reads, passwords);
        this.nats = new QingCloudNats(link);
    }

    @Override
    public Optional<String> whyNotOffered(QingzhouOperation operation) {
        if (operation == QingzhouOperation.resetPassword) {
            return Optional.of("QingCloud resets passwords only together with the disk: see rebuildInstance");
        }
        return INPUTS.containsKey(operation) ? Optional.empty() : Optional.of("");
    }

    @Override
    public Set<String> inputs(QingzhouOperation operation) {
        return INPUTS.get(operation);
    }

    @Override
    public OperationRules rules(QingzhouOperation operation) {
        return StyleRules.of(ApiStyle.qingcloud, operation);
    }

    @Override
    public Instance look(String instanceId) throws IOException {
        return reads.describe(new DescribeInstanceRequest(instanceId));
    }

    @Override
    public boolean tellsTasks() {
        return true;
    }

    @Override
    public Map<String, TaskState> tasks(Collection<String> taskIds) throws IOException {
        QingCloudCall call = new QingCloudCall("describeJob", String.join(",", taskIds), "DescribeJobs", Repeat.READ)
                .list("jobs", List.copyOf(taskIds));
        if (taskIds.size() > QingCloudReads.DEFAULT_PAGE) {
            call.with("limit", PageRequest.MAX_SIZE);
        }
        Map<String, TaskState> states = new HashMap<>();
        for (Map<String, Object> job : Json.objects(link.send(call).get("job_set"))) {
            states.put(Values.textOrEmpty(job.get("job_id")), taskState(Values.textOrEmpty(job.get("status"))));
        }
        return states;
    }

    private static TaskState taskState(String status) {
        return switch (status) {
            case "pending", "working" -> TaskState.RUNNING;
            case "successful" -> TaskState.DONE;
            case "failed", "done with failure" -> TaskState.FAILED;
            default -> TaskState.UNKNOWN;
        };
    }

    @Override
    public Object call(QingzhouRequest<?> asked) throws IOException {
        return switch (asked.operation()) {
            case testConnection -> new ConnectionReport(ApiStyle.qingcloud, link.url(), reads.zones(asked));
            case listRegions -> Page.whole(reads.zones(asked));
            case listInstances -> reads.instances((ListInstancesRequest) asked);
            case describeInstance -> reads.describe((DescribeInstanceRequest) asked);
            case getVncUrl -> reads.vnc((GetVncUrlRequest) asked);
            case getMetrics -> metrics.read((GetMetricsRequest) asked);
            case listSnapshots -> reads.snapshots((ListSnapshotsRequest) asked);
            case listBackups -> reads.backups((ListBackupsRequest) asked);
            case listDisks -> reads.disks((ListDisksRequest) asked);
            case listImages -> reads.images((ListImagesRequest) asked);
            case listFlavors -> reads.flavors((ListFlavorsRequest) asked);
            case listVpcs -> reads.vpcs((ListVpcsRequest) asked);
            case createInstance -> changes.create((CreateInstanceRequest) asked);
            case createNat -> nats.create((CreateNatRequest) asked);
            case deleteNat -> nats.delete((DeleteNatRequest) asked);
            default -> changes.change(asked);
        };
    }

    @Override
    public String endpoint() {
        return link.url();
    }

    @Override
    public String scope() {
        return link.zone() + '|' + link.http().credentials().accessKey();
    }

    @Override
    public HttpCalls http() {
        return link.http();
    }
}
