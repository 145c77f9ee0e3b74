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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(
            QingStorEmulator.builder().bucket("my-bucket").listLimit(150));

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    @Test
    void anEmptyListIsComplete() throws IOException {
        JsonNode page = list("");

        assertThat(page.path("keys").isArray()).isTrue();
        assertThat(page.path("keys")).isEmpty();
        assertThat(page.path("common_prefixes")).isEmpty();
        assertThat(page.path("has_more").asBoolean(true)).isFalse();
        assertThat(page.path("next_marker").asText("?")).isEmpty();
        assertThat(page.path("limit").asInt()).isEqualTo(100);
    }

    @Test
    void anEntryShowsWhatTheProtocolPromises() throws IOException {
        emulator.putObject("my-bucket", "notes.txt", "hello".getBytes(StandardCharsets.UTF_8));

        JsonNode entry = list("").at("/keys/0");

        assertThat(entry.path("etag").asText()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(entry.path("size").asInt()).isEqualTo(5);
        assertThat(entry.path("modified").isIntegralNumber()).isTrue();
        assertThat(entry.path("created").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(entry.path("encrypted").isBoolean()).isTrue();
        assertThat(entry.path("storage_class").asText()).isEqualTo("STANDARD");
    }

    @Test
    void limitsAreClamped() throws IOException {
        for (int i = 0; i < 160; i++) {
            emulator.putObject("my-bucket", "k" + i, new byte[0]);
        }
        assertThat(list("?limit=1000").path("keys")).hasSize(150);
        assertThat(list("?limit=0").path("keys")).hasSize(100);
        assertThat(list("?limit=-1").path("keys")).hasSize(100);
        assertThat(list("").path("keys")).hasSize(100);
    }

    @Test
    void aKeyEqualToThePrefixIsAKey() throws IOException {
        emulator.putObject("my-bucket", "dir/", new byte[0]);
        emulator.putObject("my-bucket", "dir/a", new byte[0]);
        emulator.putObject("my-bucket", "dir/sub/b", new byte[0]);

        JsonNode page = list("?prefix=dir%2F&delimiter=%2F");

        assertThat(page.at("/keys/0/key").asText()).isEqualTo("dir/");
        assertThat(page.at("/keys/1/key").asText()).isEqualTo("dir/a");
        assertThat(page.at("/common_prefixes/0").asText()).isEqualTo("dir/sub/");
    }

    @Test
    void aBlankMayBeAPlus() throws IOException {
        emulator.putObject("my-bucket", "a b", new byte[0]);
        emulator.putObject("my-bucket", "a+b", new byte[0]);

        assertThat(list("?prefix=a+b").at("/keys/0/key").asText()).isEqualTo("a b");
        assertThat(list("?prefix=a%2Bb").at("/keys/0/key").asText()).isEqualTo("a+b");
    }

    /** Pages of every size, over random keys, hold together exactly what one look at all keys finds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void pagesAddUpToTheWhole(long seed) throws IOException {
        Random random = new Random(seed);
        TreeSet<String> keys = new TreeSet<>();
        while (keys.size() < 60) {
            StringBuilder key = new StringBuilder();
            for (int length = 1 + random.nextInt(6); length > 0; length--) {
                key.append("ab/中é".charAt(random.nextInt(5)));
            }
            keys.add(key.toString());
        }
        keys.forEach(key -> emulator.putObject("my-bucket", key, new byte[0]));
        for (String prefix : List.of("", "a", "a/", "中")) {
            for (String delimiter : List.of("", "/", "中")) {
                assertThat(paged(prefix, delimiter, 1 + random.nextInt(7)))
                        .as("prefix '%s' delimiter '%s'", prefix, delimiter)
                        .containsExactlyElementsOf(expected(keys, prefix, delimiter));
            }
        }
    }

    private static List<String> expected(TreeSet<String> keys, String prefix, String delimiter) {
        TreeSet<String> names = new TreeSet<>();
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
                names.add(end < 0 ? key : key.substring(0, end + 1));
            }
        }
        return List.copyOf(names);
    }

    private List<String> paged(String prefix, String delimiter, int limit) throws IOException {
        List<String> names = new ArrayList<>();
        String marker = "";
        do {
            JsonNode page = list("?limit=" + limit + "&prefix=" + encoded(prefix) + "&delimiter=" + encoded(delimiter)
                    + "&marker=" + encoded(marker));
            List<String> found = new ArrayList<>();
            page.path("keys").forEach(key -> found.add(key.path("key").asText()));
            page.path("common_prefixes").forEach(group -> found.add(group.asText()));
            assertThat(found).hasSizeBetween(1, limit);
            found.sort(null);
            names.addAll(found);
            marker = page.path("next_marker").asText();
            assertThat(page.path("has_more").asBoolean()).isEqualTo(!marker.isEmpty());
        } while (!marker.isEmpty());
        return names;
    }

    @Test
    void manyObjectsAreDeletedAtOnceAndMissingOnesCount() throws IOException {
        emulator.putObject("my-bucket", "a", new byte[0]);
        emulator.putObject("my-bucket", "b", new byte[0]);
        String body = "{\"objects\":[{\"key\":\"a\"},{\"key\":\"none\"},{\"key\":\"\"}]}";
        RawClient.Answer loud = RawClient.call(emulator, deletion(body));
        RawClient.Answer quiet = RawClient.call(emulator, deletion("{\"quiet\":true,\"objects\":[{\"key\":\"b\"}]}"));

        assertThat(loud.json().path("deleted")).hasSize(2);
        assertThat(loud.json().at("/errors/0/code").asText()).isEqualTo("invalid_object_name");
        assertThat(quiet.json().has("deleted")).isFalse();
        assertThat(emulator.keys("my-bucket")).isEmpty();
    }

    private static RawRequest deletion(String body) {
        return RawRequest.of("POST", "/my-bucket?delete")
                .header("Content-MD5", ErrorCodesTest.md5(body))
                .body(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode list(String query) throws IOException {
        return RawClient.call(emulator, RawRequest.of("GET", "/my-bucket" + query))
                .json();
    }
}
