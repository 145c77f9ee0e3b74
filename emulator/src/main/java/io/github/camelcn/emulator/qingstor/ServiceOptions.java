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
package io.github.camelcn.emulator.qingstor;

import java.util.List;
import java.util.Objects;

/**
 * How one emulated service behaves.
 *
 * @param zones known zones, the first is the default
 * @param baseHost host below which zones and buckets are names, such as {@code qingstor.test}
 * @param strictSignatures false to accept the known deviations of official SDKs as well
 * @param zoneCheckOnIp true to let an IP address stand for the default zone only
 * @param trustContentMd5 true to believe a Content-MD5 instead of checking it
 * @param listLimit most entries in a page of objects
 * @param maxSingleObjectBytes most bytes in one put, append, part, or copy source
 * @param minPartBytes fewest bytes in a part other than the last
 */
public record ServiceOptions(
        List<Account> accounts,
        List<String> zones,
        String baseHost,
        boolean strictSignatures,
        boolean zoneCheckOnIp,
        boolean trustContentMd5,
        int listLimit,
        long maxSingleObjectBytes,
        long minPartBytes) {
    public ServiceOptions {
        accounts = List.copyOf(accounts);
        zones = List.copyOf(zones);
        Objects.requireNonNull(baseHost, "baseHost");
        if (accounts.isEmpty() || zones.isEmpty()) {
            throw new IllegalArgumentException("at least one key pair and one zone are needed");
        }
        if (listLimit < 1 || maxSingleObjectBytes < 1 || minPartBytes < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    String defaultZone() {
        return zones.get(0);
    }
}
