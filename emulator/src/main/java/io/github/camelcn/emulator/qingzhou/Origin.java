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
package io.github.camelcn.emulator.qingzhou;

/**
 * Where a change comes from.
 *
 * @param operation canonical name such as {@code startInstance}, the same in all styles
 * @param action the name on the wire
 */
record Origin(ApiStyle style, String operation, String action) {
    boolean qingcloud() {
        return style == ApiStyle.QINGCLOUD;
    }
}
