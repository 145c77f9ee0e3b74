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

/** Source: provider documentation, page 3710. */
final class FileTypes {

    private FileTypes() {}

    static void check(int fileType) {
        if (fileType < 0 || fileType > 5) {
            throw new IllegalArgumentException("fileType must be 0 (STANDARD), 1 (LINE), 2 (GLACIER), 3 (DEEP_ARCHIVE),"
                    + " 4 (GLACIER_IR) or 5 (INTELLIGENT_TIERING), but is " + fileType);
        }
    }
}
