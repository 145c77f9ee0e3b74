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
package io.github.camelcn.component.qingzhou.contract;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Where an input goes in a request, and what it may be.
 *
 * @param input its canonical name
 * @param place which part of the request
 * @param name in path, query or headers; empty in a body
 * @param pointer in a body; empty elsewhere
 * @param type its form
 * @param required whether it has to be given
 * @param defaultValue what is sent when it is not given
 * @param allowed the only values; empty for any
 * @param min the least number
 * @param max the largest number
 * @param pattern what text has to match
 * @param maxLength characters of a text
 * @param maxBytes bytes that base64 text stands for
 * @param join between the elements of a list outside of bodies
 * @param scale what a number is multiplied with on the way out, 1 for nothing
 * @param secret whether it must not be shown
 * @param passwordCheck whether it has to be a good password
 */
public record Param(
        String input,
        Place place,
        String name,
        Optional<Pointer> pointer,
        Type type,
        boolean required,
        Optional<Object> defaultValue,
        List<String> allowed,
        OptionalLong min,
        OptionalLong max,
        Optional<Pattern> pattern,
        OptionalInt maxLength,
        OptionalInt maxBytes,
        String join,
        long scale,
        boolean secret,
        boolean passwordCheck) {

    /** A part of a request. */
    public enum Place {
        path,
        query,
        header,
        body
    }

    /** A form of an input. */
    public enum Type {
        id,
        string,
        integer,
        bool,
        list,
        stateList,
        instant,
        base64,
        map
    }
}
