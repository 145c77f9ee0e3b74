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

/** A contract file that cannot be used. The message says in which file and line, and why. */
public final class ContractException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    ContractException(String file, int line, String reason) {
        super("contract " + file + ", line " + line + ": " + reason);
        this.file = file;
        this.line = line;
    }

    /** As the option names it. */
    public String file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }
}
