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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.util.regex.Pattern;

import io.github.camelcn.emulator.http.HttpRequest;

/** The host a client can come back to. */
final class Hosts {
    private static final Pattern LOCAL = Pattern.compile("localhost|\\d{1,3}(\\.\\d{1,3}){3}");

    private Hosts() {}

    /** The host a request was sent to; an address that came without its port gets the one it was accepted on. */
    static String of(HttpRequest request) {
        String authority = request.authority();
        return LOCAL.matcher(authority).matches() ? authority + ":" + request.localPort() : authority;
    }
}
