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
package io.github.camelcn.common.camel.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;

import io.github.camelcn.common.camel.ObjectResultHeaders;
import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.objectstore.ObjectInfo;

/** Says in message headers what is known of a consumed object, with the ones that file producers go by. */
final class ConsumerHeaders {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile(".*\\p{Cntrl}.*", Pattern.DOTALL);

    private final ObjectStoreHeaders names;
    private final HeaderFilterStrategy metadataFilter;

    ConsumerHeaders(ObjectStoreHeaders names, HeaderFilterStrategy metadataFilter) {
        this.names = names;
        this.metadataFilter = metadataFilter;
    }

    void set(Message message, ObjectInfo info) {
        ObjectResultHeaders.describe(names, info, metadataFilter, message::setHeader);
        if (info.size() >= 0) {
            message.setHeader(Exchange.FILE_LENGTH, info.size());
        }
        info.lastModified().ifPresent(stored -> message.setHeader(Exchange.FILE_LAST_MODIFIED, stored.toEpochMilli()));
        safeFileName(info.ref().key()).ifPresent(name -> message.setHeader(Exchange.FILE_NAME, name));
    }

    /**
     * A key as the name of a file below some folder. Keys are made by whoever may write to the bucket, and file
     * producers trust this header: one that could lead out of the folder gives no name at all.
     */
    static Optional<String> safeFileName(String key) {
        if (key.endsWith("/") || key.contains("\\") || CONTROL.matcher(key).matches()) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : key.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                return Optional.empty();
            }
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        String name = String.join("/", segments);
        return name.isBlank() || DRIVE.matcher(name).matches() ? Optional.empty() : Optional.of(name);
    }
}
