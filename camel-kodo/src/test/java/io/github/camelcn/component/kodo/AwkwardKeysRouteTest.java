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
package io.github.camelcn.component.kodo;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.component.kodo.management.ObjectStat;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys with characters that URLs, signatures and XML like to stumble over, through both protocols. */
class AwkwardKeysRouteTest {

    private static EmulatorRig rig;

    @BeforeAll
    static void start() {
        rig = new EmulatorRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a+b",
                "100%",
                "%41",
                "a//b",
                "/lead",
                "trail/",
                "q?x=1&y=2",
                "hash#tag",
                "it's (a) *test*!",
                "semi;colon:at@",
                "quote\"<&>",
                "\u65e9\u4e0a/\u597d.txt",
                "emoji-\uD83D\uDE00",
                "tilde~dash-dot.under_",
                "back\\slash"
            })
    void aKeyComesBackAsItWent(String key) {
        rig.emulator.reset();
        Map<String, Object> headers = Map.of(KodoHeaders.KEY, key);
        rig.sent("kodo:photos", "content", headers);
        assertThat(rig.emulator.keys("photos")).containsExactly(key);

        assertThat(rig.sent("kodo:photos?operation=getObject", null, headers)
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("content");
        assertThat(rig.sent("kodo:photos?operation=statObject", null, headers)
                        .getMessage()
                        .getBody(ObjectStat.class)
                        .size())
                .isEqualTo(7);
        rig.sent(
                "kodo:photos?operation=copyObject",
                null,
                Map.of(KodoHeaders.KEY, key, KodoHeaders.BUCKET_DESTINATION_NAME, "archive"));
        assertThat(rig.emulator.keys("archive")).containsExactly(key);
        rig.sent(
                "kodo:photos?operation=deleteObjects",
                null,
                Map.of(KodoHeaders.KEYS_TO_DELETE, java.util.List.of(key)));
        assertThat(rig.emulator.keys("photos")).isEmpty();
    }
}
