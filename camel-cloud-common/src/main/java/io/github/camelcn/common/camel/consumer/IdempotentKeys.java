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
package io.github.camelcn.common.camel.consumer;

import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

import io.github.camelcn.common.camel.TextExpression;
import io.github.camelcn.common.objectstore.ObjectInfo;

/** How a consumed object is recognised: by the option's expression, else by bucket, key and content. Thread-safe. */
final class IdempotentKeys {

    private final TextExpression expression;
    private final Function<ObjectInfo, Exchange> describe;

    /**
     * @param option null or empty for the default
     * @param describe gives an exchange with the consumer's headers for the expression to work on
     */
    IdempotentKeys(CamelContext context, String option, Function<ObjectInfo, Exchange> describe) {
        this.expression = TextExpression.of(context, option);
        this.describe = describe;
    }

    /** @throws IllegalStateException if the expression fails or gives nothing for this object */
    String of(ObjectInfo object) {
        if (expression.isEmpty()) {
            return object.ref() + "-" + ObjectIdentity.of(object).content();
        }
        String key;
        try {
            key = expression.evaluate(describe.apply(object));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "idempotentKey=" + expression + " cannot be computed for " + object.ref(), e);
        }
        if (key.isEmpty()) {
            throw new IllegalStateException("idempotentKey=" + expression + " gives nothing for " + object.ref());
        }
        return key;
    }
}
