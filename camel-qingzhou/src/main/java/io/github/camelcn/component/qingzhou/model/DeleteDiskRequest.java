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
 * Deletes a disk.
 *
 * @param diskId the disk; not for the rest style
 * @param instanceId the instance it is of; only the rest style needs it
 * @param diskName the disk's name, for the rest style, which knows no disk ids
 */
public record DeleteDiskRequest(String diskId, String instanceId, String diskName)
        implements QingzhouRequest<ChangeResult> {

    public DeleteDiskRequest {
        Require.oneOf("diskId and diskName", diskId, diskName);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.deleteDisk;
    }

    @Override
    public String resource() {
        return diskId == null ? diskName : diskId;
    }
}
