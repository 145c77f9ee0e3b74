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

/** Where the fields of a thing are, relative to it. */
public record ItemModel(Map<String, Field> fields) {

    /**
     * @param from the first that finds something counts
     * @param scale what a number is multiplied with on the way in
     */
    public record Field(List<Pointer> from, long scale) {}

    private static final Field NOWHERE = new Field(List.of(), 1);

    /** A field that the contract does not place is nowhere. */
    public Field field(String name) {
        return fields.getOrDefault(name, NOWHERE);
    }
}
