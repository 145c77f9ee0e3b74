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
import java.util.Optional;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import io.github.camelcn.common.error.ServiceException;

/**
 * The step that follows redirects, as far as the service's rule allows. It sits above signing: another URL is another
 * request, built anew from the {@link ServiceRequest}, so that no signature ever reaches a host it was not made for.
 */
final class RedirectInterceptor implements Interceptor {

    private static final int MAX_REDIRECTS = 5;

    private final RedirectRule rule;
    private final RequestWriter writer;

    RedirectInterceptor(RedirectRule rule, RequestWriter writer) {
        this.rule = rule;
        this.writer = writer;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallContext call = CallContext.of(chain);
        Request request = chain.request();
        for (int redirects = 0; ; redirects++) {
            try {
                return chain.proceed(request);
            } catch (ServiceException e) {
                ServiceRequest next = next(call, request.url(), e);
                if (redirects == MAX_REDIRECTS) {
                    throw explained(e, "Gave up after " + MAX_REDIRECTS + " redirects");
                }
                if (!call.canResend()) {
                    throw explained(
                            e,
                            "The service redirects to another host, but the body is a stream that was sent already and"
                                    + " cannot be read again: send a file or bytes, or name the right host");
                }
                call.redirectTo(next);
                request = writer.write(next, call);
            }
        }
    }

    private ServiceRequest next(CallContext call, HttpUrl from, ServiceException refusal) throws ServiceException {
        if (!isRedirect(refusal.status())) {
            throw refusal;
        }
        HttpUrl to = from.resolve(call.refusal().header("location"));
        if (call.refusal().header("location").isEmpty() || to == null) {
            throw refusal;
        }
        Optional<ServiceRequest> next = rule.follow(call.request(), refusal.status(), to.toString());
        return next.orElseThrow(() -> refusal);
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static ServiceException explained(ServiceException e, String hint) {
        return ServiceException.of(e.operation(), e.resource(), e.error().withHint(hint), 1);
    }
}
