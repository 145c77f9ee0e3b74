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
package io.github.camelcn.common.wire;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BucketLookTest {

    private static final ServiceException REFUSED = failure(ErrorKind.ACCESS_DENIED, 403, "");

    private static ServiceException failure(ErrorKind kind, int status, String code) {
        return ServiceException.of(
                "headBucket", "photos", new ServiceError(kind, status, code, "", "", false, "a hint"), 1);
    }

    private static BucketLook.Question failing(IOException failure) {
        return () -> {
            throw failure;
        };
    }

    private static void notToBeAsked() {
        throw new AssertionError("there was no need to ask this");
    }

    @Test
    void oneQuestionIsEnoughForABucketThatIsThereOrIsNot() throws IOException {
        assertThat(BucketLook.exists(() -> {}, BucketLookTest::notToBeAsked)).isTrue();
        assertThat(BucketLook.exists(
                        failing(failure(ErrorKind.BUCKET_NOT_FOUND, 404, "")), BucketLookTest::notToBeAsked))
                .isFalse();
    }

    @Test
    void aRefusalWithoutAReasonIsExplainedByTheSecondAnswer() {
        ServiceException reason = failure(ErrorKind.INVALID_CREDENTIALS, 403, "SignatureDoesNotMatch");

        assertThatThrownBy(() -> BucketLook.exists(failing(REFUSED), failing(reason)))
                .isSameAs(reason)
                .hasSuppressedException(REFUSED);
    }

    @Test
    void aRefusalThatSaysWhyIsNotAskedAgain() {
        ServiceException reason = failure(ErrorKind.ACCESS_DENIED, 403, "AccessDenied");

        assertThatThrownBy(() -> BucketLook.exists(failing(reason), BucketLookTest::notToBeAsked))
                .isSameAs(reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOCK_SKEW", "UNAVAILABLE", "THROTTLED", "ACCOUNT_PROBLEM"})
    void whatTheStatusTellsIsNotAskedAgain(ErrorKind kind) {
        ServiceException plain = failure(kind, 503, "");

        assertThatThrownBy(() -> BucketLook.exists(failing(plain), BucketLookTest::notToBeAsked))
                .isSameAs(plain);
    }

    @Test
    void aListingThatIsAllowedOrFindsNothingIsAnAnswerToo() throws IOException {
        ServiceException missing = failure(ErrorKind.BUCKET_NOT_FOUND, 404, "NoSuchBucket");

        assertThat(BucketLook.exists(failing(REFUSED), () -> {})).isTrue();
        assertThat(BucketLook.exists(failing(REFUSED), failing(missing))).isFalse();
    }

    @Test
    void theFirstRefusalStaysIfTheSecondQuestionBringsNoReason() {
        ServiceException mute = failure(ErrorKind.ACCESS_DENIED, 403, "");
        TransportException lost = new TransportException("headBucket", "photos", "reset", false, 1, null);

        for (IOException second : new IOException[] {mute, lost}) {
            ServiceException first = failure(ErrorKind.ACCESS_DENIED, 403, "");
            assertThatThrownBy(() -> BucketLook.exists(failing(first), failing(second)))
                    .isSameAs(first)
                    .hasSuppressedException(second);
        }
    }
}
