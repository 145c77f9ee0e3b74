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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.http.ServiceHandler;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.Store;
import io.github.camelcn.emulator.notification.Notifications;
import io.github.camelcn.emulator.wire.Json;

/** The walk of a native request: who is it, what is asked, work, and what went wrong as JSON. Thread-safe. */
public final class NativeService implements ServiceHandler, AutoCloseable {
    private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String UP_TOKEN = "UpToken ";

    private final NativeAuthenticator authenticator;
    private final Answers answers;
    private final Receiver receiver;
    private final Buckets buckets;
    private final Clock clock;
    private final Domains domains;
    private final RegionCalls regions;
    private final BucketCalls bucketCalls;
    private final ObjectCalls objects;
    private final ListCalls listings;
    private final FetchCalls fetches;
    private final FormUpload forms;
    private final ResumableUpload uploads;
    private final EventCalls events;
    private final Notifications notifications = new Notifications();
    private final Map<String, String> openDomains = new ConcurrentHashMap<>();

    public NativeService(Store store, Receiver receiver, KodoOptions options, Clock clock, Domains domains) {
        this.authenticator = new NativeAuthenticator(options, clock);
        this.answers = new Answers(clock);
        this.receiver = receiver;
        this.buckets = new Buckets(store);
        this.clock = clock;
        this.domains = domains;
        this.regions = new RegionCalls(buckets, options, this::domain);
        this.bucketCalls = new BucketCalls(buckets, options, clock, this::domain);
        this.objects = new ObjectCalls(buckets, options, clock);
        this.listings = new ListCalls(buckets, clock);
        this.fetches = new FetchCalls(buckets, receiver, options, clock);
        this.events = new EventCalls(buckets);
        EventNotices notices = new EventNotices(notifications, options, clock);
        store.watch(notices::of);
        Deposit deposit = new Deposit(authenticator, clock);
        this.forms = new FormUpload(buckets, authenticator, deposit, receiver, options);
        this.uploads = new ResumableUpload(buckets, authenticator, deposit, receiver, options, clock);
    }

    /** Whether a request speaks the native protocol. */
    public static boolean speaks(HttpRequest request) {
        String authorization = request.headers().firstOr("Authorization", "");
        if (!authorization.isEmpty()) {
            return NativeAuthenticator.isManagement(authorization) || authorization.startsWith(UP_TOKEN);
        }
        return isForm(request) || isRegionQuery(request);
    }

    private static boolean isForm(HttpRequest request) {
        return request.method().equals("POST")
                && request.pathAndQuery().equals("/")
                && request.headers().firstOr("Content-Type", "").startsWith("multipart/form-data");
    }

    private static boolean isRegionQuery(HttpRequest request) {
        return request.method().equals("GET") && request.pathAndQuery().startsWith("/v4/query?");
    }

    /** Host and port of the domain a bucket is downloaded from; opened when it is asked for first. */
    public String domain(Bucket bucket) {
        return openDomains.computeIfAbsent(
                bucket.name(),
                name -> domains.open(new DownloadDomain(name, buckets, authenticator, fetches, answers, clock)));
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        return answers.guarded(request, () -> answer(request));
    }

    private HttpResponse answer(HttpRequest request) throws IOException {
        String target = request.pathAndQuery();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String rawQuery = question < 0 ? "" : target.substring(question + 1);
        String authorization = request.headers().firstOr("Authorization", "");
        if (authorization.startsWith(UP_TOKEN)) {
            return uploads.handle(
                    request, path, QueryParameters.parse(rawQuery), authorization.substring(UP_TOKEN.length()));
        }
        if (isForm(request)) {
            return forms.upload(request);
        }
        if (isRegionQuery(request)) {
            return regions.query(request, QueryParameters.parse(rawQuery));
        }
        byte[] body = receiver.read(request.body(), Receiver.Expectation.atMost(MAX_BODY_BYTES));
        String userId = authenticator.authenticate(request, body);
        if (request.headers().firstOr("Content-Type", "").startsWith(FORM) && body.length > 0) {
            rawQuery += "&" + new String(body, StandardCharsets.UTF_8);
        }
        return run(request, Operation.find(request.method(), path), path, rawQuery, body, userId);
    }

    private HttpResponse run(
            HttpRequest request, Operation operation, String path, String rawQuery, byte[] body, String userId)
            throws IOException {
        QueryParameters query = QueryParameters.parse(rawQuery);
        String rest = operation.rest(path);
        return switch (operation) {
            case REGIONS -> regions.regions(request);
            case BUCKETS -> bucketCalls.list(query, userId);
            case BUCKETS_WITH_DETAILS -> bucketCalls.details(userId);
            case MAKE_BUCKET -> bucketCalls.make(rest, userId);
            case DROP_BUCKET -> bucketCalls.drop(rest, userId);
            case BUCKET_INFORMATION -> bucketCalls.information(query, userId);
            case DOMAINS -> bucketCalls.domains(query, userId, false);
            case DOMAINS_WITH_DETAILS -> bucketCalls.domains(query, userId, true);
            case MAKE_PRIVATE -> bucketCalls.makePrivate(query, userId);
            case GET_QUOTA -> bucketCalls.quota(rest, userId);
            case SET_QUOTA -> bucketCalls.setQuota(rest, userId);
            case SET_CORS -> bucketCalls.setCors(rest, userId, body);
            case GET_CORS -> bucketCalls.cors(rest, userId);
            case GET_TAGS -> bucketCalls.tags(query, userId);
            case PUT_TAGS -> bucketCalls.putTags(query, userId, body);
            case DELETE_TAGS -> bucketCalls.deleteTags(query, userId);
            case ADD_RULE, UPDATE_RULE, DELETE_RULE -> bucketCalls.changeRule(query, userId, operation);
            case GET_RULES -> bucketCalls.rules(query, userId);
            case ADD_EVENT, UPDATE_EVENT, DELETE_EVENT -> events.change(query, userId, operation);
            case GET_EVENTS -> events.rules(query, userId);
            case STAT,
                    COPY,
                    MOVE,
                    DELETE,
                    CHANGE_MIME,
                    CHANGE_TYPE,
                    CHANGE_STATUS,
                    DELETE_AFTER_DAYS,
                    LIFECYCLE,
                    RESTORE -> Json.answer(objects.run(operation, request.pathAndQuery(), userId));
            case BATCH -> objects.batch(body, userId);
            case LIST -> listings.list(query, userId);
            case FETCH -> fetches.fetch(rest, userId);
            case ASYNC_FETCH -> fetches.later(body, userId);
            case ASYNC_FETCH_STATE -> fetches.state(query);
            case PREFETCH -> fetches.prefetch(rest, userId);
        };
    }

    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        return answers.error(request, status, code);
    }

    @Override
    public HttpResponse bare(HttpRequest request, int status) {
        return answers.finish(request, HttpResponse.of(status));
    }

    /** What is told when objects change, by either protocol. */
    public Notifications notifications() {
        return notifications;
    }

    @Override
    public void close() {
        notifications.close();
        fetches.close();
    }
}
