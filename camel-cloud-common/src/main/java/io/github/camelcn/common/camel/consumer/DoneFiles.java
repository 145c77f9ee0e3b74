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
package io.github.camelcn.common.camel.consumer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The done files that the {@code doneFileName} option asks for: none, one for all objects, or one beside each object as
 * camel-file does it. Immutable.
 */
final class DoneFiles {

    private static final String NAME = "${file:name}";
    private static final String NAME_WITHOUT_EXTENSION = "${file:name.noext}";

    private final String pattern;
    private final boolean perObject;
    private final Pattern doneNames;

    /**
     * @param option the option's text, null or empty for none
     * @throws IllegalArgumentException if it has other placeholders than those two, or none beside a placeholder
     */
    DoneFiles(String option) {
        this.pattern = option == null ? "" : option.replace("$simple{", "${");
        String literals = pattern.replace(NAME, "").replace(NAME_WITHOUT_EXTENSION, "");
        if (literals.contains("${")) {
            throw new IllegalArgumentException("doneFileName=" + option
                    + " has an expression that is not supported: use ${file:name}, ${file:name.noext} or a fixed key");
        }
        this.perObject = !literals.equals(pattern);
        if (perObject && literals.isEmpty()) {
            throw new IllegalArgumentException("doneFileName=" + option
                    + " would be the object itself: put something before or after it, such as ${file:name}.done");
        }
        this.doneNames = Pattern.compile(
                Pattern.quote(pattern).replace(NAME, "\\E.+\\Q").replace(NAME_WITHOUT_EXTENSION, "\\E.+\\Q"),
                Pattern.DOTALL);
    }

    boolean isNeeded() {
        return !pattern.isEmpty();
    }

    boolean isPerObject() {
        return perObject;
    }

    /** The one done file that all objects wait for. */
    Optional<String> shared() {
        return isNeeded() && !perObject ? Optional.of(pattern) : Optional.empty();
    }

    /** The done file of an object alone, in the same folder. */
    Optional<String> ownOf(String key) {
        if (!perObject) {
            return Optional.empty();
        }
        int nameStart = key.lastIndexOf('/') + 1;
        String name = key.substring(nameStart);
        int dot = name.lastIndexOf('.');
        String bare = dot < 0 ? name : name.substring(0, dot);
        return Optional.of(
                key.substring(0, nameStart) + pattern.replace(NAME, name).replace(NAME_WITHOUT_EXTENSION, bare));
    }

    /** Whether this key announces others. */
    boolean isDoneFile(String key) {
        if (!isNeeded()) {
            return false;
        }
        return perObject
                ? doneNames.matcher(key.substring(key.lastIndexOf('/') + 1)).matches()
                : key.equals(pattern);
    }
}
