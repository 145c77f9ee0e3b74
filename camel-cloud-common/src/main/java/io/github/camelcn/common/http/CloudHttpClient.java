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

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.retry.RetryBudget;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.common.retry.Sleeper;

import static java.util.Objects.requireNonNull;

/**
 * Sends requests to one service and owns everything that takes: connections, signing, errors, repetitions, the clock.
 * Calls run on the caller's thread. Thread-safe; whoever builds it closes it.
 *
 * <p>What happens to a request is the list in {@link #chain}. OkHttp below it repeats nothing and redirects nothing.
 */
public final class CloudHttpClient implements Closeable {

    private final OkHttpClient client;
    private final OkHttpClient prober;
    private final RequestWriter writer;
    private final ConnectionLimit limit;
    private final ClockOffset clock;
    private final ServiceClock serviceClock;
    private final CredentialsProvider credentials;
    private final HttpOptions options;
    private final CallMeters meters;
    private final String requestIdHeader;
    private final Bandwidth upstream;
    private final Bandwidth downstream;
    private volatile boolean closed;

    private CloudHttpClient(Builder builder) {
        options = builder.options;
        credentials = builder.credentials;
        clock = new ClockOffset(builder.clock);
        serviceClock = new ServiceClock(builder.clock, clock);
        meters = builder.meters;
        requestIdHeader = builder.errorDecoder.requestIdHeader();
        upstream = Bandwidth.of(options, builder.nanoTime, builder.sleeper);
        downstream = Bandwidth.of(options, builder.nanoTime, builder.sleeper);
        limit = new ConnectionLimit(options);
        List<Interceptor> rate = options.maxRequestsPerSecond() == 0
                ? List.of()
                : List.of(new RateLimit(options, builder.nanoTime, builder.sleeper));
        ProxyLogin proxyLogin = ProxyLogin.of(options);
        writer = new RequestWriter(builder.userAgent, proxyLogin.authorization());
        PlainOkHttp okhttp = new PlainOkHttp(options, proxyLogin, builder.dns);
        client = okhttp.with(chain(builder, rate));
        List<Interceptor> probing = new ArrayList<>(List.of(retry(builder)));
        probing.addAll(rate);
        probing.add(limit);
        prober = okhttp.with(probing);
    }

    /** The way of a request, from the caller to OkHttp. */
    private List<Interceptor> chain(Builder builder, List<Interceptor> rate) {
        List<Interceptor> chain = new ArrayList<>();
        // per call
        chain.add(retry(builder));
        chain.add(new RedirectInterceptor(builder.redirectRule, writer));
        // per attempt
        chain.addAll(rate);
        chain.add(limit);
        chain.add(new ReadTimeoutInterceptor());
        chain.add(new SigningInterceptor(builder.signer, credentials, clock));
        chain.add(new ErrorInterceptor(builder.errorDecoder, clock, serviceClock));
        return chain;
    }

    private RetryInterceptor retry(Builder builder) {
        return new RetryInterceptor(builder.retryPolicy, builder.retryBudget, builder.sleeper, options);
    }

    /**
     * Signs and sends a request, repeating it as idempotency, policy and budget allow.
     *
     * @return a success (any 2xx); the caller closes it
     * @throws io.github.camelcn.common.error.ServiceException if the service answered anything else
     * @throws TransportException if there was no answer
     * @throws IllegalArgumentException if the request cannot be sent: a body of unknown length, a header value outside
     *     ASCII
     * @throws IllegalStateException if this client is closed, or the credentials are broken
     */
    public ServiceResponse execute(ServiceRequest request) throws CloudException {
        CallContext context = context(request);
        Call call = newCall(client, request, context);
        return new ServiceResponse(request, call, answer(call, context), context, downstream, this);
    }

    private CallContext context(ServiceRequest request) {
        return new CallContext(request, meters.meter(request), upstream);
    }

    /**
     * Sends a request unsigned and looks at the answer, whatever it is: no error is decoded, no redirect followed. It is
     * repeated only if there was no answer.
     *
     * @throws TransportException if there was no answer
     */
    public ServiceAnswer probe(ServiceRequest request) throws CloudException {
        CallContext context = context(request);
        Call call = newCall(prober, request, context);
        try (Response response = answer(call, context)) {
            return new ServiceAnswer(response.code(), ErrorInterceptor.headers(response.headers()));
        } finally {
            if (context.wasAnswered()) {
                closed(context);
            }
        }
    }

    private Call newCall(OkHttpClient through, ServiceRequest request, CallContext context) {
        if (closed) {
            throw new IllegalStateException(request + ": the client is closed");
        }
        return through.newCall(writer.write(request, context));
    }

    private Response answer(Call call, CallContext context) throws CloudException {
        context.meter().started();
        try {
            Response response = call.execute();
            context.meter().answered(context.elapsedNanos(), context.attempts());
            context.endsWithAnswer();
            rememberId(response);
            return response;
        } catch (CloudException e) {
            if (e instanceof ServiceException refusal) {
                // a refusal can be a result: that there is no such bucket
                RequestIds.remember(refusal.requestId());
            }
            failed(context, e);
            throw e;
        } catch (IOException e) {
            CloudException explained = outsideTheChain(e, context.request(), context);
            failed(context, explained);
            throw explained;
        } catch (RuntimeException | Error e) {
            failed(context, e);
            throw e;
        }
    }

    private void rememberId(Response response) {
        String id = requestIdHeader.isEmpty() ? null : response.header(requestIdHeader);
        if (id != null) {
            RequestIds.remember(id);
        }
    }

    private void failed(CallContext context, Throwable why) {
        context.takeBackBody();
        context.meter().failed(context.request(), context.elapsedNanos(), context.attempts(), why);
        finished(context);
    }

    /** An answer was read, or given up; called once. */
    void closed(CallContext context) {
        context.meter().closed();
        finished(context);
    }

    /** OkHttp itself ends a call only because callTimeout has passed, or because this client was closed. */
    private CloudException outsideTheChain(IOException e, ServiceRequest request, CallContext context) {
        String why = e instanceof InterruptedIOException
                ? "not done within callTimeout (" + options.callTimeout() + ")"
                : "the client was closed";
        boolean mayHaveHappened = context.onTheWire() && request.idempotency() == Idempotency.NOT_IDEMPOTENT;
        int attempts = e.getCause() instanceof CloudException last ? last.attempts() : 1;
        return new TransportException(
                request.operation(), request.resource(), why, mayHaveHappened, context.onTheWire(), attempts, e);
    }

    private void finished(CallContext context) {
        limit.release(context);
        if (closed) {
            client.connectionPool().evictAll();
        }
    }

    /** Something outside this client made a call wait before it was sent; for whoever watches. */
    public void limited(ServiceRequest request, Duration wait) {
        meters.meter(request).limited(wait.toNanos());
    }

    /** The service's time, as far as we know it: for links that carry a date. */
    public Instant now() {
        return clock.now(clock.millis());
    }

    /** The service's time by the dates of its answers, to about a second: for ages, and for what many clients agree upon. */
    public Instant serviceTime() {
        return serviceClock.now();
    }

    /** Whose name requests are signed in now; {@link Credentials#ANONYMOUS} if there are no credentials. */
    public Credentials credentials() {
        return credentials.find().orElse(Credentials.ANONYMOUS);
    }

    /** Cancels what is under way and closes all connections; responses that are still being read are read to the end. */
    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    int freeConnections() {
        return limit.free();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what a client is made of. Signer and error decoder are required. Not thread-safe. */
    public static final class Builder {

        private HttpOptions options = HttpOptions.DEFAULTS;
        private RequestSigner signer;
        private ErrorDecoder errorDecoder;
        private CredentialsProvider credentials = CredentialsProvider.of(Credentials.ANONYMOUS);
        private RetryPolicy retryPolicy = RetryPolicy.STANDARD;
        private RetryBudget retryBudget = RetryBudget.standard();
        private RedirectRule redirectRule = RedirectRule.NEVER;
        private String userAgent = "camel-cn";
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.REAL;
        private LongSupplier nanoTime = System::nanoTime;
        private CallMeters meters = CallMeters.NONE;
        private Dns dns = Dns.SYSTEM;

        private Builder() {}

        public Builder options(HttpOptions value) {
            options = requireNonNull(value, "options");
            return this;
        }

        public Builder signer(RequestSigner value) {
            signer = requireNonNull(value, "signer");
            return this;
        }

        public Builder errorDecoder(ErrorDecoder value) {
            errorDecoder = requireNonNull(value, "errorDecoder");
            return this;
        }

        /** Default: anonymous. */
        public Builder credentials(CredentialsProvider value) {
            credentials = requireNonNull(value, "credentials");
            return this;
        }

        /** Default: {@link RetryPolicy#STANDARD}. */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = requireNonNull(value, "retryPolicy");
            return this;
        }

        /** Default: {@link RetryBudget#standard()}, one for each client. */
        public Builder retryBudget(RetryBudget value) {
            retryBudget = requireNonNull(value, "retryBudget");
            return this;
        }

        /** Default: {@link RedirectRule#NEVER}. */
        public Builder redirectRule(RedirectRule value) {
            redirectRule = requireNonNull(value, "redirectRule");
            return this;
        }

        public Builder userAgent(String value) {
            userAgent = requireNonNull(value, "userAgent");
            return this;
        }

        /** Our clock, for tests that need a wrong one. */
        public Builder clock(Clock value) {
            clock = requireNonNull(value, "clock");
            return this;
        }

        /** What limits measure time by, as {@link System#nanoTime}; for tests. */
        public Builder nanoTime(LongSupplier value) {
            nanoTime = requireNonNull(value, "nanoTime");
            return this;
        }

        /** Watches the calls of this client; default nobody. */
        public Builder meters(CallMeters value) {
            meters = requireNonNull(value, "meters");
            return this;
        }

        /** Waits between repetitions and for limits, for tests that must not. */
        public Builder sleeper(Sleeper value) {
            sleeper = requireNonNull(value, "sleeper");
            return this;
        }

        /** Default: the system's. */
        public Builder dns(Dns value) {
            dns = requireNonNull(value, "dns");
            return this;
        }

        public CloudHttpClient build() {
            requireNonNull(signer, "signer");
            requireNonNull(errorDecoder, "errorDecoder");
            return new CloudHttpClient(this);
        }
    }
}
