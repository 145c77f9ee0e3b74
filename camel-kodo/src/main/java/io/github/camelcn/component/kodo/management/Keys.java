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

import io.github.camelcn.common.credentials.Credentials;

/** Which keys the native API can work with. */
final class Keys {

    private Keys() {}

    /**
     * Nothing is known about a place for the token of temporary keys in native requests, and without it they are
     * refused.
     *
     * @throws IllegalStateException for temporary keys
     */
    static Credentials permanent(Credentials credentials) {
        if (!credentials.securityToken().isEmpty()) {
            throw new IllegalStateException("native operations of Kodo need permanent keys, but these come with a"
                    + " securityToken: use the S3-compatible operations, or other keys");
        }
        return credentials;
    }

    /** @throws IllegalStateException for temporary keys, and for none */
    static Credentials forSigning(String what, Credentials credentials) {
        if (credentials.isAnonymous()) {
            throw new IllegalStateException(what + " needs keys to sign it with: set accessKey and secretKey");
        }
        return permanent(credentials);
    }
}
