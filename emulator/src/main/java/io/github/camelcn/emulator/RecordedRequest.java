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
package io.github.camelcn.emulator;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.Secrets;
import io.github.camelcn.emulator.http.Verdict;

/**
 * What the server received and what it answered. Headers hold secrets as they came, because tests compare them;
 * {@link #toString()} masks them.
 *
 * @param id the request id the answer carries
 * @param target the raw request target
 * @param headers by lower-case name, values in the order of the wire
 * @param status the status answered; 0 while unanswered and when the connection was dropped instead
 * @param bodyBytes body bytes taken off the wire before the answer
 * @param at when it was answered, by the clock of this machine
 * @param verdict whether its signature was right, and why not
 */
public record RecordedRequest(
        String id,
        String method,
        String target,
        Map<String, List<String>> headers,
        int status,
        long bodyBytes,
        Instant at,
        Verdict verdict) {
    private static final Verdict UNSEEN = new Examination().verdict();

    public RecordedRequest {
        headers = Collections.unmodifiableMap(headers);
    }

    static RecordedRequest of(String id, String method, String target, HttpHeaders headers) {
        Map<String, List<String>> byName = new TreeMap<>();
        headers.forEach((name, value) -> byName.merge(
                name.toLowerCase(Locale.ROOT), List.of(value), (earlier, later) -> concat(earlier, later)));
        return new RecordedRequest(id, method, target, byName, 0, 0, Instant.EPOCH, UNSEEN);
    }

    private static List<String> concat(List<String> earlier, List<String> later) {
        return Stream.concat(earlier.stream(), later.stream()).toList();
    }

    RecordedRequest answered(int answer, long bytes, Instant now, Verdict found) {
        return new RecordedRequest(id, method, target, headers, answer, bytes, now, found);
    }

    /** First value of the header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(values -> values.get(0));
    }

    /** The raw target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The raw query, or the empty string. */
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    @Override
    public String toString() {
        String shown = Secrets.masked(target);
        StringBuilder text = new StringBuilder(method)
                .append(' ')
                .append(shown)
                .append(" -> ")
                .append(status);
        headers.forEach((name, values) ->
                text.append("\n  ").append(name).append(": ").append(Secrets.header(name, String.join(", ", values))));
        return text.toString();
    }
}
