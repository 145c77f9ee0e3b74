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

import java.util.Arrays;
import java.util.List;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/** The style of this client has no such operation; nothing was sent. The message names the styles that have it. */
public final class NotOfferedException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    private final QingzhouOperation operation;

    NotOfferedException(QingzhouOperation operation, ApiStyle style, String reason) {
        super(sentence(operation, style, reason));
        this.operation = operation;
    }

    private static String sentence(QingzhouOperation operation, ApiStyle style, String reason) {
        List<String> others = Arrays.stream(ApiStyle.values())
                .filter(other -> other != style && StyleRules.offers(other, operation))
                .map(Enum::name)
                .toList();
        String why = reason.isEmpty() ? "" : " (" + reason + ")";
        return operation + " is not offered with apiStyle=" + style + why + "; "
                + (others.isEmpty()
                        ? "no style offers it"
                        : "apiStyle=" + String.join(" and apiStyle=", others)
                                + (others.size() > 1 ? " offer it" : " offers it"));
    }

    public QingzhouOperation operation() {
        return operation;
    }
}
