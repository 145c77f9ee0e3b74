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
package io.github.camelcn.component.qingzhou.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which members of a service's answers are secrets, by their names: gateways differ, and contracts can be changed, so a
 * list of the names one gateway uses would miss those of the next. Thread-safe.
 */
final class Secrecy {

    /** Without dashes and underscores, in lower case. */
    private static final List<String> TELLING =
            List.of("passw", "pwd", "secret", "token", "userdata", "privatekey", "credential", "vncurl", "consoleurl");

    /** Answers have few names, but nobody promises that. */
    private static final int MAX_KNOWN = 1000;

    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Secrecy() {}

    static boolean isSecret(String name) {
        Boolean known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        boolean secret = TELLING.stream().anyMatch(plain::contains);
        if (KNOWN.size() < MAX_KNOWN) {
            KNOWN.put(name, secret);
        }
        return secret;
    }
}
