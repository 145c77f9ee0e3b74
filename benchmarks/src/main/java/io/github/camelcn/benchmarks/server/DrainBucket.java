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
package io.github.camelcn.benchmarks.server;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one bucket whose objects can be deleted: {@value #NAME}, in the S3 protocol. Its objects have {@value #SIZE} bytes,
 * and their keys the form of all keys here. Thread-safe.
 */
public final class DrainBucket {

    /** What it is called. */
    public static final String NAME = "drain";

    /** Bytes of each object. */
    public static final int SIZE = 4096;

    private static final int MOST_KEYS = 1000;
    private static final Pattern KEY = Pattern.compile("<Key>" + SIZE + "/(\\d+)</Key>");

    private final NavigableSet<Integer> numbers = new ConcurrentSkipListSet<>();
    private volatile long latencyNanos;

    /**
     * Makes it full.
     *
     * @param objects how many are in it now
     * @param latencyMillis how much later than it could every answer comes from now on
     */
    public void fill(int objects, long latencyMillis) {
        numbers.clear();
        for (int number = 0; number < objects; number++) {
            numbers.add(number);
        }
        latencyNanos = latencyMillis * 1_000_000;
    }

    /** How many objects are left. */
    public int left() {
        return numbers.size();
    }

    /** Is as far away as it was made. */
    void delay() {
        long until = System.nanoTime() + latencyNanos;
        for (long left = latencyNanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    boolean contains(String key) {
        return numbers.contains(number(key));
    }

    void delete(String key) {
        numbers.remove(number(key));
    }

    /** @param request the body of a {@code POST ?delete}. @return that of the answer */
    String deleteAll(String request) {
        StringBuilder answer = new StringBuilder("<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        boolean quiet = request.contains("<Quiet>true</Quiet>");
        Matcher keys = KEY.matcher(request);
        while (keys.find()) {
            int number = Integer.parseInt(keys.group(1));
            numbers.remove(number);
            if (!quiet) {
                answer.append("<Deleted><Key>").append(key(number)).append("</Key></Deleted>");
            }
        }
        return answer.append("</DeleteResult>").toString();
    }

    /** A page in either version of the call. */
    String page(Query query) {
        int limit = Math.min(MOST_KEYS, Integer.parseInt(query.value("max-keys", String.valueOf(MOST_KEYS))));
        String marker = query.value("continuation-token", query.value("start-after", query.value("marker", "")));
        StringBuilder entries = new StringBuilder(256 * limit);
        int count = 0;
        Integer last = null;
        for (int number : numbers.tailSet(marker.isEmpty() ? -1 : number(marker), false)) {
            if (count == limit) {
                break;
            }
            entries.append("<Contents><Key>")
                    .append(key(number))
                    .append("</Key><LastModified>2024-03-01T08:00:00.000Z</LastModified>")
                    .append("<ETag>&quot;stub-not-an-md5&quot;</ETag><Size>")
                    .append(SIZE)
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
            last = number;
            count++;
        }
        boolean more = last != null && numbers.higher(last) != null;
        String next = more
                ? "<NextContinuationToken>" + key(last) + "</NextContinuationToken><NextMarker>" + key(last)
                        + "</NextMarker>"
                : "";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>" + NAME
                + "</Name><Prefix></Prefix><MaxKeys>" + limit + "</MaxKeys><KeyCount>" + count
                + "</KeyCount><IsTruncated>" + more + "</IsTruncated>" + next + entries + "</ListBucketResult>";
    }

    private static int number(String key) {
        return Integer.parseInt(key.substring(key.length() - 10));
    }

    private static String key(int number) {
        String digits = Integer.toString(number);
        return SIZE + "/" + "0".repeat(10 - digits.length()) + digits;
    }
}
