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
package io.github.camelcn.common.http;

import java.time.Instant;

import okhttp3.Request;

import io.github.camelcn.common.credentials.Credentials;

/**
 * Signs one attempt. Called again for every attempt and every redirect, possibly by many threads at once:
 * implementations keep no state of a request.
 */
@FunctionalInterface
public interface RequestSigner {

    /**
     * @param unsigned the request as it will go out, all headers but date and authorization in place
     * @param source what it was made from
     * @param credentials whose signature to make; {@link Credentials#isAnonymous()} means none
     * @param now the service's time as far as we know
     * @return the request to send
     */
    Request sign(Request unsigned, ServiceRequest source, Credentials credentials, Instant now);
}
