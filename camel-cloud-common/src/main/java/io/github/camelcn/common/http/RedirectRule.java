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

import java.util.Optional;

/**
 * Decides whether a redirect is followed. A redirect sends our signature, and with it perhaps an encryption key, to
 * another host, so a service says which hosts are its own.
 */
@FunctionalInterface
public interface RedirectRule {

    /** Follows nothing: a redirect is an error like any other. */
    RedirectRule NEVER = (request, status, location) -> Optional.empty();

    /**
     * @param request what was asked
     * @param status 301, 302, 303, 307 or 308
     * @param location the absolute URL of the Location header
     * @return the request to sign and send instead; empty to let the error decoder explain the answer
     */
    Optional<ServiceRequest> follow(ServiceRequest request, int status, String location);
}
