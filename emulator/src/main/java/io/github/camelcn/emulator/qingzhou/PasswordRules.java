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

import io.github.camelcn.emulator.evidence.NotVerified;

/** What a guest's password has to look like. */
@NotVerified("No source states the service's rules; these are the ones the contract chose.")
final class PasswordRules {
    private static final String SPECIALS = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/";

    private PasswordRules() {}

    /** @throws RefusedException when the password breaks a rule; the message names the rule, never the password */
    static void check(String password) {
        if (password.length() < 8 || password.length() > 30) {
            throw weak("a password has 8 to 30 characters");
        }
        if (password.startsWith("/")) {
            throw weak("a password must not start with a slash");
        }
        int kinds = 0;
        for (char c : password.toCharArray()) {
            int kind = kind(c);
            if (kind == 0) {
                throw weak("a password has ASCII letters, digits and " + SPECIALS + " only");
            }
            kinds |= kind;
        }
        if (Integer.bitCount(kinds) < 3) {
            throw weak("a password has at least three of upper case, lower case, digits and specials");
        }
    }

    private static int kind(char c) {
        if (c >= 'A' && c <= 'Z') {
            return 1;
        }
        if (c >= 'a' && c <= 'z') {
            return 2;
        }
        if (c >= '0' && c <= '9') {
            return 4;
        }
        return SPECIALS.indexOf(c) >= 0 ? 8 : 0;
    }

    private static RefusedException weak(String rule) {
        return new RefusedException(Refusal.WEAK_PASSWORD, rule);
    }
}
