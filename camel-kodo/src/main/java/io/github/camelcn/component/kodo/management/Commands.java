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

import io.github.camelcn.common.objectstore.ObjectRef;

/** Pieces of commands. Source: provider documentation, "Object management"; requests of the official SDK for Java 7.19.0. */
final class Commands {

    private Commands() {}

    /** {@code /verb/<entry>}. */
    static String on(String verb, ObjectRef object, EntryNames names) {
        return '/' + verb + '/' + entry(object, names);
    }

    static String entry(ObjectRef object, EntryNames names) {
        return names.uri(object);
    }

    /** The same object, known to be addressable. */
    static ObjectRef checked(ObjectRef object) {
        NativeNames.bucket(object.bucket());
        NativeNames.key(object.key());
        return object;
    }
}
