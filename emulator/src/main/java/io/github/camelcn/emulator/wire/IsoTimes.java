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
package io.github.camelcn.emulator.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Moments in UTC as ISO 8601 writes them, in the two widths the services use. */
public final class IsoTimes {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private record Known(long millis, String text) {}

    /** Objects written together share a moment; racing writers store equal values. */
    private static volatile Known last = new Known(0, MILLIS.format(Instant.EPOCH));

    private IsoTimes() {}

    /** {@code 2026-01-15T08:30:00.000Z} */
    public static String millis(Instant instant) {
        Known known = last;
        long millis = instant.toEpochMilli();
        if (known.millis() == millis) {
            return known.text();
        }
        Known fresh = new Known(millis, MILLIS.format(instant));
        last = fresh;
        return fresh.text();
    }

    /** {@code 2026-01-15T08:30:00Z} */
    public static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
