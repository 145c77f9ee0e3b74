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

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from repeating requests by itself. One-shot bodies and {@code retryOnConnectionFailure(false)} stop it in
 * every case but one: a request without body that is answered 503 with {@code Retry-After: 0} is sent again at once.
 * Hiding that header (a network interceptor sees the answer first) stops this too, and loses nothing: we wait as long as
 * we think right when the service asks for no wait.
 */
final class ResendGuard implements Interceptor {

    private static final String RETRY_AFTER = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == 503 && isZero(response.header(RETRY_AFTER))) {
            return response.newBuilder().removeHeader(RETRY_AFTER).build();
        }
        return response;
    }

    private static boolean isZero(String seconds) {
        return seconds != null && seconds.chars().allMatch(c -> c == '0');
    }
}
