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

import java.util.regex.Pattern;

/**
 * What the service was asked and how it answered. Target and body hold secrets as they came, because tests compare them;
 * {@link #toString()} masks them.
 *
 * @param operation canonical name such as {@code startInstance}; empty when the request was not understood
 * @param action the name on the wire
 * @param account key id or user name of an authenticated caller; empty for others
 * @param target raw request target
 * @param status HTTP status of the answer
 * @param code error code of the answer in the style's words; empty for a success
 */
public record QingzhouCall(
        ApiStyle style,
        String operation,
        String action,
        String account,
        String method,
        String target,
        String body,
        int status,
        String code) {
    private static final Pattern MEMBERS =
            Pattern.compile("(\"(?:password|token|userData|login_passwd)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern PARAMETERS =
            Pattern.compile("((?:^|[?&])(?:login_passwd|signature|userdata_value|token)=)[^&]*");

    static String masked(String text) {
        return PARAMETERS.matcher(MEMBERS.matcher(text).replaceAll("$1\"***\"")).replaceAll("$1***");
    }

    public boolean succeeded() {
        return code.isEmpty() && status < 300;
    }

    @Override
    public String toString() {
        return style + " " + method + " " + masked(target) + (body.isEmpty() ? "" : " " + masked(body)) + " -> "
                + status + (code.isEmpty() ? "" : " " + code);
    }
}
