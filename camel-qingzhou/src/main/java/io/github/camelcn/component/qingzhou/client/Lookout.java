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
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListSnapshotsRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.Snapshot;

/** Looks at resources, past the cache, in as few calls as possible. Thread-safe. */
final class Lookout {

    private static final Seen GONE = new Seen(Seen.DELETED, null, null);

    private final Wire wire;

    /** @param wire one that does not repeat by itself, since whoever waits looks again anyway */
    Lookout(Wire wire) {
        this.wire = wire;
    }

    /**
     * @return by id, in no order; an id of a list that does not hold it is gone
     * @throws ServiceException of kind NOT_FOUND for a single instance that is not there
     */
    Map<String, Seen> look(AsyncRule.Resource resource, Collection<String> ids) throws IOException {
        List<String> asked = List.copyOf(ids);
        return switch (resource) {
            case instance -> asked.size() == 1 ? one(asked.get(0)) : instances(asked);
            case disk -> listed(asked, new ListDisksRequest(null, asked, page(asked)), Disk::id);
            case snapshot -> listed(asked, new ListSnapshotsRequest(null, asked, page(asked)), Snapshot::id);
            case backup -> listed(asked, new ListBackupsRequest(null, asked, page(asked)), Snapshot::id);
        };
    }

    /**
     * As {@link #look}, for those who wait.
     *
     * @return by id; what is not there is gone, as far as that can be found out
     */
    Map<String, Seen> see(AsyncRule.Resource resource, Collection<String> ids) throws IOException {
        try {
            return look(resource, ids);
        } catch (ServiceException e) {
            if (!isGone(resource, ids, ErrorCategories.of(e))) {
                throw e;
            }
            return ids.stream().collect(Collectors.toMap(Function.identity(), id -> GONE));
        }
    }

    /** Whether one call can look at many of them. */
    boolean seesTogether(AsyncRule.Resource resource) {
        return switch (resource) {
            case instance -> wire.listsTellStates() && takes(QingzhouOperation.listInstances, "instanceIds");
            case disk -> takes(QingzhouOperation.listDisks, "diskIds");
            case snapshot -> takes(QingzhouOperation.listSnapshots, "snapshotIds");
            case backup -> takes(QingzhouOperation.listBackups, "backupIds");
        };
    }

    private boolean takes(QingzhouOperation list, String ids) {
        return wire.whyNotOffered(list).isEmpty() && wire.inputs(list).contains(ids);
    }

    boolean tellsTasks() {
        return wire.tellsTasks();
    }

    Map<String, Wire.TaskState> tasks(Collection<String> taskIds) throws IOException {
        return wire.tasks(taskIds);
    }

    private static PageRequest page(List<String> asked) {
        return PageRequest.of(1, Math.min(PageRequest.MAX_SIZE, Math.max(1, asked.size())));
    }

    private Map<String, Seen> one(String id) throws IOException {
        return Map.of(id, Seen.of(wire.look(id)));
    }

    private Map<String, Seen> instances(List<String> asked) throws IOException {
        if (!seesTogether(AsyncRule.Resource.instance)) {
            Map<String, Seen> seen = new HashMap<>();
            for (String id : asked) {
                seen.putAll(see(AsyncRule.Resource.instance, List.of(id)));
            }
            return seen;
        }
        List<InstanceState> any = Arrays.stream(InstanceState.values())
                .filter(state -> state != InstanceState.UNKNOWN)
                .toList();
        ListInstancesRequest request = new ListInstancesRequest(
                asked, null, null, wire instanceof QingCloudWire ? any : null, null, null, null, page(asked));
        Map<String, Seen> seen = listed(asked, request, Instance::id);
        // a list that lags behind, or knows no ids, must not end a wait: what it lacks is asked for by its id
        for (String id : asked) {
            if (seen.get(id).isGone()) {
                seen.putAll(see(AsyncRule.Resource.instance, List.of(id)));
            }
        }
        return seen;
    }

    private <T> Map<String, Seen> listed(List<String> asked, PagedRequest<T> request, Function<T, String> id)
            throws IOException {
        Map<String, Seen> seen = new HashMap<>();
        asked.forEach(missing -> seen.put(missing, GONE));
        @SuppressWarnings("unchecked")
        Page<T> page = (Page<T>) wire.call(request);
        for (T item : page.items()) {
            seen.computeIfPresent(id.apply(item), (known, gone) -> Seen.of(item));
        }
        return seen;
    }

    /** Whether an instance that cannot be looked at is not there, as far as that can be found out. */
    private boolean isGone(AsyncRule.Resource resource, Collection<String> ids, ErrorCategory category)
            throws IOException {
        if (category == ErrorCategory.NOT_FOUND) {
            return true;
        }
        if (category != ErrorCategory.UNKNOWN || resource != AsyncRule.Resource.instance) {
            return false;
        }
        if (!(wire instanceof RestWire rest)) {
            return false;
        }
        for (String id : ids) {
            if (rest.lists(id)) {
                return false;
            }
        }
        return true;
    }

    /** How long the limit of calls makes the next look wait. */
    Duration delay() {
        return wire.http().limiter().delay();
    }
}
