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
package io.github.camelcn.common.camel.trace;

import java.util.List;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/**
 * What a span says about a message that a component sends or has consumed, whichever tracer keeps it. Never keys,
 * tokens or encryption keys. Thread-safe.
 */
public interface SpanAttributes {

    /** The component's scheme. */
    String scheme();

    /** The component's class. */
    Class<?> componentType();

    /** A name for the span with few values: the operation. */
    String name(Exchange exchange, Endpoint endpoint);

    /** What is known before the call, by the names of the semantic conventions. */
    Map<String, String> before(Exchange exchange, Endpoint endpoint);

    /** The headers that {@link #after} looks at: a step before may have left them on the message. */
    List<String> answerHeaders();

    /** What the answer, or the failure, adds. */
    Map<String, String> after(Exchange exchange, OpenSpan begun);
}
