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
package io.github.camelcn.common.error;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceExceptionTest {

    private static ServiceError error(ErrorKind kind) {
        return new ServiceError(kind, 403, "SomeCode", "some words", "r1", false, "Do this");
    }

    @ParameterizedTest
    @CsvSource({
        "OBJECT_ARCHIVED,           ObjectArchivedException",
        "STORAGE_CLASS_UNAVAILABLE, StorageClassException",
        "NOT_SUPPORTED,             UnsupportedByServiceException",
        "WRONG_BUCKET_NAME,         WrongBucketNameException",
        "WRONG_REGION,              WrongRegionException",
        "CONFLICT,                  ConflictException",
        "UNKNOWN,                   ServiceException"
    })
    void theKindDecidesTheClass(ErrorKind kind, String name) {
        ServiceException e = ServiceException.of("getObject", "photos/a", error(kind), 1);

        assertThat(e.getClass().getSimpleName()).isEqualTo(name);
        assertThat(e)
                .hasMessage("getObject photos/a: SomeCode (403, request r1) \"some words\". Do this")
                .isInstanceOf(CloudException.class);
    }

    @Test
    void aWrongBucketNameTellsTheRightOne() {
        ServiceError error = error(ErrorKind.BUCKET_NOT_FOUND).named("photos-4711", "Use the bucket photos-4711");

        ServiceException e =
                ServiceException.of("getObject", "photos/a", error, 2).after(3, List.of());

        assertThat(e).isInstanceOfSatisfying(WrongBucketNameException.class, wrong -> assertThat(wrong.rightName())
                .isEqualTo("photos-4711"));
        assertThat(e).hasMessageEndingWith("Use the bucket photos-4711, after 3 attempts");
        assertThat(e.error().retryable()).isFalse();
    }
}
