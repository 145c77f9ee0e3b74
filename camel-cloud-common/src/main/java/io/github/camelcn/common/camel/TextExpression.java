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
package io.github.camelcn.common.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/**
 * The text of an option that may contain Simple expressions. A text without any needs no language on the class path.
 * Thread-safe.
 */
public final class TextExpression {

    private final String text;
    private final Expression expression;

    private TextExpression(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /** @param text null counts as empty */
    public static TextExpression of(CamelContext context, String text) {
        String given = text == null ? "" : text;
        if (!given.contains("${") && !given.contains("$simple{")) {
            return new TextExpression(given, null);
        }
        Expression expression = context.resolveLanguage("simple").createExpression(given);
        expression.init(context);
        return new TextExpression(given, expression);
    }

    /** Whether there is no text at all. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it says the same for every exchange. */
    public boolean isLiteral() {
        return expression == null;
    }

    /** What every result starts with, as far as that is known beforehand. */
    public String literalHead() {
        if (isLiteral()) {
            return text;
        }
        int first = text.indexOf('$');
        while (!text.startsWith("${", first) && !text.startsWith("$simple{", first)) {
            first = text.indexOf('$', first + 1);
        }
        return text.substring(0, first);
    }

    /** Empty if the expression has no value. */
    public String evaluate(Exchange exchange) {
        if (isLiteral()) {
            return text;
        }
        String value = expression.evaluate(exchange, String.class);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return text;
    }
}
