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
package io.github.camelcn.component.kodo.management;

import java.util.List;

import io.github.camelcn.common.objectstore.ObjectRef;

/** A change of one object, or a question about it, which can be sent alone or together with others in a batch. */
public sealed interface BatchEntry
        permits StatObjectRequest,
                ChangeTypeRequest,
                ChangeMimeRequest,
                ChangeMetadataRequest,
                ChangeStatusRequest,
                DeleteAfterDaysRequest,
                ObjectLifecycleRequest,
                RestoreArchiveRequest,
                NativeCopyRequest,
                NativeMoveRequest,
                NativeDeleteRequest {

    /** As route authors name it, for errors. */
    String operation();

    /** The object it is about; for copies and moves the source. */
    ObjectRef object();

    /**
     * The command as it goes on the wire, with a leading slash.
     *
     * @param names turns objects as users name them into what goes on the wire
     */
    String command(EntryNames names);

    /**
     * Whether it leaves the same state, and the same answer, when it is sent twice: otherwise it is not repeated after
     * its answer was lost.
     */
    boolean repeatable();

    /** The buckets it names. */
    default List<String> buckets() {
        return List.of(object().bucket());
    }
}
