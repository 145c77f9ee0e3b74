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
 * Asks for a page of the backups.
 *
 * @param instanceId only those of this instance; null for all, where the style allows it
 * @param backupIds only these; null for all
 * @param page which page
 */
public record ListBackupsRequest(String instanceId, List<String> backupIds, PageRequest page)
        implements PagedRequest<Snapshot> {

    public ListBackupsRequest {
        Require.notNull("page", page);
        backupIds = backupIds == null ? null : List.copyOf(backupIds);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.listBackups;
    }

    @Override
    public String resource() {
        return instanceId == null ? "" : instanceId;
    }

    @Override
    public ListBackupsRequest at(PageRequest newPage) {
        return new ListBackupsRequest(instanceId, backupIds, newPage);
    }
}
