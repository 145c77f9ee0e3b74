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
package io.github.camelcn.emulator.qingstor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.DropConnectionException;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.IncompleteBodyException;
import io.github.camelcn.emulator.http.ResponseBody;
import io.github.camelcn.emulator.http.ServiceHandler;
import io.github.camelcn.emulator.notification.Notifications;
import io.github.camelcn.emulator.storage.BlobStore;
import io.github.camelcn.emulator.storage.Persistence;
import io.github.camelcn.emulator.wire.Json;

/**
 * The walk of a request: address, zone, signature, operation, permission, work, and whatever went wrong as an error
 * body. Thread-safe.
 */
public final class QingStorService implements ServiceHandler, AutoCloseable {
    private static final String HELP = "https://docsv4.qingcloud.com/user_guide/storage/object_storage/api/error_code/";
    private static final List<String> SOURCES = List.of("x-qs-copy-source", "x-qs-move-source", "x-qs-fetch-source");
    private static final ResponseBody NO_BODY = ResponseBody.of(new byte[0]);

    private final Store store;
    private final BlobStore blobs;
    private final Receiver receiver;
    private final ServiceOptions options;
    private final Clock clock;
    private final Hosts hosts;
    private final Authenticator authenticator;
    private final Permissions permissions = new Permissions();
    private final CorsCalls cors = new CorsCalls();
    private final Operations operations;
    private final Notifications notifications;

    private QingStorService(
            Store store, BlobStore blobs, ServiceOptions options, Clock clock, Notifications notifications) {
        this.notifications = notifications;
        this.store = store;
        this.blobs = blobs;
        this.receiver = new Receiver(blobs, options.trustContentMd5());
        this.options = options;
        this.clock = clock;
        SettingCalls settings = new SettingCalls(store);
        this.hosts = new Hosts(options, domain -> settings.bucketOf(domain).map(Bucket::name));
        this.authenticator = new Authenticator(options, clock);
        this.operations = new Operations(store, settings, cors, permissions, receiver, options);
    }

    /**
     * Opens the service. Without a directory small objects stay on the heap and large ones in a temporary directory that
     * is removed on close; with one, buckets, settings and finished objects outlive the process.
     *
     * @param memoryBudget most bytes of small objects on the heap; the rest goes to the temporary directory
     * @throws IOException when the directory cannot be read
     */
    public static QingStorService open(ServiceOptions options, Clock clock, Optional<Path> directory, long memoryBudget)
            throws IOException {
        BlobStore blobs = new BlobStore(directory, memoryBudget);
        Notifications notifications = new Notifications();
        EventNotices notices = new EventNotices(notifications, clock);
        Store store;
        if (directory.isPresent()) {
            DiskPersistence disk = new DiskPersistence(directory.get(), blobs);
            store = new Store(disk, notices::of);
            disk.load(store);
        } else {
            store = new Store(Persistence.none(), notices::of);
        }
        return new QingStorService(store, blobs, options, clock, notifications);
    }

    /** What is stored, past the protocol. */
    public QingStorContents contents() {
        return new QingStorContents(store, receiver, options, clock);
    }

    /** What the service tells others by itself. */
    public Notifications notifications() {
        return notifications;
    }

    @Override
    public void close() {
        notifications.close();
        blobs.close();
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        try {
            return signedOff(request, answer(request));
        } catch (ServiceError e) {
            return error(request, e.code().status(), e.text(), e.getMessage());
        } catch (IncompleteBodyException e) {
            return error(request, ErrorCode.INCOMPLETE_BODY.status(), ErrorCode.INCOMPLETE_BODY.text(), e.getMessage());
        } catch (DropConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return error(request, ErrorCode.INTERNAL_ERROR.status(), ErrorCode.INTERNAL_ERROR.text(), "emulator: " + e);
        }
    }

    private HttpResponse answer(HttpRequest request) throws IOException {
        Address address = hosts.resolve(request);
        if (address.kind() == Address.Kind.GLOBAL_BUCKET) {
            return redirectToZone(request, address);
        }
        Instant now = clock.instant();
        Call call = Call.of(request, address, authenticator.authenticate(request, address), now);
        Operation operation = Operation.find(request.method(), scope(address), address, request.headers()::contains)
                .orElseThrow(() -> new ServiceError(
                        ErrorCode.METHOD_NOT_ALLOWED, request.method() + " is not allowed on " + address.rawPath()));
        Optional<Bucket> bucket = operation == Operation.CREATE_BUCKET || address.isService()
                ? Optional.empty()
                : Optional.of(bucket(address));
        Optional<HttpResponse> discovered = bucket.flatMap(found -> discovery(request, operation, call, found));
        if (discovered.isPresent()) {
            return discovered.get();
        }
        permissions.require(operation, call, bucket);
        requirePlain(call);
        HttpResponse response = operations.run(operation, call, bucket);
        if (bucket.isPresent() && operation != Operation.PREFLIGHT) {
            cors.decorate(call, bucket.get(), response);
        }
        return response;
    }

    @NotVerified("Naming a version, or more than one kind of source, is answered 400 invalid_request.")
    private static void requirePlain(Call call) {
        if (call.query().has("version_id")) {
            throw new ServiceError(ErrorCode.INVALID_REQUEST, "the bucket has no versions, version_id cannot be used");
        }
        long sources = SOURCES.stream().filter(call.headers()::contains).count();
        if (sources > 1) {
            throw new ServiceError(ErrorCode.INVALID_REQUEST, "copy, move and fetch source exclude each other");
        }
    }

    private static Operation.Scope scope(Address address) {
        if (address.isService()) {
            return Operation.Scope.SERVICE;
        }
        return address.isObject() ? Operation.Scope.OBJECT : Operation.Scope.BUCKET;
    }

    @NotVerified("A bucket addressed in another zone is answered 404 with the right zone in the message.")
    private Bucket bucket(Address address) {
        Optional<String> zone = address.zone();
        if (zone.isEmpty() && options.zoneCheckOnIp() && address.kind() == Address.Kind.PLAIN) {
            zone = Optional.of(options.defaultZone());
        }
        Bucket bucket = store.find(address.bucket())
                .orElseThrow(() -> new ServiceError(
                        ErrorCode.BUCKET_NOT_EXISTS, "the bucket " + address.bucket() + " does not exist"));
        if (zone.isPresent() && !zone.get().equals(bucket.zone())) {
            throw new ServiceError(
                    ErrorCode.BUCKET_NOT_EXISTS,
                    "the bucket " + bucket.name() + " does not exist in zone " + zone.get() + ", it is in zone "
                            + bucket.zone());
        }
        return bucket;
    }

    /**
     * Zone discovery: an unsigned HEAD of a bucket on the global host names the zone in a Location header. An IP address
     * plays the global host, except that a HEAD which policy permits anonymously is simply answered there.
     *
     * <p>Source: qsctl 2.x and go-service-qingstor, which send this request and read the answer.
     */
    private Optional<HttpResponse> discovery(HttpRequest request, Operation operation, Call call, Bucket bucket) {
        boolean asks = operation == Operation.HEAD_BUCKET && call.caller().anonymous();
        boolean global = call.address().kind() == Address.Kind.GLOBAL;
        boolean plain = call.address().kind() == Address.Kind.PLAIN;
        if (!asks || (!global && !plain)) {
            return Optional.empty();
        }
        if (plain && bucket.zone().equals(options.defaultZone()) && permissions.allows(operation, call, bucket)) {
            return Optional.empty();
        }
        return Optional.of(
                HttpResponse.of(301).header("Location", origin(request, bucket.zone()) + "/" + bucket.name()));
    }

    /** Source: QingStor API documentation, "Redirects"; every request to {@code <bucket>.<base>} is sent on. */
    private HttpResponse redirectToZone(HttpRequest request, Address address) {
        Bucket bucket = store.find(address.bucket())
                .orElseThrow(() -> new ServiceError(
                        ErrorCode.BUCKET_NOT_EXISTS, "the bucket " + address.bucket() + " does not exist"));
        return HttpResponse.of(307)
                .header("Location", origin(request, bucket.name() + "." + bucket.zone()) + request.pathAndQuery());
    }

    private String origin(HttpRequest request, String labels) {
        String authority = request.authority();
        int colon = authority.lastIndexOf(':');
        String port = colon > authority.lastIndexOf(']') ? authority.substring(colon) : "";
        return (request.secure() ? "https://" : "http://") + labels + "." + options.baseHost() + port;
    }

    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        return error(request, status, code, "the emulator was told to answer " + code);
    }

    @Override
    public HttpResponse bare(HttpRequest request, int status) {
        return signedOff(request, HttpResponse.of(status));
    }

    /** Source: QingStor API documentation, "Error codes"; answers to HEAD have no body and no length. */
    private HttpResponse error(HttpRequest request, int status, String code, String message) {
        request.examination().error(code, message);
        HttpResponse response = HttpResponse.of(status);
        if (!request.method().equals("HEAD")) {
            ObjectNode body = Json.object();
            body.put("code", code)
                    .put("message", message)
                    .put("request_id", request.id())
                    .put("url", HELP);
            response = Json.answer(status, body);
        }
        return signedOff(request, response);
    }

    private HttpResponse signedOff(HttpRequest request, HttpResponse response) {
        if (request.method().equals("HEAD") && response.status() >= 400) {
            response.body(NO_BODY);
        }
        response.headers()
                .add("Server", "QingStor")
                .add("Date", HttpDates.format(clock.instant()))
                .add("x-qs-request-id", request.id());
        return response;
    }
}
