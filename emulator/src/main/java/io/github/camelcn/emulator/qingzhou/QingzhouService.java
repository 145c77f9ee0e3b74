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
package io.github.camelcn.emulator.qingzhou;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.emulator.http.DropConnectionException;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.http.ServiceHandler;

/**
 * One fleet behind three API styles, told apart by the path: {@code /v1}, {@code /api}, {@code /iaas}. The root answers
 * anybody, and {@code /vnc} whoever has a ticket. Thread-safe.
 */
public final class QingzhouService implements ServiceHandler {
    private static final int MAX_BODY = 1024 * 1024;
    private static final String TYPE = "application/json;charset=utf-8";

    private final FleetTime time;
    private final Fleet fleet;
    private final AccessControl access;
    private final Acs3Authenticator acs3;
    private final Idempotency idempotency = new Idempotency();
    private final ServiceSwitches switches = new ServiceSwitches();
    private final Consoles consoles;
    private final BearerTokens tokens;
    private final Network network;
    private final Map<ApiStyle, StyleHandler> styles;
    private final CallLog log;

    private QingzhouService(QingzhouOptions options, Clock clock, Clock wall, int journalSize) {
        this.time = new FleetTime(clock, wall);
        this.fleet = new Fleet(options, time);
        this.access = new AccessControl(options.accounts(), time);
        this.acs3 = new Acs3Authenticator(access, time, options.maxSkew());
        this.tokens = new BearerTokens(time, options.tokenLifetime());
        this.consoles = new Consoles(fleet);
        this.log = new CallLog(journalSize);
        Lifecycle lifecycle = new Lifecycle(fleet);
        Storage storage = new Storage(fleet, lifecycle);
        this.network = new Network(fleet);
        Contract contract = Contract.load(options.contract());
        this.styles = Map.of(
                ApiStyle.OPENAPI,
                new OpenApiStyle(
                        fleet,
                        contract,
                        access,
                        acs3,
                        new OpenApiCalls(fleet, lifecycle, storage, consoles),
                        idempotency,
                        switches),
                ApiStyle.REST,
                new RestStyle(
                        fleet,
                        contract,
                        access,
                        tokens,
                        new RestCalls(fleet, lifecycle, storage, network, consoles),
                        switches),
                ApiStyle.QINGCLOUD,
                new QingcloudStyle(
                        fleet,
                        time,
                        contract,
                        access,
                        new QingcloudCalls(fleet, lifecycle, storage, network),
                        switches));
    }

    /**
     * Opens the service.
     *
     * @param clock what the fleet lives by
     * @param wall the same clock, possibly put wrong on purpose: what answers are dated and signatures checked by
     * @param journalSize most calls kept
     */
    public static QingzhouService open(QingzhouOptions options, Clock clock, Clock wall, int journalSize) {
        return new QingzhouService(options, clock, wall, journalSize);
    }

    /** The fleet past the protocols. */
    public QingzhouControls controls() {
        return new QingzhouControls(fleet, network, time, access, tokens, switches);
    }

    /** The latest calls in the order they were answered. Requests that a fault answered or dropped are not among them. */
    public List<QingzhouCall> calls() {
        return log.calls();
    }

    public void clearCalls() {
        log.clear();
    }

    /** Back to the beginning. Requests must not be under way. */
    public void reset() {
        fleet.reset();
        access.reset();
        acs3.reset();
        tokens.revokeAll();
        switches.reset();
        synchronized (fleet) {
            idempotency.reset();
            consoles.reset();
            network.reset();
        }
        log.clear();
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        byte[] body = request.body().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new DropConnectionException("a body of more than " + MAX_BODY + " bytes");
        }
        Optional<ApiStyle> style = style(request);
        if (style.isEmpty()) {
            return signedOff(plain(request));
        }
        CallNote note = new CallNote();
        HttpResponse response = answer(style.get(), request, body, note);
        log.add(new QingzhouCall(
                style.get(),
                note.operation(),
                note.action(),
                note.account(),
                request.method(),
                request.target(),
                new String(body, StandardCharsets.UTF_8),
                response.status(),
                note.code()));
        return signedOff(response);
    }

    private HttpResponse answer(ApiStyle style, HttpRequest request, byte[] body, CallNote note) {
        StyleHandler handler = styles.get(style);
        try {
            return handler.handle(request, body, note);
        } catch (RuntimeException e) {
            note.code(Refusal.INTERNAL.code() + " " + e);
            return handler.error(request, Refusal.INTERNAL.status(), Refusal.INTERNAL.code());
        }
    }

    private static Optional<ApiStyle> style(HttpRequest request) {
        String path = path(request);
        if (path.startsWith("/v1/")) {
            return Optional.of(ApiStyle.OPENAPI);
        }
        if (path.startsWith("/api/")) {
            return Optional.of(ApiStyle.REST);
        }
        return path.equals("/iaas/") || path.equals("/iaas") ? Optional.of(ApiStyle.QINGCLOUD) : Optional.empty();
    }

    private static String path(HttpRequest request) {
        String target = request.pathAndQuery();
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** What needs no credentials: the root, which tells that the server is there, and consoles. */
    private HttpResponse plain(HttpRequest request) {
        String path = path(request);
        if (path.equals("/") && request.method().matches("GET|HEAD")) {
            return HttpResponse.of(200).body("{}".getBytes(StandardCharsets.UTF_8), TYPE);
        }
        if (path.startsWith("/vnc/") && request.method().equals("GET")) {
            String query = request.pathAndQuery().substring(path.length()).replaceFirst("\\?", "");
            synchronized (fleet) {
                fleet.catchUp();
                boolean open = consoles.opens(
                        path.substring("/vnc/".length()),
                        QueryParameters.parse(query).firstOr("token", ""));
                return HttpResponse.of(open ? 200 : 403)
                        .body((open ? "console" : "no such ticket").getBytes(StandardCharsets.UTF_8), "text/plain");
            }
        }
        return HttpResponse.of(404).body("{}".getBytes(StandardCharsets.UTF_8), TYPE);
    }

    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        StyleHandler handler = styles.get(style(request).orElse(ApiStyle.OPENAPI));
        return signedOff(handler.error(request, status, code));
    }

    @Override
    public HttpResponse bare(HttpRequest request, int status) {
        return signedOff(HttpResponse.of(status));
    }

    private HttpResponse signedOff(HttpResponse response) {
        return response.header("Date", HttpDates.format(time.wall()));
    }
}
