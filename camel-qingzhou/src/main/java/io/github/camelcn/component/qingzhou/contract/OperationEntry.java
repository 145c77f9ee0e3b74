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

/**
 * The request an operation becomes.
 *
 * @param action the value of the action header
 * @param path a template: {@code {name}} stands for a path parameter
 * @param paged whether the parameters of pages are added
 * @param requireOneOf inputs of which one has to be given; empty for none
 * @param secretResult whether the answer must not be shown
 */
public record OperationEntry(
        String action,
        String method,
        String path,
        List<Param> params,
        List<Constant> constants,
        boolean paged,
        List<String> requireOneOf,
        ResultRule result,
        boolean secretResult,
        OperationRules rules) {}
