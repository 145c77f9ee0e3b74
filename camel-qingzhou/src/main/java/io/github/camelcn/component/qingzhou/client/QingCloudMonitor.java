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

import java.util.ArrayList;
import java.util.List;

/**
 * Unfolds the compressed series of {@code GetMonitor}. Stateless.
 *
 * <p>Source: QingCloud API documentation, "GetMonitor", and the SDK for Python ({@code monitor.py}), which differs in the
 * gap before an offset: it puts a null there, this does not.
 */
final class QingCloudMonitor {

    private QingCloudMonitor() {}

    /**
     * A moment and what was measured then.
     *
     * @param value a number, a pair of numbers as a list, or null
     */
    record Point(long epochSeconds, Object value) {}

    static List<Point> unfold(Object data, int stepSeconds) {
        if (!(data instanceof List<?> elements)
                || elements.isEmpty()
                || !(elements.get(0) instanceof List<?> first)
                || first.size() < 2
                || Values.whole(first.get(0)) == null) {
            return List.of();
        }
        boolean pairs = first.get(1) instanceof List<?>;
        List<Point> points = new ArrayList<>(elements.size());
        long time = Values.whole(first.get(0));
        points.add(new Point(time, value(first.get(1))));
        for (Object element : elements.subList(1, elements.size())) {
            if (isOffset(element, pairs)) {
                List<?> offset = (List<?>) element;
                Long seconds = Values.whole(offset.get(0));
                time += seconds == null ? stepSeconds : seconds;
                points.add(new Point(time, value(offset.get(1))));
            } else {
                time += stepSeconds;
                points.add(new Point(time, value(element)));
            }
        }
        return points;
    }

    /** A list of two is a pair of values where values are pairs, unless its second is a pair itself. */
    private static boolean isOffset(Object element, boolean pairs) {
        return element instanceof List<?> list && list.size() == 2 && (!pairs || list.get(1) instanceof List<?>);
    }

    private static Object value(Object value) {
        if (value instanceof List<?> pair) {
            return pair.stream().anyMatch("NA"::equals) ? null : pair;
        }
        return "NA".equals(value) ? null : value;
    }
}
