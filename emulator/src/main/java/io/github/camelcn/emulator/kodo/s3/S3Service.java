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
package io.github.camelcn.emulator.kodo.s3;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.DropConnectionException;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.IncompleteBodyException;
import io.github.camelcn.emulator.http.ResponseBody;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.Store;

/**
 * The walk of an S3 request: address, signature, region, operation, permission, work, and whatever went wrong as an
 * error document. Thread-safe.
 */
public final class S3Service {
    private static final String XML = "application/xml";
    private static final ResponseBody NO_BODY = ResponseBody.of(new byte[0]);

    private final Store store;
    private final KodoOptions options;
    private final Clock clock;
    private final Authenticator authenticator;
    private final Operations operations;

    public S3Service(Store store, Receiver receiver, KodoOptions options, Clock clock) {
        this.store = store;
        this.options = options;
        this.clock = clock;
        this.authenticator = new Authenticator(options, clock);
        this.operations = new Operations(store, receiver, options);
    }

    /** Answers one request; a failure of the connection is passed on. */
    public HttpResponse handle(HttpRequest request) throws IOException {
        try {
            return finish(request, answer(request));
        } catch (ServiceError e) {
            return document(request, e.code().status(), e.code().name(), e.getMessage(), e.details());
        } catch (IncompleteBodyException e) {
            return document(
                    request,
                    ErrorCode.IncompleteBody.status(),
                    ErrorCode.IncompleteBody.name(),
                    e.getMessage(),
                    Map.of());
        } catch (DropConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return document(
                    request,
                    ErrorCode.InternalError.status(),
                    ErrorCode.InternalError.name(),
                    "emulator: " + e,
                    Map.of());
        }
    }

    private HttpResponse answer(HttpRequest request) throws IOException {
        Address address = Address.of(request, options.baseHost());
        Caller caller = authenticator.authenticate(request, address);
        Bodies.requirePlain(request.headers(), caller.payload());
        Call call = Call.of(request, address, caller, clock.instant());
        Operation operation = Operation.find(request.method(), address, request.headers()::contains)
                .orElseThrow(() -> new ServiceError(
                                ErrorCode.MethodNotAllowed, "the specified method is not allowed against this resource")
                        .with("Method", request.method()));
        if (operation.unsupported()) {
            throw new ServiceError(ErrorCode.NotImplemented, "this service does not support " + operation);
        }
        requireRegion(call);
        if (operation == Operation.CREATE_BUCKET || address.isService()) {
            return operations.run(operation, call, Optional.empty());
        }
        Bucket bucket = store.findS3(address.bucket())
                .orElseThrow(() -> new ServiceError(ErrorCode.NoSuchBucket, "the specified bucket does not exist")
                        .with("BucketName", address.bucket()));
        if (operation != Operation.GET_LOCATION) {
            requireRegion(call, bucket.region().id());
        }
        Permissions.require(operation, call, bucket);
        HttpResponse response = operations.run(operation, call, Optional.of(bucket));
        if (bucket.requesterPays()) {
            response.header("x-amz-request-charged", "requester");
        }
        return response;
    }

    private void requireRegion(Call call) {
        String scope = call.caller().region();
        Optional<String> host = call.address().region();
        if (options.region(scope).isEmpty() || host.isPresent() && !host.get().equals(scope)) {
            throw wrongRegion(
                    scope,
                    host.filter(name -> options.region(name).isPresent())
                            .orElse(options.defaultRegion().id()));
        }
    }

    private static void requireRegion(Call call, String expected) {
        if (!call.caller().region().equals(expected)) {
            throw wrongRegion(call.caller().region(), expected);
        }
    }

    @NotVerified("A region other than the bucket's is answered 400 AuthorizationHeaderMalformed, in links too.")
    private static ServiceError wrongRegion(String region, String expected) {
        return new ServiceError(
                        ErrorCode.AuthorizationHeaderMalformed,
                        "the authorization header is malformed; the region '" + region + "' is wrong; expecting '"
                                + expected + "'")
                .with("Region", expected);
    }

    /** An error document as the service would write it. */
    public HttpResponse error(HttpRequest request, int status, String code, String message) {
        return document(request, status, code, message, Map.of());
    }

    /** Source: Amazon S3 API reference, "Error responses"; answers to HEAD have no body. */
    private HttpResponse document(
            HttpRequest request, int status, String code, String message, Map<String, String> details) {
        request.examination().error(code, message);
        HttpResponse response = HttpResponse.of(status);
        if (!request.method().equals("HEAD")) {
            XmlWriter xml = XmlWriter.error().element("Code", code).element("Message", message);
            details.forEach(xml::element);
            String path = request.pathAndQuery();
            int question = path.indexOf('?');
            xml.element("Resource", question < 0 ? path : path.substring(0, question))
                    .element("RequestId", request.id());
            response.body(xml.bytes(), XML);
        }
        if (details.containsKey("Region")) {
            response.header("x-amz-bucket-region", details.get("Region"));
        }
        return finish(request, response);
    }

    private static HttpResponse finish(HttpRequest request, HttpResponse response) {
        if (request.method().equals("HEAD") && response.status() >= 400) {
            response.body(NO_BODY);
        }
        response.headers().add("x-amz-request-id", request.id());
        return response;
    }

    static HttpResponse xml(int status, XmlWriter document) {
        return HttpResponse.of(status).body(document.bytes(), XML);
    }
}
