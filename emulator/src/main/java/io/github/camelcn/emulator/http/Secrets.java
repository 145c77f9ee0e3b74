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
package io.github.camelcn.emulator.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes out of texts what must not be shown to people: passwords, tokens, customer keys, signatures. */
public final class Secrets {
    private static final String MASK = "***";
    /** In targets, forms and canonical queries. */
    private static final Pattern PARAMETERS = Pattern.compile(
            "(?i)((?:^|[?&\\s])[\\w.%-]*(?:signature|token|passw|passwd|secret|userdata_value)[\\w.%-]*=)[^&\\s]*");
    /** In JSON bodies, which some signatures cover. */
    private static final Pattern MEMBERS =
            Pattern.compile("(?i)(\"[\\w.-]*(?:token|passw|passwd|secret)[\\w.-]*\"\\s*:\\s*\")[^\"]*");
    /** In canonical headers. */
    private static final Pattern LINES =
            Pattern.compile("(?im)^((?:[\\w-]*customer-key|[\\w-]*security-token|authorization|cookie)\\s*:)[^\\n]*");

    private Secrets() {}

    /** A request target, a form or a text to be signed without its secrets. */
    public static String masked(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String shown = PARAMETERS.matcher(text).replaceAll("$1" + MASK);
        shown = MEMBERS.matcher(shown).replaceAll("$1" + MASK);
        return LINES.matcher(shown).replaceAll("$1" + MASK);
    }

    /** The value of a header, or a mask when it is a secret. */
    public static String header(String name, String value) {
        String lowered = name.toLowerCase(Locale.ROOT);
        boolean secret = lowered.equals("authorization")
                || lowered.equals("cookie")
                || lowered.endsWith("customer-key")
                || lowered.endsWith("security-token");
        return secret ? MASK : masked(value);
    }
}
