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
package io.github.camelcn.common.http;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UrlParserTest {

    private final UrlParser urls = new UrlParser();

    @Property(tries = 2_000)
    void aUrlOfAKnownHostIsParsedAsOkHttpParsesIt(
            @ForAll("origins") String origin, @ForAll("origins") String other, @ForAll("rests") String rest) {
        assertSame(origin + "/first?x=1");
        assertSame(origin + rest);
        assertSame(other + rest);
        assertSame(origin + rest);
    }

    @Test
    void whatIsNoUrlIsNoneWithAKnownHostEither() {
        assertSame("http://127.0.0.1:9000/bucket");
        assertThat(urls.parse("ftp://127.0.0.1:9000/bucket")).isNull();
        assertThat(urls.parse("bucket/key")).isNull();
    }

    @Test
    void aUrlWithoutHostLeavesNothingBehind() {
        assertSame("http:///first");
        assertSame("http:///second");
    }

    @Test
    void aHostThatBeginsLikeTheKnownOneIsAnother() {
        assertSame("http://a.example/key");
        assertSame("http://a.example.com/key");
        assertSame("http://a.example:81/key");
        assertSame("http://a.exampl/key");
        assertSame("http://user:secret@a.example/key");
        assertSame("http://a.example@b.example/key");
    }

    private void assertSame(String url) {
        assertThat(urls.parse(url)).as(url).isEqualTo(HttpUrl.parse(url));
        assertThat(String.valueOf(urls.parse(url))).isEqualTo(String.valueOf(HttpUrl.parse(url)));
    }

    @Provide
    Arbitrary<String> origins() {
        return Arbitraries.of(
                "http://127.0.0.1:9000",
                "https://pek3a.qingstor.com",
                "https://pek3a.qingstor.com:443",
                "https://photos.pek3a.qingstor.com",
                "HTTP://LOCALHOST",
                "https://[::1]:8443",
                "http://b\u00fccher.example",
                "https://user:p%40ss@proxy.example");
    }

    @Provide
    Arbitrary<String> rests() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                "//",
                ".",
                "..",
                "%2E",
                "%2F",
                "%",
                "%4",
                "%E4%B8%AD",
                "\u4e2d",
                "+",
                "~",
                "?",
                "&",
                "=",
                "a",
                "Z",
                "0",
                " ",
                "#",
                "\\",
                ";",
                ":",
                "@",
                "'",
                "\"",
                "<",
                "[",
                "|",
                "upload_id=x",
                "part_number=1");
        return pieces.list().ofMaxSize(12).map(list -> "/" + String.join("", list));
    }
}
