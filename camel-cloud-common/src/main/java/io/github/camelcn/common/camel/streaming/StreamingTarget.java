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
package io.github.camelcn.common.camel.streaming;

import java.util.Optional;

import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * Where the batches of a producer go, and how.
 *
 * @param store open as long as the producer runs
 * @param fields how messages are read
 * @param transfer the size of parts, and how many are sent at once
 * @param appender present if batches are added to one object, instead of becoming one each
 */
public record StreamingTarget(
        ObjectStore store, ObjectFields fields, TransferOptions transfer, Optional<BatchAppender> appender) {}
