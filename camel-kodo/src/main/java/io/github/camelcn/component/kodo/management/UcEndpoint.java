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
package io.github.camelcn.component.kodo.management;

import java.util.List;

import io.github.camelcn.common.wire.EndpointAddress;

/**
 * Where buckets are managed: the one address from which all others follow. Immutable.
 *
 * @param scheme {@code http} or {@code https}, that of all native hosts
 * @param hosts scheme and host each: several for the public cloud, one for any other
 */
record UcEndpoint(String scheme, List<String> hosts) {

    static UcEndpoint of(String endpoint) {
        EndpointAddress address = EndpointAddress.of(endpoint, PublicCloud.UC);
        String url = address.uri().toString();
        return new UcEndpoint(address.scheme(), url.equals(PublicCloud.UC) ? PublicCloud.UC_HOSTS : List.of(url));
    }

    /** Whether the documented hosts of the regions belong to it. */
    boolean isPublicCloud() {
        return hosts.size() > 1;
    }
}
