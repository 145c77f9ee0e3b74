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
import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;

/**
 * The step that turns every answer but a genuine 2xx into a {@link ServiceException}, and closes it; and those of 2xx that are
 * errors all the same, where the service is of that kind.
 */
final class ErrorInterceptor implements Interceptor {

    private static final int MAX_ERROR_BODY = 64 * 1024;

    /** A page of a list is well below. */
    private static final int MAX_READ_BODY = 32 << 20;

    private final ErrorDecoder decoder;
    private final ClockOffset clock;
    private final ServiceClock serviceClock;

    ErrorInterceptor(ErrorDecoder decoder, ClockOffset clock, ServiceClock serviceClock) {
        this.decoder = decoder;
        this.clock = clock;
        this.serviceClock = serviceClock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Instant sent = serviceClock.ours();
        Response response = chain.proceed(chain.request());
        serviceClock.answered(sent, response.header("date"));
        CallContext call = CallContext.of(chain);
        if (response.isSuccessful() && isGenuine(response, call.request())) {
            return decoder.readsSuccesses() ? believed(response, call) : response;
        }
        FailedAnswer answer = readAndClose(response, call.isAnonymous());
        throw refusal(call, answer, decoder.decode(call.request(), answer));
    }

    /** A success that has been read, and is one. */
    private Response believed(Response response, CallContext call) throws IOException {
        byte[] body;
        MediaType type;
        try (ResponseBody source = response.body()) {
            type = source.contentType();
            body = ServiceResponse.read(source.byteStream(), source.contentLength(), MAX_READ_BODY);
        }
        if (body.length == MAX_READ_BODY) {
            throw new ProtocolException("the answer is longer than " + MAX_READ_BODY + " bytes");
        }
        FailedAnswer answer = new FailedAnswer(response.code(), headers(response.headers()), body, call.isAnonymous());
        Optional<ServiceError> error = decoder.decodeSuccess(call.request(), answer);
        if (error.isPresent()) {
            throw refusal(call, answer, error.get());
        }
        return response.newBuilder().body(ResponseBody.create(body, type)).build();
    }

    private ServiceException refusal(CallContext call, FailedAnswer answer, ServiceError decoded) {
        call.refused(answer);
        ServiceRequest request = call.request();
        ServiceError error = decoded;
        if (error.retryAfter().isEmpty()) {
            error = error.withRetryAfter(retryAfter(answer));
        }
        return ServiceException.of(request.operation(), request.resource(), error, 1);
    }

    private boolean isGenuine(Response response, ServiceRequest request) {
        String requiredHeader = decoder.requiredHeader(request);
        return requiredHeader.isEmpty()
                || response.header(requiredHeader) != null
                || decoder.mayComeFromCache(request) && !isPage(response);
    }

    private static boolean isPage(Response response) {
        return response.header("content-type", "").toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** The status counts even if the explanation in the body is cut off. */
    private static FailedAnswer readAndClose(Response response, boolean anonymous) {
        Map<String, String> headers = headers(response.headers());
        byte[] body;
        try (ResponseBody source = response.body();
                InputStream in = source.byteStream()) {
            body = in.readNBytes(MAX_ERROR_BODY);
        } catch (IOException e) {
            body = new byte[0];
        }
        return new FailedAnswer(response.code(), headers, body, anonymous);
    }

    static Map<String, String> headers(Headers headers) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            byName.putIfAbsent(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i));
        }
        return byName;
    }

    /** Seconds or a date. Source: RFC 9110, section 10.2.3. */
    private Optional<Duration> retryAfter(FailedAnswer answer) {
        String value = answer.header("retry-after").trim();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(value)));
        }
        return HttpDates.parse(value).map(until -> {
            Instant answered = HttpDates.parse(answer.header("date")).orElseGet(() -> clock.now(clock.millis()));
            Duration wait = Duration.between(answered, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        });
    }
}
