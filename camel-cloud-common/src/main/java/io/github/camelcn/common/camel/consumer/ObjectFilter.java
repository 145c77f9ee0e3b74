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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.apache.camel.util.AntPathMatcher;

import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.LockOptions;
import io.github.camelcn.common.camel.PollingOptions;
import io.github.camelcn.common.camel.Shard;
import io.github.camelcn.common.objectstore.ObjectInfo;

/** Which objects are consumed, by what the listing says of them. Immutable. */
final class ObjectFilter {

    private final String prefix;
    private final String delimiter;
    private final StartAfter startAfter;
    private final List<Predicate<String>> names;
    private final boolean folders;
    private final Shard shard;
    private final Duration minAge;
    private final Duration maxAge;
    private final Instant earliest;
    private final Instant latest;
    private final long minSize;
    private final long maxSize;

    /** The options must have been checked. */
    ObjectFilter(PollingOptions polling, FilterOptions options, LockOptions locks, DoneFiles doneFiles) {
        this.prefix = orEmpty(polling.getPrefix());
        this.delimiter = polling.listedDelimiter();
        this.startAfter = new StartAfter(orEmpty(polling.getStartAfter()));
        this.names = List.of(
                matching(options.getInclude()).orElse(key -> true),
                matching(options.getExclude()).orElse(key -> false).negate(),
                antMatching(options.getAntInclude()).orElse(key -> true),
                antMatching(options.getAntExclude()).orElse(key -> false).negate(),
                key -> !doneFiles.isDoneFile(key));
        this.folders = options.isIncludeFolders();
        this.shard = locks.toShard();
        Duration unchanged = locks.toReadLock().unchanged() ? locks.getReadLockCheckInterval() : Duration.ZERO;
        this.minAge = options.getMinAge().compareTo(unchanged) > 0 ? options.getMinAge() : unchanged;
        this.maxAge = options.getMaxAge();
        this.earliest = options.earliest();
        this.latest = options.latest();
        this.minSize = options.minBytes();
        this.maxSize = options.maxBytes();
    }

    /** What the store does not say is no reason to leave an object out. */
    boolean accepts(ObjectInfo object, Instant now) {
        return isOurs(object) && acceptsSize(object.size()) && acceptsTime(object) && acceptsAge(object, now);
    }

    /** Whether nothing but its age keeps an object from being accepted, so that it will be one day. */
    boolean isTooYoung(ObjectInfo object, Instant now) {
        return isOurs(object)
                && acceptsSize(object.size())
                && acceptsTime(object)
                && object.lastModified().filter(stored -> isYoung(stored, now)).isPresent();
    }

    private boolean isOurs(ObjectInfo object) {
        String key = object.ref().key();
        return acceptsKey(key) && shard.contains(key);
    }

    /** Whether an object of this key could be consumed at all, here or by the consumer of another shard. */
    boolean acceptsKey(String key) {
        return key.startsWith(prefix)
                && (delimiter.isEmpty() || !key.substring(prefix.length()).contains(delimiter))
                && (folders || !key.endsWith("/"))
                && startAfter.test(key)
                && names.stream().allMatch(name -> name.test(key));
    }

    private boolean acceptsSize(long size) {
        return size < 0 || (size >= minSize && size <= maxSize);
    }

    private boolean acceptsTime(ObjectInfo object) {
        return object.lastModified()
                .filter(stored -> stored.isBefore(earliest) || !stored.isBefore(latest))
                .isEmpty();
    }

    private boolean acceptsAge(ObjectInfo object, Instant now) {
        if (object.lastModified().isEmpty()) {
            return true;
        }
        Instant stored = object.lastModified().get();
        boolean tooOld = !maxAge.isZero() && Duration.between(stored, now).compareTo(maxAge) > 0;
        return !isYoung(stored, now) && !tooOld;
    }

    private boolean isYoung(Instant stored, Instant now) {
        return !minAge.isZero() && Duration.between(stored, now).compareTo(minAge) < 0;
    }

    private static Optional<Predicate<String>> matching(String regex) {
        return isBlank(regex)
                ? Optional.empty()
                : Optional.of(Pattern.compile(regex).asMatchPredicate());
    }

    private static Optional<Predicate<String>> antMatching(String patterns) {
        if (isBlank(patterns)) {
            return Optional.empty();
        }
        List<String> each = Arrays.stream(patterns.split(","))
                .map(String::trim)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        return Optional.of(key -> each.stream().anyMatch(pattern -> AntPathMatcher.INSTANCE.match(pattern, key)));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** Compares as the services list: by the bytes of UTF-8. */
    private record StartAfter(String key) implements Predicate<String> {

        @Override
        public boolean test(String other) {
            return key.isEmpty() || Arrays.compareUnsigned(utf8(other), utf8(key)) > 0;
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
