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
package io.github.camelcn.emulator.qingzhou;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** First answers to creates by their client token, kept for a day. Guarded by the fleet's monitor. */
final class Idempotency {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,64}");

    private record Answer(String parameters, ObjectNode body, Instant at) {}

    private final Map<String, Answer> answers = new HashMap<>();

    /** The key of a create; the token is checked. */
    static String key(Account account, String operation, String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER, "a client token is 1 to 64 ASCII characters without blanks");
        }
        return account.name() + " " + operation + " " + token;
    }

    /** @throws RefusedException when the token came with other parameters before */
    Optional<ObjectNode> find(String key, String parameters, Instant now) {
        answers.values().removeIf(answer -> now.isAfter(answer.at().plus(WINDOW)));
        Answer answer = answers.get(key);
        if (answer == null) {
            return Optional.empty();
        }
        if (!answer.parameters().equals(parameters)) {
            throw new RefusedException(Refusal.TOKEN_REUSED, "the client token was used with other parameters");
        }
        return Optional.of(answer.body().deepCopy());
    }

    void keep(String key, String parameters, ObjectNode body, Instant now) {
        answers.put(key, new Answer(parameters, body.deepCopy(), now));
    }

    void reset() {
        answers.clear();
    }
}
