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
/**
 * The consumer of every object store: lists, filters, claims, opens ahead, routes, and settles one by one or in bulk; follows
 * buckets that are not emptied, and shares those that several machines read. {@link
 * io.github.camelcn.common.camel.consumer.ObjectStoreConsumer} is where it begins.
 */
package io.github.camelcn.common.camel.consumer;
