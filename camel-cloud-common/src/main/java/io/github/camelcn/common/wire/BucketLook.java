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
import java.util.EnumSet;
import java.util.Set;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;

/**
 * Finds out whether a bucket is there, and if we are not told, why not. HEAD needs the least, but its answer has no body,
 * so that a wrong key, a wrong secret and a missing permission look the same; only then the same is asked by GET, whose
 * answer has words.
 */
public final class BucketLook {

    /** What a status alone may stand for many things in. */
    private static final Set<ErrorKind> AMBIGUOUS = EnumSet.of(
            ErrorKind.ACCESS_DENIED,
            ErrorKind.INVALID_CREDENTIALS,
            ErrorKind.INVALID_REQUEST,
            ErrorKind.WRONG_REGION,
            ErrorKind.UNKNOWN);

    private BucketLook() {}

    /** Sends a request. */
    @FunctionalInterface
    public interface Question {
        void ask() throws IOException;
    }

    /**
     * Whether the bucket is there.
     *
     * @param head asks with HEAD
     * @param list asks for a listing of at most one object, if the answer to HEAD did not say why it refuses
     * @throws ServiceException the reason the service gives for refusing both, after which the first one is suppressed; or
     *     the first one, if the second question brought no reason
     */
    public static boolean exists(Question head, Question list) throws IOException {
        try {
            head.ask();
            return true;
        } catch (BucketNotFoundException e) {
            return false;
        } catch (ServiceException e) {
            if (!e.code().isEmpty() || !AMBIGUOUS.contains(e.kind())) {
                throw e;
            }
            return existsAfter(e, list);
        }
    }

    private static boolean existsAfter(ServiceException refused, Question list) throws IOException {
        try {
            list.ask();
            return true;
        } catch (BucketNotFoundException e) {
            return false;
        } catch (ServiceException e) {
            if (e.code().isEmpty()) {
                refused.addSuppressed(e);
                throw refused;
            }
            e.addSuppressed(refused);
            throw e;
        } catch (CloudException e) {
            refused.addSuppressed(e);
            throw refused;
        }
    }
}
