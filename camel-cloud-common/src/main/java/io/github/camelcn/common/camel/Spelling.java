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
package io.github.camelcn.common.camel;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who misspelled it. */
final class Spelling {

    /** More slips than this in a word, and another word was meant. */
    private static final int MOST_SLIPS = 3;

    private Spelling() {}

    /** {@code : did you mean x?} behind a name that there is not; empty if none of the known ones is like it. */
    static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> ": did you mean " + name + "?")
                .orElse("");
    }

    /** The name that is most like what was written; empty if none is. */
    static Optional<String> nearest(String written, Collection<String> known) {
        int most = Math.min(MOST_SLIPS, written.length() / 2);
        return known.stream()
                .filter(name -> slips(written, name) <= most)
                .min(Comparator.<String>comparingInt(name -> slips(written, name))
                        .thenComparing(name -> name));
    }

    /** {@code one of a, b and c}, in their order. */
    static String oneOf(List<String> names) {
        if (names.size() == 1) {
            return names.get(0);
        }
        int last = names.size() - 1;
        return "one of " + String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Letters to change, insert or leave out, whatever their case and the dashes and blanks between words. */
    private static int slips(String one, String other) {
        String from = plain(one);
        String to = plain(other);
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private static String plain(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }
}
