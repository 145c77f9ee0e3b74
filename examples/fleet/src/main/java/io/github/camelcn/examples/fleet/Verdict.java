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
package io.github.camelcn.examples.fleet;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** The judgement at the end. */
final class Verdict {

    private static final List<String> UNTIL_IT_RUNS = List.of("CREATING", "STARTING", "RUNNING");
    private static final List<String> FAILED_AND_REPAIRED = List.of("ERROR", "REBUILDING", "RUNNING");
    private static final List<String> UNTIL_IT_IS_GONE = List.of("STOPPING", "STOPPED", "DELETING", "DELETED");
    private static final List<String> STABLE = List.of("RUNNING", "STOPPED", "DELETED");

    private Verdict() {}

    /**
     * Says of each instance what it went through, and of all what is left.
     *
     * @param broken the instance that was broken on purpose; empty for none
     * @param nothingElse whether nothing but what the example does can have happened; states that pass may be missed
     * @param left names of what is still there
     * @return whether everything is as it should be
     */
    static boolean print(
            List<Logbook.Story> stories, String broken, boolean nothingElse, List<String> left, PrintStream out) {
        boolean right = left.isEmpty();
        out.println();
        for (Logbook.Story story : stories) {
            boolean seen = containsInOrder(story.path(), STABLE)
                    && (!nothingElse || containsInOrder(expected(story.name().equals(broken)), story.path()));
            boolean furnished = !story.snapshot().isEmpty() && !story.disk().isEmpty();
            right &= seen && furnished;
            out.println(story.name() + " (" + (story.id().isEmpty() ? "never seen" : story.id()) + "): "
                    + (story.snapshot().isEmpty() ? "NO SNAPSHOT" : story.snapshot()) + ", "
                    + (story.disk().isEmpty() ? "NO DISK" : story.disk()));
            out.println("  " + String.join(" > ", story.path()) + (seen ? "" : ": NOT AS EXPECTED"));
        }
        out.println("left: " + (left.isEmpty() ? "no instance, no disk, no snapshot" : String.join(", ", left)));
        out.println(right ? "everything went as it should" : "SOMETHING IS WRONG");
        return right;
    }

    private static List<String> expected(boolean broken) {
        return Stream.of(UNTIL_IT_RUNS, broken ? FAILED_AND_REPAIRED : List.<String>of(), UNTIL_IT_IS_GONE)
                .flatMap(List::stream)
                .toList();
    }

    private static boolean containsInOrder(List<String> path, List<String> wanted) {
        int found = 0;
        for (String state : path) {
            if (found < wanted.size() && wanted.get(found).equals(state)) {
                found++;
            }
        }
        return found == wanted.size();
    }
}
