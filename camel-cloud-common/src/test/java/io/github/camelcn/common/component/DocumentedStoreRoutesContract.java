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
package io.github.camelcn.common.component;

import java.util.Set;

import org.apache.camel.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of the page of a store, whose component needs the buckets {@code my-bucket} and {@code archive}. */
public abstract class DocumentedStoreRoutesContract extends DocumentedRoutesContract {

    /**
     * @param scheme the component's, and how its pages are named
     * @param operations what a producer can do
     */
    protected DocumentedStoreRoutesContract(String scheme, Class<? extends Enum<?>> operations) {
        super(scheme, operations);
    }

    /** What routes can fetch: the property {@code source.url}. */
    protected abstract String sourceUrl();

    /** What a part has at least. */
    protected abstract int smallestPart();

    /** Looks at what the operations left in the store, in whose bucket {@code archive} {@code tail.bin} was, of three bytes. */
    protected abstract void everythingIsStored();

    @Override
    protected final void prepare() {
        context.getPropertiesComponent().addInitialProperty("source.url", sourceUrl());
    }

    @Override
    protected final Set<String> unnamedOperations() {
        return Set.of("putObject");
    }

    @Override
    protected final void message(Exchange exchange) {
        exchange.setProperty("firstPart", new byte[smallestPart()]);
    }

    @Override
    protected final void everythingIsDone() {
        assertThat(received("mock:text")).containsExactly("hello");
        assertThat(received("mock:lastTwoBytes")).containsExactly("lo");
        assertThat(received("mock:object")).hasSize(1);
        everythingIsStored();
    }
}
