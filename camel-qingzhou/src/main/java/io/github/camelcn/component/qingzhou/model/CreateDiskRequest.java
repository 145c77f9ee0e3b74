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
 * Makes a disk.
 *
 * @param diskGiB size of the disk
 * @param name null for the service's own choice
 * @param type a kind of disk, in the service's words; null for its own choice
 * @param zoneId the zone; null for any, or the service's own choice
 * @param clientToken makes repeating harmless; null for one made by the component
 */
public record CreateDiskRequest(Integer diskGiB, String name, String type, String zoneId, String clientToken)
        implements TokenRequest {

    public CreateDiskRequest {
        Require.notNull("diskGiB", diskGiB);
        Require.positive("diskGiB", diskGiB);
        Require.token("clientToken", clientToken);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.createDisk;
    }

    @Override
    public String resource() {
        return name == null ? "" : name;
    }

    @Override
    public CreateDiskRequest withClientToken(String token) {
        return new CreateDiskRequest(diskGiB, name, type, zoneId, token);
    }
}
