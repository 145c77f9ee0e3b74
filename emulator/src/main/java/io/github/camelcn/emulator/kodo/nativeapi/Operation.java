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

import java.util.Optional;
import java.util.Set;

/**
 * The management calls: the route table. A request is the first call whose method fits and whose path it begins with.
 *
 * <p>Source: Qiniu API descriptions; qiniu-java-sdk 7.19.0.
 */
enum Operation {
    REGIONS("/regions", "GET"),
    BUCKETS("/buckets", "GET", "POST"),
    BUCKETS_WITH_DETAILS("/v2/buckets", "GET"),
    MAKE_BUCKET("/mkbucketv3/", "POST"),
    DROP_BUCKET("/drop/", "POST"),
    BUCKET_INFORMATION("/v2/bucketInfo", "POST", "GET"),
    DOMAINS("/v2/domains", "GET"),
    DOMAINS_WITH_DETAILS("/v3/domains", "GET"),
    MAKE_PRIVATE("/private", "POST"),
    GET_QUOTA("/getbucketquota/", "POST", "GET"),
    SET_QUOTA("/setbucketquota/", "POST"),
    SET_CORS("/corsRules/set/", "POST"),
    GET_CORS("/corsRules/get/", "GET"),
    GET_TAGS("/bucketTagging", "GET"),
    PUT_TAGS("/bucketTagging", "PUT"),
    DELETE_TAGS("/bucketTagging", "DELETE"),
    ADD_RULE("/rules/add", "POST"),
    UPDATE_RULE("/rules/update", "POST"),
    DELETE_RULE("/rules/delete", "POST"),
    GET_RULES("/rules/get", "GET"),
    ADD_EVENT("/events/add", "POST"),
    UPDATE_EVENT("/events/update", "POST"),
    DELETE_EVENT("/events/delete", "POST"),
    GET_EVENTS("/events/get", "GET", "POST"),
    STAT("/stat/", "GET", "POST"),
    COPY("/copy/", "POST"),
    MOVE("/move/", "POST"),
    DELETE("/delete/", "POST"),
    CHANGE_MIME("/chgm/", "POST"),
    CHANGE_TYPE("/chtype/", "POST"),
    CHANGE_STATUS("/chstatus/", "POST"),
    DELETE_AFTER_DAYS("/deleteAfterDays/", "POST"),
    LIFECYCLE("/lifecycle/", "POST"),
    RESTORE("/restoreAr/", "POST"),
    BATCH("/batch", "POST"),
    LIST("/list", "GET", "POST"),
    FETCH("/fetch/", "POST"),
    ASYNC_FETCH("/sisyphus/fetch", "POST"),
    ASYNC_FETCH_STATE("/sisyphus/fetch", "GET"),
    PREFETCH("/prefetch/", "POST");

    private static final Operation[] TABLE = values();

    private final String path;
    private final Set<String> methods;

    Operation(String path, String... methods) {
        this.path = path;
        this.methods = Set.of(methods);
    }

    /** @throws NativeError 404 for a path nobody serves, 405 when only the method does not fit */
    static Operation find(String method, String path) {
        boolean known = false;
        for (Operation operation : TABLE) {
            if (operation.fits(path)) {
                known = true;
                if (operation.methods.contains(method)) {
                    return operation;
                }
            }
        }
        throw known
                ? new NativeError(NativeError.METHOD_NOT_ALLOWED, "method not allowed")
                : new NativeError(NativeError.NOT_FOUND, "document not found");
    }

    /** The call on an object a line of a batch asks for. */
    static Optional<Operation> inBatch(String path) {
        for (Operation operation : TABLE) {
            if (operation.onObject() && operation.fits(path)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    private boolean fits(String candidate) {
        return path.endsWith("/") ? candidate.startsWith(path) : candidate.equals(path);
    }

    boolean onObject() {
        return compareTo(STAT) >= 0 && compareTo(RESTORE) <= 0;
    }

    /** What follows the name of the call in a path. */
    String rest(String whole) {
        return whole.substring(path.length());
    }
}
