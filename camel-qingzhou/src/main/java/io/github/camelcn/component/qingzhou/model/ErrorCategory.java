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
package io.github.camelcn.component.qingzhou.model;

/** What went wrong, the same words for every interface. */
public enum ErrorCategory {
    /** Credentials, token or signature refused. */
    AUTH,
    /** The signature was refused because the clocks differ. */
    CLOCK_SKEW,
    /** The identity is known, but may not do this. */
    PERMISSION,
    /** Too many calls. */
    THROTTLING,
    /** The instance, image, flavor or region is not there. */
    NOT_FOUND,
    /** Wrong state, busy, or a duplicate. */
    CONFLICT,
    /** A quota of resources or calls is used up. */
    QUOTA,
    /** The balance is too low. */
    BILLING,
    /** The request is malformed. */
    INVALID_PARAMETER,
    /** The interface does not have this operation. */
    NOT_OFFERED,
    /** The service failed. */
    SERVER,
    /** No usable answer. */
    TRANSPORT,
    /** Waiting took too long. */
    TIMEOUT,
    /** None of these. */
    UNKNOWN
}
