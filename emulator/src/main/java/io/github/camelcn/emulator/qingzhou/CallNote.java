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

/** What is known of a request so far; becomes a {@link QingzhouCall}. Used by one thread. */
final class CallNote {
    private String operation = "";
    private String action = "";
    private String account = "";
    private String code = "";

    void action(String name) {
        action = name;
    }

    void operation(String name) {
        operation = name;
    }

    void account(Account caller) {
        account = caller.name();
    }

    void code(String error) {
        code = error;
    }

    String operation() {
        return operation;
    }

    String action() {
        return action;
    }

    String account() {
        return account;
    }

    String code() {
        return code;
    }
}
