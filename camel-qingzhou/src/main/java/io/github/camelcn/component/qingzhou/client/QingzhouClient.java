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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.CallMeters;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.http.RequestIds;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.common.retry.Sleeper;
import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.contract.CacheClass;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.CanonicalInputs;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.TokenRequest;

import static java.util.Objects.requireNonNull;

/**
 * Speaks to a cloud of any of the three styles. Thread-safe; whoever builds it closes it, which closes its connections and
 * ends its waits.
 */
public final class QingzhouClient implements QingzhouApi {

    /** Source: the guide "Qingzhou Cloud Configuration", whose example it is. */
    public static final String DEFAULT_REGION = "cn-north-1";

    /** Source: QingCloud API documentation. */
    public static final String QINGCLOUD_ENDPOINT = "https://api.qingcloud.com/iaas/";

    private final ApiStyle style;
    private final Wire wire;
    private final Wire polling;
    private final ReadCache cache;
    private final Waiters waiters;

    private QingzhouClient(Builder builder) {
        style = builder.style;
        WireFactory factory = new WireFactory(builder);
        wire = factory.wire(builder.retryPolicy);
        // whoever waits looks again anyway, and must not hold a thread while it pauses
        polling = factory.wire(RetryPolicy.NEVER);
        cache = new ReadCache(builder.cacheTtl, builder.nanoTime);
        waiters = new Waiters(this, new Lookout(polling), this::changeEnded);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ApiStyle apiStyle() {
        return style;
    }

    @Override
    public String endpoint() {
        return wire.endpoint();
    }

    @Override
    public boolean offers(QingzhouOperation operation) {
        return switch (operation) {
            case waitForInstance -> offers(QingzhouOperation.describeInstance);
            case waitForDisk -> offers(QingzhouOperation.listDisks);
            case waitForSnapshot -> offers(QingzhouOperation.listSnapshots);
            default -> wire.whyNotOffered(operation).isEmpty();
        };
    }

    @Override
    public void requireOffered(QingzhouOperation operation) {
        if (!offers(operation)) {
            String reason = operation.isCall() ? wire.whyNotOffered(operation).orElse("") : "";
            throw new NotOfferedException(operation, style, reason);
        }
    }

    @Override
    public Set<String> inputs(QingzhouOperation operation) {
        requireOffered(operation);
        Set<String> inputs = new TreeSet<>(
                operation.isCall() ? wire.inputs(operation) : CanonicalInputs.names(operation.requestType()));
        if (operation == QingzhouOperation.listInstances) {
            inputs.add("namePrefix");
        }
        return inputs;
    }

    @Override
    public OperationRules rules(QingzhouOperation operation) {
        requireOffered(operation);
        return operation.isCall()
                ? wire.rules(operation)
                : new OperationRules(Repeat.READ, CacheClass.none, Set.of(), Optional.empty());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R execute(QingzhouRequest<R> request, Freshness freshness) throws IOException {
        RequestIds.forget();
        QingzhouOperation operation = request.operation();
        requireOffered(operation);
        if (!operation.isCall()) {
            throw new IllegalArgumentException(operation + " only waits: see waiters()");
        }
        requireTaken(request);
        OperationRules rules = wire.rules(operation);
        // what an operation results in is the type parameter of its request
        return (R) (rules.repeat() == Repeat.READ ? read(request, rules, freshness) : change(request, rules));
    }

    private void requireTaken(QingzhouRequest<?> request) {
        Set<String> taken = inputs(request.operation());
        for (String input : request.inputs().keySet()) {
            // a thing's instance is often known where only the thing counts
            if (!taken.contains(input) && !input.equals("instanceId")) {
                throw new IllegalArgumentException(request.operation() + " takes no " + input + " with apiStyle="
                        + style + "; it takes " + String.join(", ", taken));
            }
        }
    }

    private Object read(QingzhouRequest<?> request, OperationRules rules, Freshness freshness) throws IOException {
        if (freshness == Freshness.UNCACHED) {
            return load(request);
        }
        return cache.get(
                key(request), request.operation(), rules.cache(), freshness == Freshness.CACHED, () -> load(request));
    }

    private String key(QingzhouRequest<?> request) {
        String page = request instanceof PagedRequest<?> paged ? paged.page().toString() : "";
        return wire.endpoint()
                + '|'
                + wire.scope()
                + '|'
                + request.operation()
                + '|'
                + new TreeMap<>(request.inputs())
                + page;
    }

    private Object load(QingzhouRequest<?> request) throws IOException {
        Object answer = wire.call(request);
        if (request instanceof ListInstancesRequest list) {
            @SuppressWarnings("unchecked")
            Page<Instance> page = (Page<Instance>) answer;
            return Filters.byPrefix(page, list);
        }
        return answer;
    }

    private Object change(QingzhouRequest<?> request, OperationRules rules) throws IOException {
        cache.invalidate(rules.invalidates());
        try {
            return wire.call(request);
        } catch (ServiceException e) {
            if (isDoneAlready(request, rules, e)) {
                return Changed.result(request, rules, List.of(), "", e.requestId());
            }
            throw lost(request, rules, e);
        } catch (IOException e) {
            throw lost(request, rules, e);
        } finally {
            cache.invalidate(rules.invalidates());
        }
    }

    private boolean isDoneAlready(QingzhouRequest<?> request, OperationRules rules, ServiceException refusal)
            throws IOException {
        if (rules.async().isEmpty() || !LostAnswers.mayBeDoneAlready(request.operation(), refusal)) {
            return false;
        }
        AsyncRule rule = rules.async().get();
        if (refusal.kind() == ErrorKind.NOT_FOUND) {
            return rule.target().contains(Seen.DELETED);
        }
        String id = Changed.id(request, rules);
        try {
            Seen seen = new Lookout(polling).look(rule.resource(), List.of(id)).get(id);
            return LostAnswers.isOrBecomes(rule, seen.state());
        } catch (ServiceException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return rule.target().contains(Seen.DELETED);
            }
            throw e;
        }
    }

    private static IOException lost(QingzhouRequest<?> request, OperationRules rules, IOException failure) {
        if (!Changed.isCreation(request) || !LostAnswers.mayHaveActed(failure)) {
            return failure;
        }
        String token = rules.repeat() == Repeat.CLIENT_TOKEN
                        && request instanceof TokenRequest creation
                        && creation.clientToken() != null
                ? creation.clientToken()
                : "";
        return new MayHaveBeenCreatedException(request.operation(), token, failure);
    }

    private void changeEnded(QingzhouOperation operation) {
        cache.invalidate(rules(operation).invalidates());
    }

    @Override
    public <T> Listing<T> list(PagedRequest<T> request, Freshness freshness) {
        return new Listing<>(page -> execute(page, freshness), request);
    }

    @Override
    public Waiters waiters() {
        return waiters;
    }

    @Override
    public Optional<String> latestRequestId() {
        return RequestIds.latest();
    }

    /** The service's time, as far as it is known. */
    public Instant now() {
        return wire.http().now();
    }

    @Override
    public void close() throws IOException {
        waiters.close();
        wire.close();
        polling.close();
    }

    /** Collects what a client is made of. Not thread-safe. */
    public static final class Builder {

        ApiStyle style = ApiStyle.openapi;
        String endpoint = "";
        String region = DEFAULT_REGION;
        String zone = "";
        CredentialsProvider credentials = CredentialsProvider.of(Credentials.ANONYMOUS);
        Contract contract = Contract.builtIn();
        String signer = "";
        Function<String, Optional<QingzhouSigner>> signerBeans = name -> Optional.empty();
        HttpOptions httpOptions = HttpOptions.DEFAULTS;
        RetryPolicy retryPolicy = RetryPolicy.STANDARD;
        Clock clock = Clock.systemUTC();
        Sleeper sleeper = Sleeper.REAL;
        LongSupplier nanoTime = System::nanoTime;
        CallMeters meters = CallMeters.NONE;
        Duration cacheTtl = Duration.ZERO;
        int maxCallsPerHour;
        PasswordPolicy passwordPolicy = PasswordPolicy.standard;
        Duration clockSkewThreshold = Duration.ofMinutes(15);
        ZoneId restTimeZone = ZoneOffset.UTC;
        boolean restListStatus;
        String vncPublicHost = "";
        long monitorTimeOffsetSeconds;
        boolean preferPost;
        boolean allowInsecureHttp;

        private Builder() {}

        /** Default: openapi. */
        public Builder apiStyle(ApiStyle value) {
            style = requireNonNull(value, "apiStyle");
            return this;
        }

        /** Overrides the address; empty for that of the region, or of QingCloud. Required for rest. */
        public Builder endpoint(String value) {
            endpoint = requireNonNull(value, "endpoint");
            return this;
        }

        public Builder region(String value) {
            region = requireNonNull(value, "region");
            return this;
        }

        /** For qingcloud, such as {@code pek3a}. */
        public Builder zone(String value) {
            zone = requireNonNull(value, "zone");
            return this;
        }

        /** A key pair; for rest a user name and a password. Default: anonymous. */
        public Builder credentials(CredentialsProvider value) {
            credentials = requireNonNull(value, "credentials");
            return this;
        }

        /** Default: the built-in one. */
        public Builder contract(Contract value) {
            contract = requireNonNull(value, "contract");
            return this;
        }

        /** Empty for what the contract says. */
        public Builder signer(String value) {
            signer = requireNonNull(value, "signer");
            return this;
        }

        /** Where signers are looked for first. */
        public Builder signerBeans(Function<String, Optional<QingzhouSigner>> value) {
            signerBeans = requireNonNull(value, "signerBeans");
            return this;
        }

        public Builder httpOptions(HttpOptions value) {
            httpOptions = requireNonNull(value, "httpOptions");
            return this;
        }

        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = requireNonNull(value, "retryPolicy");
            return this;
        }

        /** Our clock, for tests that need a wrong one. */
        public Builder clock(Clock value) {
            clock = requireNonNull(value, "clock");
            return this;
        }

        /** Waits between repetitions, for tests that must not. */
        public Builder sleeper(Sleeper value) {
            sleeper = requireNonNull(value, "sleeper");
            return this;
        }

        /** How the cache and the limit of calls measure time, for tests that have their own. */
        public Builder nanoTime(LongSupplier value) {
            nanoTime = requireNonNull(value, "nanoTime");
            return this;
        }

        /** Zero, the default, keeps nothing. */
        public Builder cacheTtl(Duration value) {
            cacheTtl = requireNonNull(value, "cacheTtl");
            return this;
        }

        /** Watches the requests; default nobody. */
        public Builder meters(CallMeters value) {
            meters = requireNonNull(value, "meters");
            return this;
        }

        /** 0, the default, for no limit. */
        public Builder maxCallsPerHour(int value) {
            maxCallsPerHour = value;
            return this;
        }

        public Builder passwordPolicy(PasswordPolicy value) {
            passwordPolicy = requireNonNull(value, "passwordPolicy");
            return this;
        }

        /** From which difference on the clock is to blame for a refused signature. */
        public Builder clockSkewThreshold(Duration value) {
            clockSkewThreshold = requireNonNull(value, "clockSkewThreshold");
            return this;
        }

        /** Of dates without one in the rest style. */
        public Builder restTimeZone(ZoneId value) {
            restTimeZone = requireNonNull(value, "restTimeZone");
            return this;
        }

        /** Whether lists of the rest style ask for the state of every instance. */
        public Builder restListStatus(boolean value) {
            restListStatus = value;
            return this;
        }

        /** Where consoles of the rest style are reached; empty for the host of the endpoint. */
        public Builder vncPublicHost(String value) {
            vncPublicHost = requireNonNull(value, "vncPublicHost");
            return this;
        }

        /** Added to the times of metrics of the qingcloud style. */
        public Builder monitorTimeOffsetSeconds(long value) {
            monitorTimeOffsetSeconds = value;
            return this;
        }

        /** Whether calls of the qingcloud style keep their parameters out of the URL. */
        public Builder preferPost(boolean value) {
            preferPost = value;
            return this;
        }

        /** INSECURE when true: passwords may cross networks in the clear. */
        public Builder allowInsecureHttp(boolean value) {
            allowInsecureHttp = value;
            return this;
        }

        /** @throws IllegalArgumentException if the style lacks something, saying what */
        public QingzhouClient build() {
            return new QingzhouClient(this);
        }
    }
}
