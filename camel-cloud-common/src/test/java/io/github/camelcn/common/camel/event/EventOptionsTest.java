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
package io.github.camelcn.common.camel.event;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventOptionsTest {

    private static EventOptions on(Consumer<EventOptions> settings) {
        EventOptions options = new EventOptions();
        options.setEventsFrom("platform-http:/hooks?password=x");
        settings.accept(options);
        return options;
    }

    private static void refused(EventOptions options, boolean signed, String sentence) {
        assertThatThrownBy(() -> options.check(signed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("password");
    }

    @Test
    void nothingIsNothingToCheck() {
        assertThatCode(() -> new EventOptions().check(false)).doesNotThrowAnyException();
    }

    @Test
    void anOptionWithoutEventsHasNoEffect() {
        EventOptions secret = new EventOptions();
        secret.setEventSecret("x");
        refused(secret, true, "no effect without eventsFrom");
        EventOptions backlog = new EventOptions();
        backlog.setEventBacklog(7);
        refused(backlog, true, "no effect without eventsFrom");
    }

    @Test
    void anythingThatProvesTheOriginIsEnough() {
        assertThatCode(() -> on(options -> {}).check(true)).doesNotThrowAnyException();
        assertThatCode(() -> on(options -> options.setEventSecret("x")).check(false))
                .doesNotThrowAnyException();
        assertThatCode(() -> on(options -> options.setAllowUnsignedEvents(true)).check(false))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingThatProvesTheOriginIsRefused() {
        refused(on(options -> {}), false, "eventsFrom needs eventSecret");
        refused(on(options -> options.setEventSecret(" ")), false, "eventsFrom needs eventSecret");
    }

    @Test
    void aSecretNeedsAPlaceAndABacklogRoom() {
        refused(on(options -> options.setEventSecretName("")), true, "eventSecretName must name");
        refused(on(options -> options.setEventBacklog(0)), true, "eventBacklog must be 1 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks.example.com/x", "ftp://hooks.example.com/", "http:///x", "http://a b/"})
    void aUrlIsOneThatNotificationsCanBeSentTo(String url) {
        refused(on(options -> options.setEventUrl(url)), true, "eventUrl must be the http or https URL");
    }
}
