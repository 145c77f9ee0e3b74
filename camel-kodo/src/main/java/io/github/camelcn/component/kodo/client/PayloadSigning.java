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
package io.github.camelcn.component.kodo.client;

import io.github.camelcn.common.http.ServiceRequest;

/**
 * Whether signatures cover the bytes of objects. Documents are always covered. Source of the advice: the payload modes that
 * are in production use with Kodo, JuiceFS and rclone over https, the provider's adapter otherwise.
 */
public enum PayloadSigning {
    /** Where the connection does not protect them: over plain http. */
    auto,
    /** Over https, too. */
    always,
    /**
     * Not even over plain http, for networks that protect the bytes themselves, such as a mesh of TLS proxies. Whoever can
     * change the bytes on their way then changes what is stored.
     */
    never;

    boolean covers(ServiceRequest request) {
        return covers(isSecure(request));
    }

    /** @param secure whether the connection protects what it carries */
    boolean covers(boolean secure) {
        return this == always || this == auto && !secure;
    }

    static boolean isSecure(ServiceRequest request) {
        return request.url().startsWith("https:");
    }
}
