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
package io.github.camelcn.component.kodo.management;

import java.net.URI;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Let the service download a URL some time later. Not idempotent: a request whose answer is lost is not repeated, since
 * it might fetch twice.
 *
 * <p>Source: provider documentation, "Asynchronous fetch"; official SDK for Java 7.19.0.
 *
 * @param bucket where to
 * @param key the object to store it as; empty to let the service take its hash
 * @param sources absolute http or https URLs of the same content, the next one if one fails; at least one
 * @param host the Host header the service sends; empty for that of the URL
 * @param md5 of the content, hexadecimal, to be compared; empty for none
 * @param etag the qetag of the content, to be compared; empty for none
 * @param callbackUrl who is told about the result; empty for nobody
 * @param callbackBody the template of that notification; needs {@code callbackUrl}
 * @param callbackBodyType its media type; needs {@code callbackUrl}
 * @param callbackHost its Host header; needs {@code callbackUrl}
 * @param fileType the storage class by native number, 0 to 5
 * @param ignoreSameKey whether nothing is fetched if there is an object with this key already
 */
public record AsyncFetchRequest(
        String bucket,
        String key,
        List<URI> sources,
        String host,
        String md5,
        String etag,
        String callbackUrl,
        String callbackBody,
        String callbackBodyType,
        String callbackHost,
        int fileType,
        boolean ignoreSameKey) {

    public AsyncFetchRequest {
        NativeNames.bucket(bucket);
        NativeNames.keyOrEmpty(key);
        sources = List.copyOf(sources);
        requireNonNull(host, "host");
        requireNonNull(md5, "md5");
        requireNonNull(etag, "etag");
        FileTypes.check(fileType);
        if (sources.isEmpty() || !sources.stream().allMatch(WebUrls::isWeb)) {
            throw new IllegalArgumentException(
                    "the source of a fetch must be an absolute http or https URL with a host");
        }
        if (sources.stream().anyMatch(source -> source.toString().indexOf(';') >= 0)) {
            throw new IllegalArgumentException(
                    "the source of an asynchronous fetch must not contain ';', which separates sources: write %3B");
        }
        if (!md5.isEmpty() && !md5.matches("[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("md5 must have 32 hexadecimal digits");
        }
        boolean withoutCallback = callbackBody.isEmpty() && callbackBodyType.isEmpty() && callbackHost.isEmpty();
        if (callbackUrl.isEmpty() && !withoutCallback) {
            throw new IllegalArgumentException(
                    "callbackBody, callbackBodyType and callbackHost have no effect without callbackUrl");
        }
        if (!callbackUrl.isEmpty() && !WebUrls.isWeb(callbackUrl)) {
            throw new IllegalArgumentException("callbackUrl must be an absolute http or https URL with a host");
        }
        if (ignoreSameKey && key.isEmpty()) {
            throw new IllegalArgumentException("ignoreSameKey needs a key to compare");
        }
    }

    /** Nothing but where from and where to. */
    public static AsyncFetchRequest of(String bucket, String key, URI source) {
        return new AsyncFetchRequest(bucket, key, List.of(source), "", "", "", "", "", "", "", 0, false);
    }

    public AsyncFetchRequest withFileType(int newFileType) {
        return new AsyncFetchRequest(
                bucket,
                key,
                sources,
                host,
                md5,
                etag,
                callbackUrl,
                callbackBody,
                callbackBodyType,
                callbackHost,
                newFileType,
                ignoreSameKey);
    }

    public AsyncFetchRequest withHost(String newHost) {
        return new AsyncFetchRequest(
                bucket,
                key,
                sources,
                newHost,
                md5,
                etag,
                callbackUrl,
                callbackBody,
                callbackBodyType,
                callbackHost,
                fileType,
                ignoreSameKey);
    }

    /** What the content must be: 32 hexadecimal digits, a qetag, or empty for either. */
    public AsyncFetchRequest withDigests(String newMd5, String newEtag) {
        return new AsyncFetchRequest(
                bucket,
                key,
                sources,
                host,
                newMd5,
                newEtag,
                callbackUrl,
                callbackBody,
                callbackBodyType,
                callbackHost,
                fileType,
                ignoreSameKey);
    }

    public AsyncFetchRequest withCallback(String url, String body, String bodyType, String callbackHostHeader) {
        return new AsyncFetchRequest(
                bucket,
                key,
                sources,
                host,
                md5,
                etag,
                url,
                body,
                bodyType,
                callbackHostHeader,
                fileType,
                ignoreSameKey);
    }

    public AsyncFetchRequest withIgnoreSameKey(boolean ignore) {
        return new AsyncFetchRequest(
                bucket,
                key,
                sources,
                host,
                md5,
                etag,
                callbackUrl,
                callbackBody,
                callbackBodyType,
                callbackHost,
                fileType,
                ignore);
    }

    String resource() {
        return key.isEmpty() ? bucket : bucket + '/' + key;
    }

    /** URLs may carry signatures: only where to is shown. */
    @Override
    public String toString() {
        return "AsyncFetchRequest[" + resource() + "]";
    }
}
