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

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.ConsumerSort;
import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.PollingOptions;

/** Refuses combinations of consumer options that cannot be meant, with a sentence that names them. */
final class ConsumerChecks {

    private ConsumerChecks() {}

    /** @throws IllegalArgumentException with that sentence */
    static void check(String bucket, PollingOptions polling, FilterOptions filter, AfterReadOptions afterRead) {
        refuse(isBlank(bucket), "a consumer needs the name of a bucket");
        checkListing(polling, filter);
        refuse(
                !isBlank(polling.getLocalWorkDirectory()) && (polling.isIgnoreBody() || !polling.isIncludeBody()),
                "localWorkDirectory makes a file the body, so it cannot be combined with ignoreBody=true or"
                        + " includeBody=false");
        checkFilter(filter);
        checkAfterRead(polling, afterRead);
        checkMemory(polling, isIdempotent(polling, afterRead));
    }

    /** Whether consumed objects are remembered: as the option says, else when nothing else keeps them from coming back. */
    static boolean isIdempotent(PollingOptions polling, AfterReadOptions afterRead) {
        return polling.getIdempotent() != null
                ? polling.getIdempotent()
                : !afterRead.isDeleteAfterRead() && !afterRead.isMoveAfterRead();
    }

    private static void checkListing(PollingOptions polling, FilterOptions filter) {
        refuse(polling.getListPageSize() < 1, "listPageSize must be 1 or more, but is " + polling.getListPageSize());
        refuse(polling.getSort() == null, "sort must not be empty");
        if (isBlank(polling.getFileName())) {
            return;
        }
        String one = "fileName=" + polling.getFileName() + " names one object, so ";
        refuse(!isBlank(polling.getPrefix()), one + "prefix has no effect; remove one of the two");
        refuse(!polling.isRecursive(), one + "recursive has no effect; remove one of the two");
        refuse(!isBlank(polling.getDelimiter()), one + "delimiter has no effect; remove one of the two");
        refuse(!isBlank(polling.getStartAfter()), one + "startAfter has no effect; remove one of the two");
        refuse(polling.getSort() != ConsumerSort.none, one + "sort has no effect; remove one of the two");
        refuse(
                polling.getFileName().equals(filter.getDoneFileName()),
                one + "doneFileName must be another key, but is the same");
    }

    private static void checkFilter(FilterOptions filter) {
        checkRegex("include", filter.getInclude());
        checkRegex("exclude", filter.getExclude());
        checkDuration("minAge", filter.getMinAge());
        checkDuration("maxAge", filter.getMaxAge());
        refuse(
                !filter.getMaxAge().isZero() && filter.getMinAge().compareTo(filter.getMaxAge()) > 0,
                "minAge=" + filter.getMinAge() + " is more than maxAge=" + filter.getMaxAge()
                        + ": no object would be consumed");
        refuse(
                !filter.earliest().isBefore(filter.latest()),
                "modifiedSince=" + filter.getModifiedSince() + " is not before modifiedUntil="
                        + filter.getModifiedUntil() + ": no object would be consumed");
        refuse(isBlank(filter.getMinSize()), "minSize must be 0 or more, but is not set");
        refuse(isBlank(filter.getMaxSize()), "maxSize must be 0 or more, or -1 for no limit, but is not set");
        refuse(
                filter.minBytes() > filter.maxBytes(),
                "minSize=" + filter.getMinSize() + " is more than maxSize=" + filter.getMaxSize()
                        + ": no object would be consumed");
    }

    private static void checkAfterRead(PollingOptions polling, AfterReadOptions options) {
        boolean destination = !isBlank(options.getDestinationBucket())
                || !isBlank(options.getDestinationBucketPrefix())
                || !isBlank(options.getDestinationBucketSuffix());
        refuse(
                options.isDeleteAfterRead() && options.isMoveAfterRead(),
                "deleteAfterRead and moveAfterRead exclude each other: a moved object is not there to be deleted");
        refuse(
                options.isMoveAfterRead() && !destination && !options.isRemovePrefixOnMove(),
                "moveAfterRead needs a destination: set destinationBucket, destinationBucketPrefix or"
                        + " destinationBucketSuffix");
        refuse(
                destination && !options.isMoveAfterRead(),
                "destinationBucket, destinationBucketPrefix and destinationBucketSuffix have no effect without"
                        + " moveAfterRead=true");
        refuse(
                options.isRemovePrefixOnMove() && !options.isMoveAfterRead(),
                "removePrefixOnMove has no effect without moveAfterRead=true");
        refuse(
                options.isRemovePrefixOnMove() && isBlank(polling.getPrefix()),
                "removePrefixOnMove needs the prefix that is to be removed: set prefix");
    }

    private static void checkMemory(PollingOptions polling, boolean idempotent) {
        refuse(
                !idempotent && (!isBlank(polling.getIdempotentKey()) || polling.isIdempotentEager()),
                "idempotentKey and idempotentEager have no effect when objects are not remembered: set idempotent=true");
        checkDuration("failureBackoff", polling.getFailureBackoff());
        checkDuration("failureBackoffMax", polling.getFailureBackoffMax());
        refuse(
                polling.getFailureBackoffMax().compareTo(polling.getFailureBackoff()) < 0,
                "failureBackoffMax=" + polling.getFailureBackoffMax() + " is less than failureBackoff="
                        + polling.getFailureBackoff());
    }

    private static void checkDuration(String option, Duration value) {
        refuse(
                value == null || value.isNegative(),
                option + " must be 0 or a longer time such as 30s, but is " + value);
    }

    private static void checkRegex(String option, String regex) {
        if (isBlank(regex)) {
            return;
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(option + "=" + regex + " is not a regular expression: "
                    + e.getDescription() + " at position " + e.getIndex());
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
