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
package io.github.camelcn.component.qingzhou.operation;

import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.Screenshot;
import io.github.camelcn.component.qingzhou.model.Snapshot;

/** Puts results into messages: the result is the body, and what steers further steps is in headers too. Stateless. */
final class ResultWriter {

    void write(Exchange exchange, Object result) {
        Message message = exchange.getMessage();
        if (result instanceof Page<?> page) {
            message.setBody(page.items());
            set(message, "totalCount", page.totalCount());
            boolean more = !page.nextToken().isEmpty();
            message.setHeader(RequestReader.header("isTruncated"), more);
            // a token that asked for this page must not ask for it again
            message.removeHeader(RequestReader.header("nextToken"));
            set(message, "nextToken", more ? page.nextToken() : null);
        } else if (result instanceof Screenshot screenshot) {
            message.setBody(screenshot.bytes());
            message.setHeader(RequestReader.header("contentType"), screenshot.contentType());
        } else {
            message.setBody(result);
        }
        if (result instanceof ChangeResult change) {
            writeHeaders(message, change);
        } else if (result instanceof Instance instance) {
            message.setHeader(RequestReader.header("instanceId"), instance.id());
            message.setHeader(RequestReader.header("state"), instance.state().name());
            set(message, "rawState", instance.rawState());
        } else if (result instanceof Disk disk) {
            message.setHeader(RequestReader.header("diskId"), disk.id());
            message.setHeader(RequestReader.header("state"), disk.state().name());
        } else if (result instanceof Snapshot snapshot) {
            message.setHeader(RequestReader.header("snapshotId"), snapshot.id());
            message.setHeader(RequestReader.header("state"), snapshot.state().name());
        }
    }

    /** Of a result that carries none. */
    void writeRequestId(Exchange exchange, Optional<String> requestId) {
        setOrRemove(exchange.getMessage(), "requestId", requestId.orElse(null));
    }

    void writeHeaders(Message message, ChangeResult change) {
        if (!change.resourceId().isEmpty()) {
            idHeader(change.operation()).ifPresent(input -> set(message, input, change.resourceId()));
            if (change.operation() == QingzhouOperation.createInstance) {
                set(message, "instanceIds", change.resourceIds());
            }
        }
        set(message, "taskId", change.taskId());
        setOrRemove(message, "requestId", change.requestId());
        message.setHeader(RequestReader.header("completed"), change.completed());
    }

    /** What an earlier result said is not left behind. */
    private static void setOrRemove(Message message, String input, Object value) {
        message.removeHeader(RequestReader.header(input));
        set(message, input, value);
    }

    /** What the id of a change is called. */
    private static Optional<String> idHeader(QingzhouOperation operation) {
        return switch (operation) {
            case createSnapshot, deleteSnapshot -> Optional.of("snapshotId");
            case createBackup, deleteBackup -> Optional.of("backupId");
            case createDisk, attachDisk, detachDisk, deleteDisk -> Optional.of("diskId");
            case createNat, deleteNat -> Optional.of("natId");
            default -> Optional.of("instanceId");
        };
    }

    private static void set(Message message, String input, Object value) {
        if (value != null && !value.equals("")) {
            message.setHeader(RequestReader.header(input), value);
        }
    }
}
