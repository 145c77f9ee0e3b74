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
package io.github.camelcn.examples.kodobackup;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Text in columns, the one with sizes aligned right. Knows that Chinese characters are two columns wide. */
final class Table {

    private final int rightAligned;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param rightAligned the index of the column that is aligned right */
    Table(int rightAligned, String... titles) {
        this.rightAligned = rightAligned;
        rows.add(List.of(titles));
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintStream out) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> width(row.get(index))).max().orElse(0));
        }
        List<String> line = widths.stream().map("-"::repeat).toList();
        print(out, rows.get(0), widths);
        print(out, line, widths);
        rows.subList(1, rows.size()).forEach(row -> print(out, row, widths));
    }

    private void print(PrintStream out, List<String> cells, List<Integer> widths) {
        StringBuilder text = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths.get(column) - width(cell));
            text.append(' ')
                    .append(column == rightAligned ? padding + cell : cell + padding)
                    .append(" |");
        }
        out.println(text);
    }

    /** The blocks of Chinese, Japanese and Korean characters, of full-width forms, and of pictures. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> (c >= 0x2E80 && c <= 0xA4CF)
                                || (c >= 0xAC00 && c <= 0xD7A3)
                                || (c >= 0xF900 && c <= 0xFF60)
                                || c >= 0x1F300
                        ? 2
                        : 1)
                .sum();
    }
}
