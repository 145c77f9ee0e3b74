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

/**
 * The options of a producer that has started, checked against its store.
 *
 * @param batchMessages how many messages fill a batch
 * @param batchBytes how many bytes do, before compression
 * @param mostBytes what no object can have more of
 * @param bufferBytes what a batch holds in memory before a part is sent
 * @param timeoutNanos how long a batch stays open; 0 for as long as it takes
 * @param maxOpenBatches how many batches are filled at a time
 * @param gzip whether objects are compressed
 * @param separator what follows each message; not changed by anybody
 * @param onCommit whether all messages wait, and not only the one that fills the batch
 */
record StreamingPlan(
        int batchMessages,
        long batchBytes,
        long mostBytes,
        int bufferBytes,
        long timeoutNanos,
        int maxOpenBatches,
        boolean gzip,
        byte[] separator,
        boolean onCommit) {}
