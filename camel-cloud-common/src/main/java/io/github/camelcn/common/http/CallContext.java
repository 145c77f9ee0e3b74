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

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import io.github.camelcn.common.credentials.Credentials;

/**
 * What the steps of the chain know about one call; it travels as the request's tag. Being OkHttp's listener for the
 * call as well, it knows for certain how far an attempt came, which no exception tells.
 *
 * <p>Used by the calling thread only, except {@link #releaseConnection}, which whoever closes the response may call.
 */
final class CallContext extends EventListener {

    private static final FailedAnswer NO_ANSWER = new FailedAnswer(0, Map.of(), new byte[0], false);

    private final ServiceRequest original;
    private final CallMeter meter;
    private final Bandwidth upstream;
    private final AtomicBoolean holdsConnection = new AtomicBoolean();
    private final long startedNanos = System.nanoTime();
    private ServiceRequest request;
    private FailedAnswer refusal = NO_ANSWER;
    private boolean anonymous;
    private boolean bodyOpened;
    private boolean clockHealed;
    private boolean keysRenewed;
    private boolean freshConnection;
    private boolean onTheWire;
    private boolean answered;
    private int attempts;
    private long bodySent;
    private boolean endedWithAnswer;

    /** @param upstream what the bodies of all calls going out have together */
    CallContext(ServiceRequest request, CallMeter meter, Bandwidth upstream) {
        this.original = request;
        this.request = request;
        this.meter = meter;
        this.upstream = upstream;
    }

    static CallContext of(Interceptor.Chain chain) {
        return of(chain.request());
    }

    static CallContext of(Request request) {
        return request.tag(CallContext.class);
    }

    CallMeter meter() {
        return meter;
    }

    Bandwidth upstream() {
        return upstream;
    }

    /** How often the call was sent, or tried to be. */
    int attempts() {
        return attempts;
    }

    /** The caller has an answer, and will close it. */
    void endsWithAnswer() {
        endedWithAnswer = true;
    }

    boolean wasAnswered() {
        return endedWithAnswer;
    }

    /** What is being asked now: after a redirect not what was asked at first. */
    ServiceRequest request() {
        return request;
    }

    void redirectTo(ServiceRequest next) {
        request = next;
    }

    void startAttempt() {
        attempts++;
        takeBackBody();
        request = original;
        refusal = NO_ANSWER;
        freshConnection = false;
        onTheWire = false;
        answered = false;
    }

    /** The last answer that was not a success; status 0 if there was none. */
    FailedAnswer refusal() {
        return refusal;
    }

    void refused(FailedAnswer answer) {
        refusal = answer;
    }

    Optional<Instant> refusalDate() {
        return HttpDates.parse(refusal.header("date"));
    }

    /** Whether the latest attempt went out unsigned. */
    boolean isAnonymous() {
        return anonymous;
    }

    void signedBy(Credentials who) {
        anonymous = who.isAnonymous();
    }

    /** Bytes of the body went out in this attempt. */
    void bodyMoved(long bytes) {
        bodySent += bytes;
        original.body().progress().moved(bytes);
    }

    /** What failed leaves nothing behind. */
    void takeBackBody() {
        if (bodySent > 0) {
            original.body().progress().moved(-bodySent);
            bodySent = 0;
        }
    }

    /** The body goes out, perhaps once more: signed anew, or to another host. */
    void bodyOpened() {
        takeBackBody();
        bodyOpened = true;
    }

    /** Whether the body can be sent (again): it is repeatable, or nobody has touched it yet. */
    boolean canResend() {
        return !bodyOpened || original.body().repeatable();
    }

    /** True once: one wrong clock is worth one more signature. */
    boolean mayHealClock() {
        boolean first = !clockHealed;
        clockHealed = true;
        return first;
    }

    /** True once: keys that were replaced are worth one more signature. */
    boolean mayRenewKeys() {
        boolean first = !keysRenewed;
        keysRenewed = true;
        return first;
    }

    /** Whether anything of the request may have left us. */
    boolean onTheWire() {
        return onTheWire;
    }

    /** Whether a connection of an earlier call was used and gave nothing back, as one that was closed meanwhile. */
    boolean diedOnReusedConnection() {
        return onTheWire && !freshConnection && !answered;
    }

    long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }

    void connectionTaken() {
        holdsConnection.set(true);
    }

    /** True for the first caller only. */
    boolean releaseConnection() {
        return holdsConnection.compareAndSet(true, false);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        freshConnection = true;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        answered = false;
    }

    @Override
    public void requestHeadersStart(Call call) {
        onTheWire = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        answered = true;
    }
}
