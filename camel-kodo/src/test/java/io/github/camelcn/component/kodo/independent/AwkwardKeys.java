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
package io.github.camelcn.component.kodo.independent;

import java.util.stream.Stream;

/** Keys that clients spell in different ways when they get it wrong. */
final class AwkwardKeys {

    private AwkwardKeys() {}

    static Stream<String> all() {
        return Stream.of(
                "中文/文件 名.txt",
                "a blank",
                " blanks around ",
                "plus+plus",
                "100%",
                "a%2Fb%20c",
                "/leading",
                "//two leading",
                "double//slash",
                "trailing/",
                "emoji-😀/🐈‍⬛",
                "*'()!~",
                "-._~",
                "$&,;:=@?#",
                "[]{}|\\^`\"<>",
                "composed \u00e9",
                "decomposed e\u0301",
                "tab\tand line\nfeed",
                "carriage\rreturn\r\n",
                "\u007f\u0085\u00a0\u2028\ufeff",
                "..hidden/...",
                "%2e%2e/%2E",
                "a;b=c/d",
                "]]>&amp;<!--",
                "k".repeat(750),
                "中".repeat(250));
    }
}
