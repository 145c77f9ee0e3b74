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

import java.net.URI;
import java.net.URISyntaxException;

/** What counts as a URL that the service can call. */
final class WebUrls {

    private WebUrls() {}

    /** Whether a text is an absolute http or https URL with a host. */
    static boolean isWeb(String url) {
        try {
            return isWeb(new URI(url));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isWeb(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && url.getHost() != null;
    }
}
