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

/**
 * Which passwords are sent at all. There is no default password: where one is needed and missing, the request is refused.
 *
 * <p>Source: no rule is published; this is the strictest common one, and can be switched off.
 */
public enum PasswordPolicy {
    /**
     * 8 to 30 ASCII characters without blanks, not starting with a slash, of at least three of these kinds: upper case, lower
     * case, digits, specials.
     */
    standard {
        @Override
        void check(String password) {
            boolean good = password.length() >= 8
                    && password.length() <= 30
                    && !password.startsWith("/")
                    && password.chars().allMatch(c -> c > ' ' && c <= '~' && "\"\\".indexOf(c) < 0)
                    && kinds(password) >= 3;
            if (!good) {
                throw new IllegalArgumentException(
                        "password must be 8 to 30 ASCII characters without blanks, quotes and backslashes, not starting with"
                                + " a slash, with at least three of upper case, lower case, digits, specials;"
                                + " passwordPolicy=none leaves the check to the service");
            }
        }
    },
    /** Whatever the service takes. */
    none {
        @Override
        void check(String password) {
            // the service will say
        }
    };

    /** @throws IllegalArgumentException if it is not good; the password is not shown */
    abstract void check(String password);

    private static int kinds(String password) {
        boolean upper = password.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean lower = password.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean digit = password.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean special =
                password.chars().anyMatch(c -> !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9'));
        return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (special ? 1 : 0);
    }
}
