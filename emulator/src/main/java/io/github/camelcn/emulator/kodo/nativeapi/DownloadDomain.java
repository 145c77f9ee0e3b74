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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.http.ServiceHandler;
import io.github.camelcn.emulator.http.Verdict;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.kodo.store.Thaw;
import io.github.camelcn.emulator.storage.ByteRange;
import io.github.camelcn.emulator.storage.Conditions;
import io.github.camelcn.emulator.storage.ContentBody;

/**
 * The domain a bucket is downloaded from: public buckets by plain links, private ones by signed links.
 *
 * <p>Source: Qiniu documentation 1202, "Download token"; qiniu-java-sdk 7.19.0. Thread-safe.
 */
final class DownloadDomain implements ServiceHandler {
    private final String bucketName;
    private final Buckets buckets;
    private final NativeAuthenticator authenticator;
    private final FetchCalls fetches;
    private final Answers answers;
    private final Clock clock;

    DownloadDomain(
            String bucketName,
            Buckets buckets,
            NativeAuthenticator authenticator,
            FetchCalls fetches,
            Answers answers,
            Clock clock) {
        this.bucketName = bucketName;
        this.buckets = buckets;
        this.authenticator = authenticator;
        this.fetches = fetches;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        return answers.guarded(request, () -> answer(request));
    }

    private HttpResponse answer(HttpRequest request) {
        boolean head = request.method().equals("HEAD");
        if (!head && !request.method().equals("GET")) {
            throw new NativeError(NativeError.METHOD_NOT_ALLOWED, "method not allowed");
        }
        Bucket bucket = buckets.store()
                .find(bucketName)
                .orElseThrow(() -> new NativeError(NativeError.NOT_FOUND, "no such domain"));
        String target = request.pathAndQuery();
        int question = target.indexOf('?');
        QueryParameters query = QueryParameters.parse(question < 0 ? "" : target.substring(question + 1));
        authorize(request, query, bucket);
        requireNoProcessing(query);
        String key = PercentCodec.decodeStrictly(question < 0 ? target.substring(1) : target.substring(1, question))
                .orElseThrow(() -> NativeError.badRequest("key must be utf8 encoding"));
        StoredObject object = bucket.table()
                .hold(key)
                .or(() -> fetches.mirrored(bucket, key))
                .orElseThrow(() -> new NativeError(NativeError.NOT_FOUND, "Document not found"));
        boolean handedOver = false;
        try {
            HttpResponse response = read(request, query, object);
            handedOver = response.status() != 304 && !head;
            if (handedOver) {
                Optional<ByteRange> range =
                        request.headers().first("Range").flatMap(header -> ByteRange.parse(header, object.size()));
                response.body(new ContentBody(object.content(), Optional.empty(), range));
            }
            return response;
        } finally {
            if (!handedOver) {
                object.content().release();
            }
        }
    }

    @NotVerified("A signed link of a public bucket is checked like one of a private bucket.")
    private void authorize(HttpRequest request, QueryParameters query, Bucket bucket) {
        Optional<String> user = authenticator.link(request);
        if (user.isEmpty()) {
            if (bucket.isPrivate()) {
                request.examination().refuse(Verdict.Check.HEADER, "links of a private bucket are signed");
                throw NativeError.badToken("token not specified");
            }
            return;
        }
        try {
            authenticator.requireFuture(request.examination(), Long.parseLong(query.firstOr("e", "")), "token expired");
        } catch (NumberFormatException e) {
            request.examination().refuse(Verdict.Check.CLOCK, "e is not a time");
            throw NativeError.badToken("bad token: e is not a time");
        }
        if (!user.get().equals(bucket.ownerId())) {
            request.examination().refuse(Verdict.Check.KEY, "the access key is not of the owner of the bucket");
            throw NativeError.badToken("bad token");
        }
    }

    @NotVerified("Processing commands are refused with 400 instead of being carried out.")
    private static void requireNoProcessing(QueryParameters query) {
        query.all().stream()
                .filter(parameter ->
                        parameter.value().isEmpty() && parameter.name().contains("/"))
                .findFirst()
                .ifPresent(parameter -> {
                    throw NativeError.badRequest("the emulator does not process '" + parameter.name() + "'");
                });
    }

    @NotVerified("The ETag is the qetag in quotes; a frozen object is answered 403.")
    private HttpResponse read(HttpRequest request, QueryParameters query, StoredObject object) {
        if (object.state().disabled()) {
            throw new NativeError(NativeError.FORBIDDEN, "the file is disabled");
        }
        if (object.phase(clock.instant()) != Thaw.Phase.THAWED) {
            throw new NativeError(NativeError.FORBIDDEN, "the file is archived, restore it first");
        }
        String etag = '"' + object.fingerprint().qetag() + '"';
        StoredObject shown = new StoredObject(
                object.key(),
                object.content(),
                object.size(),
                etag,
                object.fingerprint(),
                object.attributes(),
                object.modified(),
                object.state());
        Conditions.Verdict verdict = Conditions.check(request.headers(), "", shown);
        if (verdict == Conditions.Verdict.FAILED) {
            throw new NativeError(NativeError.CONDITION_FAILED, "precondition failed");
        }
        if (verdict == Conditions.Verdict.NOT_MODIFIED) {
            return HttpResponse.of(304).header("ETag", etag);
        }
        Optional<ByteRange> range = request.headers().first("Range").map(header -> ByteRange.parse(
                        header, object.size())
                .orElseThrow(() -> new NativeError(NativeError.OUT_OF_RANGE, "range not satisfiable")));
        HttpResponse response = HttpResponse.of(range.isPresent() ? 206 : 200);
        Attributes attributes = object.attributes();
        response.headers()
                .add("Content-Type", attributes.contentType())
                .add("ETag", etag)
                .add("Last-Modified", HttpDates.format(object.modified()))
                .add("Accept-Ranges", "bytes");
        attributes.headers().forEach(response.headers()::add);
        attributes.metadata().forEach((name, value) -> response.headers().add("x-qn-meta-" + name, value));
        range.ifPresent(window -> response.header("Content-Range", window.contentRange(object.size())));
        query.first("attname")
                .ifPresent(name -> response.header(
                        "Content-Disposition",
                        "attachment; filename*=utf-8''"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20")));
        return response.header(
                "Content-Length", Long.toString(range.map(ByteRange::length).orElse(object.size())));
    }

    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        return answers.error(request, status, code);
    }

    @Override
    public HttpResponse bare(HttpRequest request, int status) {
        return answers.finish(request, HttpResponse.of(status));
    }
}
