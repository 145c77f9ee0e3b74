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
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.InvalidCredentialsException;

/**
 * The step that signs each attempt with the keys and the service's time of the moment. When the service says that our
 * clock is wrong, it corrects the clock from that answer; when it refuses our keys, it looks whether there are others by
 * now. Either way it signs once more, at once; that is not a retry, since nothing was done twice.
 */
final class SigningInterceptor implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(SigningInterceptor.class);

    /** How OkHttp begins to say that a header cannot be sent; what follows may be the header's value. */
    private static final Pattern BAD_CHARACTER = Pattern.compile("Unexpected char (0x\\p{XDigit}+ at \\d+)");

    private final RequestSigner signer;
    private final CredentialsProvider credentials;
    private final ClockOffset clock;

    SigningInterceptor(RequestSigner signer, CredentialsProvider credentials, ClockOffset clock) {
        this.signer = signer;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallContext call = CallContext.of(chain);
        Credentials who = someone(credentials.find());
        while (true) {
            long offset = clock.millis();
            try {
                return chain.proceed(sign(chain.request(), call, who, offset));
            } catch (ClockSkewException e) {
                healClock(call, offset, e);
            } catch (InvalidCredentialsException e) {
                who = othersThan(who, call, e);
            }
        }
    }

    /** @throws ClockSkewException what the service said, if nothing can be done about it */
    private void healClock(CallContext call, long offset, ClockSkewException refusal) throws ClockSkewException {
        Optional<Instant> serviceTime = call.refusalDate();
        boolean corrected = serviceTime.isPresent() && clock.learn(offset, serviceTime.get());
        if (!corrected || !call.canResend() || !call.mayHealClock()) {
            throw refusal;
        }
        LOG.debug("{}: our clock differs from the service's by {} ms, signing again", call.request(), clock.millis());
    }

    /** @throws InvalidCredentialsException what the service said, if the keys are those it refused */
    private Credentials othersThan(Credentials refused, CallContext call, InvalidCredentialsException refusal)
            throws InvalidCredentialsException {
        Credentials now = someone(credentials.findAgain());
        if (now.equals(refused) || !call.canResend() || !call.mayRenewKeys()) {
            throw refusal;
        }
        LOG.info("{}: the service refused {}, signing again as {}", call.request(), refused, now);
        return now;
    }

    private static Credentials someone(Optional<Credentials> found) {
        return found.orElse(Credentials.ANONYMOUS);
    }

    private Request sign(Request unsigned, CallContext call, Credentials who, long offset) {
        call.signedBy(who);
        try {
            return signer.sign(unsigned, call.request(), who, clock.now(offset));
        } catch (IllegalArgumentException e) {
            Matcher refusal = BAD_CHARACTER.matcher(String.valueOf(e.getMessage()));
            if (!refusal.lookingAt()) {
                throw e;
            }
            // without the cause, which quotes the token
            throw new IllegalArgumentException(call.request()
                    + ": the access key or the security token has a character that no header of HTTP can carry ("
                    + refusal.group(1) + "), such as a line break: copy it again");
        }
    }
}
