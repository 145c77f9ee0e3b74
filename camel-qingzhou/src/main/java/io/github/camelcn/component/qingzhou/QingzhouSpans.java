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
package io.github.camelcn.component.qingzhou;

import java.util.List;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.github.camelcn.common.camel.trace.OpenSpan;
import io.github.camelcn.common.camel.trace.ServiceSpan;
import io.github.camelcn.common.camel.trace.SpanAttributes;

/** Operation, instance, region and request id: what a span says about Qingzhou. */
final class QingzhouSpans implements SpanAttributes {

    @Override
    public String scheme() {
        return "qingzhou";
    }

    @Override
    public Class<?> componentType() {
        return QingzhouComponent.class;
    }

    @Override
    public String name(Exchange exchange, Endpoint endpoint) {
        if (ServiceSpan.isConsumer(exchange, endpoint)) {
            return ServiceSpan.CONSUME;
        }
        String asked = exchange.getMessage().getHeader(QingzhouHeaders.OPERATION, String.class);
        return asked == null || asked.isEmpty()
                ? ((QingzhouEndpoint) endpoint)
                        .getConfiguration()
                        .getOperation()
                        .name()
                : asked;
    }

    @Override
    public Map<String, String> before(Exchange exchange, Endpoint endpoint) {
        QingzhouEndpoint qingzhou = (QingzhouEndpoint) endpoint;
        return new ServiceSpan(scheme())
                .call(name(exchange, endpoint), endpoint)
                .region(qingzhou.getConfiguration().getRegion())
                .own("instance_id", exchange.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID))
                .attributes();
    }

    @Override
    public List<String> answerHeaders() {
        return List.of(QingzhouHeaders.REQUEST_ID, QingzhouHeaders.INSTANCE_ID);
    }

    @Override
    public Map<String, String> after(Exchange exchange, OpenSpan begun) {
        ServiceSpan span = new ServiceSpan(scheme());
        if (exchange.getException() == null && !begun.consumed()) {
            Message message = exchange.getMessage();
            begun.answered(message, QingzhouHeaders.REQUEST_ID).ifPresent(id -> span.own("request_id", id));
            begun.answered(message, QingzhouHeaders.INSTANCE_ID).ifPresent(id -> span.own("instance_id", id));
        }
        return span.failure(exchange, begun).attributes();
    }
}
