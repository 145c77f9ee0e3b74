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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Which of the listed objects the consumer takes; decided by what the listing says, without a download. A mutable bean
 * because Camel sets it; read once, when the consumer is created. */
@UriParams
public class FilterOptions implements Cloneable {

    @UriParam(label = "consumer,filter", description = "Only objects whose whole key matches this regular expression.")
    private String include;

    @UriParam(
            label = "consumer,filter",
            description = "No objects whose whole key matches this regular expression; wins over include.")
    private String exclude;

    @UriParam(
            label = "consumer,filter",
            description = "Only objects whose key matches one of these Ant patterns, separated by comma: ? is "
                    + "one character, * any of a name, ** any folders.")
    private String antInclude;

    @UriParam(
            label = "consumer,filter",
            description = "No objects whose key matches one of these Ant patterns, separated by comma; wins over "
                    + "antInclude.")
    private String antExclude;

    @UriParam(
            label = "consumer,filter",
            defaultValueNote = "0",
            description = "Only objects that were stored at least this long ago, such as 30s; 0 for all.")
    private Duration minAge = Duration.ZERO;

    @UriParam(
            label = "consumer,filter",
            defaultValueNote = "0",
            description = "Only objects that were stored at most this long ago, such as 7d; 0 for all.")
    private Duration maxAge = Duration.ZERO;

    @UriParam(
            label = "consumer,filter",
            description = "Only objects that were stored at this time or later, such as 2026-01-31T00:00:00Z, or "
                    + "2026-01-31 for the beginning of that day in UTC.")
    private String modifiedSince;

    @UriParam(
            label = "consumer,filter",
            description = "Only objects that were stored before this time, in the forms of modifiedSince.")
    private String modifiedUntil;

    @UriParam(
            label = "consumer,filter",
            defaultValue = "0",
            description =
                    "Only objects of at least this size, 0 or more, in bytes or with a unit such as 10MiB; KB, MB and GB mean powers of two as well.")
    private String minSize = "0";

    @UriParam(
            label = "consumer,filter",
            defaultValue = "-1",
            description = "Only objects of at most this size, in bytes or with a unit such as 10MiB; -1 for no limit.")
    private String maxSize = "-1";

    @UriParam(
            label = "consumer,filter",
            defaultValue = "false",
            description = "Whether to consume the objects that stand for folders: their key ends with a slash.")
    private boolean includeFolders = false;

    @UriParam(
            label = "consumer,filter",
            description = "Only when the done file is there too. With ${file:name} or ${file:name.noext} each "
                    + "object has its own in the same folder, such as ${file:name}.done; else it is one key "
                    + "for all. Done files are not consumed; they are deleted once what they announced was "
                    + "deleted or moved.")
    private String doneFileName;

    public String getInclude() {
        return include;
    }

    public void setInclude(String include) {
        this.include = include;
    }

    public String getExclude() {
        return exclude;
    }

    public void setExclude(String exclude) {
        this.exclude = exclude;
    }

    public String getAntInclude() {
        return antInclude;
    }

    public void setAntInclude(String antInclude) {
        this.antInclude = antInclude;
    }

    public String getAntExclude() {
        return antExclude;
    }

    public void setAntExclude(String antExclude) {
        this.antExclude = antExclude;
    }

    public Duration getMinAge() {
        return minAge;
    }

    public void setMinAge(Duration minAge) {
        this.minAge = minAge;
    }

    public Duration getMaxAge() {
        return maxAge;
    }

    public void setMaxAge(Duration maxAge) {
        this.maxAge = maxAge;
    }

    public String getModifiedSince() {
        return modifiedSince;
    }

    public void setModifiedSince(String modifiedSince) {
        this.modifiedSince = modifiedSince;
    }

    public String getModifiedUntil() {
        return modifiedUntil;
    }

    public void setModifiedUntil(String modifiedUntil) {
        this.modifiedUntil = modifiedUntil;
    }

    /**
     * {@code modifiedSince}, {@link Instant#MIN} if it is not set.
     *
     * @throws IllegalArgumentException if it is no time
     */
    public Instant earliest() {
        return time("modifiedSince", modifiedSince, Instant.MIN);
    }

    /**
     * {@code modifiedUntil}, {@link Instant#MAX} if it is not set.
     *
     * @throws IllegalArgumentException if it is no time
     */
    public Instant latest() {
        return time("modifiedUntil", modifiedUntil, Instant.MAX);
    }

    private static Instant time(String option, String textOrNull, Instant otherwise) {
        if (textOrNull == null || textOrNull.isBlank()) {
            return otherwise;
        }
        String text = textOrNull.trim();
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(option + " must be a time such as 2026-01-31T00:00:00Z, or a day such as"
                    + " 2026-01-31, but is \"" + HeaderForms.shortened(text) + "\"");
        }
    }

    public String getMinSize() {
        return minSize;
    }

    public void setMinSize(String minSize) {
        this.minSize = minSize;
    }

    public String getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(String maxSize) {
        this.maxSize = maxSize;
    }

    /**
     * {@code minSize} in bytes.
     *
     * @throws IllegalArgumentException if it is no size
     */
    public long minBytes() {
        return ByteSize.parse("minSize", minSize);
    }

    /**
     * {@code maxSize} in bytes, {@link Long#MAX_VALUE} if there is no limit.
     *
     * @throws IllegalArgumentException if it is no size
     */
    public long maxBytes() {
        return "-1".equals(maxSize.trim()) ? Long.MAX_VALUE : ByteSize.parse("maxSize", maxSize);
    }

    public boolean isIncludeFolders() {
        return includeFolders;
    }

    public void setIncludeFolders(boolean includeFolders) {
        this.includeFolders = includeFolders;
    }

    public String getDoneFileName() {
        return doneFileName;
    }

    public void setDoneFileName(String doneFileName) {
        this.doneFileName = doneFileName;
    }

    /** An independent bean with the same values. */
    public FilterOptions copy() {
        try {
            return (FilterOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
