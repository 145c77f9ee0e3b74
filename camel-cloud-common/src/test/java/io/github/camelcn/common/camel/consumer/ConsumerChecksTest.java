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

import org.apache.camel.FailedToStartRouteException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.PollingOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot be meant is refused when the route starts, with a sentence. */
class ConsumerChecksTest {

    @AutoClose
    private final ConsumerRig rig = new ConsumerRig();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listPageSize=0|listPageSize must be 1 or more, but is 0",
                "minSize=-1|minSize must be a size in bytes such as 4194304, 4MiB or 5GiB, but is \"-1\"",
                "maxSize=-2|maxSize must be a size in bytes such as 4194304, 4MiB or 5GiB, but is \"-2\"",
                "minSize=|minSize must be 0 or more, but is not set",
                "maxSize=|maxSize must be 0 or more, or -1 for no limit, but is not set",
                "minSize=2KiB&maxSize=1KB|minSize=2KiB is more than maxSize=1KB: no object would be consumed",
                "minSize=10&maxSize=9|minSize=10 is more than maxSize=9: no object would be consumed",
                "minAge=2m&maxAge=1m|minAge=PT2M is more than maxAge=PT1M: no object would be consumed",
                "modifiedSince=yesterday|modifiedSince must be a time such as 2026-01-31T00:00:00Z, or a day such as 2026-01-31, but is \"yesterday\"",
                "modifiedUntil=2026-02-30|modifiedUntil must be a time such as 2026-01-31T00:00:00Z, or a day such as 2026-01-31, but is \"2026-02-30\"",
                "modifiedSince=2026-02-01&modifiedUntil=2026-02-01|modifiedSince=2026-02-01 is not before modifiedUntil=2026-02-01: no object would be consumed",
                "recursive=false&delimiter=-|recursive=false means delimiter=/, but delimiter is -; remove one of the two",
                "fileName=a&recursive=false|fileName=a names one object, so recursive has no effect; remove one of the two",
                "localWorkDirectory=work&ignoreBody=true|localWorkDirectory makes a file the body, so it cannot be combined with ignoreBody=true or includeBody=false",
                "localWorkDirectory=work&includeBody=false|localWorkDirectory makes a file the body, so it cannot be combined with ignoreBody=true or includeBody=false",
                "include=a(|include=a( is not a regular expression: Unclosed group at position 2",
                "exclude=[|exclude=[ is not a regular expression: Unclosed character class at position 0",
                "fileName=a&prefix=b|fileName=a names one object, so prefix has no effect; remove one of the two",
                "fileName=a&delimiter=/|fileName=a names one object, so delimiter has no effect; remove one of the two",
                "fileName=a&startAfter=b|fileName=a names one object, so startAfter has no effect; remove one of the two",
                "fileName=a&sort=name|fileName=a names one object, so sort has no effect; remove one of the two",
                "fileName=a&doneFileName=a|fileName=a names one object, so doneFileName must be another key, but is the same",
                "deleteAfterRead=true&moveAfterRead=true&destinationBucket=b"
                        + "|deleteAfterRead and moveAfterRead exclude each other: a moved object is not there to be deleted",
                "moveAfterRead=true|moveAfterRead needs a destination: set destinationBucket, destinationBucketPrefix or destinationBucketSuffix",
                "destinationBucket=b|destinationBucket, destinationBucketPrefix and destinationBucketSuffix have no effect without moveAfterRead=true",
                "removePrefixOnMove=true|removePrefixOnMove has no effect without moveAfterRead=true",
                "moveAfterRead=true&removePrefixOnMove=true|removePrefixOnMove needs the prefix that is to be removed: set prefix",
                "moveAfterRead=true&destinationBucket=inbox"
                        + "|moveAfterRead would move every object onto itself: set destinationBucket to another bucket, destinationBucketPrefix or destinationBucketSuffix",
                "moveAfterRead=true&destinationBucketPrefix=done/"
                        + "|moveAfterRead would move objects to where they are consumed again: the whole bucket is consumed; set prefix, or another destinationBucket",
                "moveAfterRead=true&prefix=in/&destinationBucketPrefix=in/done/"
                        + "|moveAfterRead would move objects to where they are consumed again: the destination is below prefix=in/",
                "moveAfterRead=true&prefix=in/&destinationBucketSuffix=.done"
                        + "|moveAfterRead would move objects to where they are consumed again: the destination is below prefix=in/",
                "moveAfterRead=true&prefix=in/&destinationBucketPrefix=in/${date:now:yyyy}/"
                        + "|moveAfterRead would move objects to where they are consumed again: the destination is below prefix=in/",
                "moveFailed=failed/|moveFailed would move objects to where they are consumed again: the whole bucket is consumed; set prefix, or another destinationBucket",
                "prefix=in/&moveFailed=in/failed/|moveFailed would move objects to where they are consumed again: the destination is below prefix=in/",
                "prefix=in/&moveFailed=failed|moveFailed=failed would move every object to the same key: end it with a slash to make it a folder, or use an expression",
                "deleteAfterRead=true&idempotentKey=a|idempotentKey and idempotentEager have no effect when objects are not remembered: set idempotent=true",
                "idempotent=false&idempotentEager=true|idempotentKey and idempotentEager have no effect when objects are not remembered: set idempotent=true",
                "failureBackoff=20m|failureBackoffMax=PT10M is less than failureBackoff=PT20M",
                "doneFileName=${date:now}.done|doneFileName=${date:now}.done has an expression that is not supported: use ${file:name}, ${file:name.noext} or a fixed key",
                "doneFileName=${file:name}|doneFileName=${file:name} would be the object itself: put something before or after it, such as ${file:name}.done",
            })
    void isRefusedWithASentence(String options, String sentence) {
        assertThatThrownBy(() -> rig.start(options))
                .isInstanceOf(FailedToStartRouteException.class)
                .hasRootCauseMessage(sentence);
    }

    @Test
    void aNegativeTimeIsRefused() {
        FilterOptions age = new FilterOptions();
        age.setMinAge(Duration.ofSeconds(-5));
        assertThatThrownBy(() -> check(new PollingOptions(), age))
                .hasMessage("minAge must be 0 or a longer time such as 30s, but is PT-5S");

        FilterOptions oldest = new FilterOptions();
        oldest.setMaxAge(Duration.ofSeconds(-5));
        assertThatThrownBy(() -> check(new PollingOptions(), oldest))
                .hasMessage("maxAge must be 0 or a longer time such as 30s, but is PT-5S");

        PollingOptions backoff = new PollingOptions();
        backoff.setFailureBackoff(Duration.ofSeconds(-1));
        assertThatThrownBy(() -> check(backoff, new FilterOptions()))
                .hasMessage("failureBackoff must be 0 or a longer time such as 30s, but is PT-1S");

        PollingOptions longest = new PollingOptions();
        longest.setFailureBackoffMax(Duration.ofSeconds(-1));
        assertThatThrownBy(() -> check(longest, new FilterOptions()))
                .hasMessage("failureBackoffMax must be 0 or a longer time such as 30s, but is PT-1S");
    }

    private static void check(PollingOptions polling, FilterOptions filter) {
        ConsumerChecks.check("bucket", polling, filter, new AfterReadOptions());
    }

    @Test
    void anOrderThereIsNotIsRefused() {
        assertThatThrownBy(() -> rig.start("sort=random")).hasStackTraceContaining("random");
    }

    @Test
    void aConsumerWithoutABucketIsRefused() {
        assertThatThrownBy(() ->
                        ConsumerChecks.check("", new PollingOptions(), new FilterOptions(), new AfterReadOptions()))
                .hasMessage("a consumer needs the name of a bucket");
    }

    @Test
    void theDefaultsAreFine() {
        ConsumerChecks.check("bucket", new PollingOptions(), new FilterOptions(), new AfterReadOptions());
        assertThat(ConsumerChecks.isIdempotent(new PollingOptions(), new AfterReadOptions()))
                .isTrue();
    }
}
