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

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/**
 * A cloud whose instances are worked with. The type of the request says what is to be done, and what it results in.
 * Calls run on the caller's thread; for many threads at once. Whoever made it closes it.
 */
public interface QingzhouApi extends Closeable {

    ApiStyle apiStyle();

    /** The address requests go to. */
    String endpoint();

    /** Whether the style has an operation; those that only wait are offered by every style. */
    boolean offers(QingzhouOperation operation);

    /** @throws NotOfferedException if the style does not have an operation, naming those that do */
    void requireOffered(QingzhouOperation operation);

    /** The inputs that an operation takes in this style, by the names of its request's components. */
    Set<String> inputs(QingzhouOperation operation);

    /** The id the service gave to the latest request of this thread; empty if it gave none, or nothing was asked. */
    default Optional<String> latestRequestId() {
        return Optional.empty();
    }

    /** How an operation behaves in this style. */
    OperationRules rules(QingzhouOperation operation);

    /**
     * Does what the request says; reads may be answered by the cache.
     *
     * @throws NotOfferedException if the style does not have the operation
     * @throws IllegalArgumentException if the request could never succeed; nothing was sent
     * @throws MayHaveBeenCreatedException if something was to be made and the answer was lost
     * @throws io.github.camelcn.common.error.CloudException if the service said no, or nothing
     */
    default <R> R execute(QingzhouRequest<R> request) throws IOException {
        return execute(request, Freshness.CACHED);
    }

    /** The same, saying how old an answer may be. */
    <R> R execute(QingzhouRequest<R> request, Freshness freshness) throws IOException;

    /** All items of a list from the requested page on, a page at a time as they are asked for. For one thread. */
    default <T> Listing<T> list(PagedRequest<T> request) {
        return list(request, Freshness.CACHED);
    }

    /** The same, saying how old an answer may be. */
    <T> Listing<T> list(PagedRequest<T> request, Freshness freshness);

    /** Watches changes until they end. */
    Waiters waiters();
}
