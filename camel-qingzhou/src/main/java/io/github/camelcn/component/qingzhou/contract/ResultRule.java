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
package io.github.camelcn.component.qingzhou.contract;

import java.util.List;
import java.util.Map;

/**
 * Where the results are in an answer. Lists of pointers: the first that finds something counts; empty where the operation
 * has no such result.
 *
 * @param items of a list
 * @param object a single thing
 * @param model what they are made of; empty if there are none
 * @param id of what was made
 * @param ids of all that was made
 * @param taskId of the work
 * @param vnc parts of {@code VncAccess} by name
 * @param screenshot {@code base64} and {@code contentType}
 */
public record ResultRule(
        List<Pointer> items,
        List<Pointer> object,
        String model,
        List<Pointer> id,
        List<Pointer> ids,
        List<Pointer> taskId,
        Map<String, List<Pointer>> vnc,
        Map<String, List<Pointer>> screenshot) {}
