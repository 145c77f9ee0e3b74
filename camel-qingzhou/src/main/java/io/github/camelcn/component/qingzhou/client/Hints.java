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
package io.github.camelcn.component.qingzhou.client;

import io.github.camelcn.component.qingzhou.model.ErrorCategory;

/**
 * What to do about an error.
 *
 * <p>Source: the troubleshooting section of the guide "Qingzhou Cloud Configuration", read 2026, as far as it speaks of it.
 */
final class Hints {

    private Hints() {}

    /** @param key what a contract calls it; the empty text, and keys that nobody knows, have no hint */
    static String of(String key) {
        return switch (key) {
            case "signature" ->
                "Check accessKeySecret (no blanks at its end) and the clock of this machine: it must be within 15 minutes of the"
                        + " API server, set it by NTP";
            case "clock" -> "Set the clock of this machine by NTP: it must be within 15 minutes of the API server";
            case "policy" ->
                "Check the policy of the sub-account: are the ECS and VPC actions granted, is the scope of resource ARNs too"
                        + " narrow";
            case "ip-allow-list" ->
                "The key may be used from certain addresses only: put the address of this machine on its allow-list";
            case "throttling" ->
                "Switch on the cache (cacheTtl; in OpenIDCS qingzhou_cache_ttl), or ask the vendor for a higher QPS quota";
            case "image" ->
                "The region must be that of the image, and the image must neither be deleted nor under review";
            case "flavor" -> "The region must be one that has this flavor";
            case "credentials" ->
                "Check accessKeyId, and that it is not swapped with accessKeySecret: keys are shown once when they are made, and"
                        + " should be changed every 90 days";
            case "token" ->
                "The temporary credentials have expired or do not belong together: get new ones, all three of accessKeyId,"
                        + " accessKeySecret and securityToken";
            case "no-keys" ->
                "The request was not signed, since there were no keys: set accessKeyId and accessKeySecret, or"
                        + " QINGZHOU_ACCESS_KEY_ID and QINGZHOU_ACCESS_KEY_SECRET, or profileFile";
            case "state" -> "The operation needs another state: wait until the change under way has ended";
            case "nonce" -> "The request reached the service twice";
            case "body-hash" -> "The body was changed on its way";
            case "client-token" -> "The same clientToken was used for another request: use a new one";
            case "password" -> "The password does not meet the service's rules";
            case "login" -> "Check username and password";
            default -> "";
        };
    }

    /** The hint for an error that no table names. */
    static String of(ErrorCategory category) {
        return switch (category) {
            case AUTH -> of("credentials");
            case PERMISSION -> of("policy");
            case THROTTLING -> of("throttling");
            case CLOCK_SKEW -> of("clock");
            case CONFLICT -> of("state");
            default -> "";
        };
    }
}
