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
package io.github.camelcn.examples.fleet;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Passwords nobody has thought of, so nobody has to remember or forget them. Thread-safe. */
public final class Passwords {

    private static final List<String> KINDS =
            List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!@#%^*-_=+");
    private static final int OF_EACH_KIND = 5;

    private final SecureRandom random = new SecureRandom();

    /** Twenty characters, five of each kind: whatever a service's rule is, these follow it. */
    public String generate() {
        List<Character> characters = new ArrayList<>();
        for (String kind : KINDS) {
            for (int i = 0; i < OF_EACH_KIND; i++) {
                characters.add(kind.charAt(random.nextInt(kind.length())));
            }
        }
        Collections.shuffle(characters, random);
        StringBuilder password = new StringBuilder(characters.size());
        characters.forEach(password::append);
        return password.toString();
    }
}
