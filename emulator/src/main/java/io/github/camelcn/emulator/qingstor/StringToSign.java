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
package io.github.camelcn.emulator.qingstor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.http.QueryParameters.Parameter;

/**
 * The text a QingStor signature covers.
 *
 * <p>Source: QingStor API documentation, "Signature" (read 2026-11): header and query authentication; names of the
 * versioning parameters from the Go SDK.
 */
final class StringToSign {
    private static final Set<String> SIGNED = Set.of(
            "acl",
            "append",
            "cname",
            "cors",
            "delete",
            "image",
            "lifecycle",
            "logging",
            "mirror",
            "notification",
            "part_number",
            "policy",
            "position",
            "replication",
            "stats",
            "upload_id",
            "uploads",
            "response-expires",
            "response-cache-control",
            "response-content-type",
            "response-content-language",
            "response-content-encoding",
            "response-content-disposition",
            "versioning",
            "version_id",
            "versions");

    /** Known deviations of official SDKs from the rules; all false is the rule. */
    record Deviation(
            boolean dateKept,
            boolean replicationUnsigned,
            boolean valuesRaw,
            boolean bucketSlashTurned,
            boolean sortedBeforeLowering,
            boolean mixedCaseUnsigned) {
        static final Deviation NONE = of(0);
        static final int COMBINATIONS = 1 << 6;

        /** What a client does that deviates like this, "signs this and signs that". */
        String described() {
            List<String> slips = new ArrayList<>();
            add(slips, dateKept, "signs the Date line although x-qs-date is there, which blanks it");
            add(slips, replicationUnsigned, "leaves the parameter replication unsigned");
            add(slips, valuesRaw, "signs the values of parameters encoded");
            add(slips, bucketSlashTurned, "signs the path of the bucket with the slash at its end turned");
            add(slips, sortedBeforeLowering, "sorts the x-qs- headers before it lowers their names");
            add(slips, mixedCaseUnsigned, "leaves x-qs- headers in mixed case unsigned");
            return String.join(", and ", slips);
        }

        private static void add(List<String> slips, boolean there, String slip) {
            if (there) {
                slips.add(slip);
            }
        }

        static Deviation of(int bits) {
            return new Deviation(
                    (bits & 1) != 0,
                    (bits & 2) != 0,
                    (bits & 4) != 0,
                    (bits & 8) != 0,
                    (bits & 16) != 0,
                    (bits & 32) != 0);
        }
    }

    private final Deviation deviation;

    StringToSign(Deviation deviation) {
        this.deviation = deviation;
    }

    /**
     * @param dateLine value of the Date header, or the decimal {@code expires} of a presigned link
     * @param presigned whether {@code dateLine} is an expiry, which an x-qs-date header does not blank
     * @param path signed path, still encoded
     * @param bucketLevel whether the path names a bucket and no object
     */
    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5, 90 vectors", date = "2026-11-20")
    String text(
            String method,
            HttpHeaders headers,
            String dateLine,
            boolean presigned,
            String path,
            boolean bucketLevel,
            QueryParameters query) {
        boolean blankDate = !presigned && !deviation.dateKept() && headers.contains("x-qs-date");
        StringBuilder text = new StringBuilder(256);
        text.append(method).append('\n');
        text.append(headers.firstOr("Content-MD5", "")).append('\n');
        text.append(headers.firstOr("Content-Type", "")).append('\n');
        text.append(blankDate ? "" : dateLine).append('\n');
        appendHeaders(text, headers);
        text.append(turned(path, bucketLevel));
        appendQuery(text, query);
        return text.toString();
    }

    private void appendHeaders(StringBuilder text, HttpHeaders headers) {
        record Line(String name, String value) {}
        List<Line> lines = new ArrayList<>();
        headers.forEach((name, value) -> {
            if (name.regionMatches(true, 0, "x-qs-", 0, 5) && !passedOver(name)) {
                String lowered = name.toLowerCase(Locale.ROOT);
                lines.add(new Line(deviation.sortedBeforeLowering() ? name : lowered, value));
            }
        });
        if (lines.size() > 1) {
            lines.sort(Comparator.comparing(Line::name));
        }
        for (Line line : lines) {
            text.append(line.name().toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(line.value())
                    .append('\n');
        }
    }

    private boolean passedOver(String name) {
        return deviation.mixedCaseUnsigned() && !name.startsWith("x-qs-") && !name.startsWith("X-QS-");
    }

    private String turned(String path, boolean bucketLevel) {
        if (!deviation.bucketSlashTurned() || !bucketLevel || path.length() < 2) {
            return path;
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    private void appendQuery(StringBuilder text, QueryParameters query) {
        if (query.isEmpty()) {
            return;
        }
        List<Parameter> signed = new ArrayList<>();
        for (Parameter parameter : query.all()) {
            boolean left = deviation.replicationUnsigned() && parameter.name().equals("replication");
            if (!left && SIGNED.contains(parameter.name())) {
                signed.add(parameter);
            }
        }
        signed.sort(Comparator.comparing(Parameter::name));
        char separator = '?';
        for (Parameter parameter : signed) {
            String value = deviation.valuesRaw()
                    ? parameter.rawValue()
                    : parameter.value().trim();
            text.append(separator).append(parameter.name());
            if (!value.isEmpty()) {
                text.append('=').append(value);
            }
            separator = '&';
        }
    }
}
