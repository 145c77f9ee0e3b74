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

import java.util.List;

/**
 * Asks for a page of the instances.
 *
 * @param instanceIds only these; null for all
 * @param name only the instance of this name; null for all
 * @param namePrefix only instances whose name begins so, compared here; null for all
 * @param states only instances in these; null for all
 * @param vpcId the private network; null for any, or the service's own choice
 * @param zoneId the zone; null for any, or the service's own choice
 * @param imageId only instances made from this image; null for all
 * @param page which page
 */
public record ListInstancesRequest(
        List<String> instanceIds,
        String name,
        String namePrefix,
        List<InstanceState> states,
        String vpcId,
        String zoneId,
        String imageId,
        PageRequest page)
        implements PagedRequest<Instance> {

    public ListInstancesRequest {
        Require.notNull("page", page);
        instanceIds = instanceIds == null ? null : List.copyOf(instanceIds);
        states = states == null ? null : List.copyOf(states);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.listInstances;
    }

    @Override
    public ListInstancesRequest at(PageRequest newPage) {
        return new ListInstancesRequest(instanceIds, name, namePrefix, states, vpcId, zoneId, imageId, newPage);
    }

    /** All instances, from the first page. */
    public static ListInstancesRequest all() {
        return new ListInstancesRequest(null, null, null, null, null, null, null, PageRequest.FIRST);
    }
}
