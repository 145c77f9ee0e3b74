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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of a style C request; lists are {@code name.1}, {@code name.2} and so on.
 *
 * <p>Source: QingCloud API documentation, "Common parameters"; the SDKs for lists of objects.
 */
record QingcloudParameters(Map<String, String> all) {
    static QingcloudParameters of(List<WireText.Parameter> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        parameters.forEach(parameter -> all.put(parameter.name(), parameter.value()));
        return new QingcloudParameters(all);
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /** Empty when missing. */
    String text(String name) {
        return all.getOrDefault(name, "");
    }

    /** @throws RefusedException when it is missing or empty */
    String require(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new RefusedException(Refusal.MISSING_PARAMETER, "the parameter [" + name + "] is missing");
        }
        return text;
    }

    int number(String name, int otherwise) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER, "the parameter [" + name + "] must be a whole number");
        }
        return Integer.parseInt(text);
    }

    int requireNumber(String name) {
        require(name);
        return number(name, 0);
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean otherwise) {
        String text = text(name);
        if (!text.matches("[01]?")) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the parameter [" + name + "] must be 0 or 1");
        }
        return text.isEmpty() ? otherwise : text.equals("1");
    }

    /** Empty when there is no {@code name.1}. */
    List<String> list(String name) {
        List<String> list = new ArrayList<>();
        for (int i = 1; has(name + "." + i); i++) {
            list.add(text(name + "." + i));
        }
        return list;
    }

    List<String> requireList(String name) {
        require(name + ".1");
        return list(name);
    }
}
