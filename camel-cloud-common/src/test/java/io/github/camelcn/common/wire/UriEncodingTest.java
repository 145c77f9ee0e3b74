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
package io.github.camelcn.common.wire;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UriEncodingTest {

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(
                        "a", "Z", "0", "/", "//", "%", "%41", "+", " ", "&", "=", "?", "#", "中", "😀", "..x", "~", "\"")
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    /** Otherwise the signature would cover another path than the one that is sent. */
    @Property
    void okHttpLeavesAnEncodedKeyAlone(@ForAll("keys") String key) {
        String path = "/bucket/" + UriEncoding.path(key);

        assertThat(HttpUrl.get("https://pek3a.qingstor.com" + path).encodedPath())
                .isEqualTo(path);
    }

    @Property
    void decodingUndoesEncoding(@ForAll("keys") String key) {
        assertThat(UriEncoding.decode(UriEncoding.path(key))).isEqualTo(key);
    }

    @Property
    void aQueryValueSurvivesOkHttp(@ForAll("keys") String value) {
        StringBuilder url = new StringBuilder("https://pek3a.qingstor.com/bucket?prefix=");
        UriEncoding.appendQueryValue(url, value);

        HttpUrl parsed = HttpUrl.get(url.toString());

        assertThat(parsed).hasToString(url.toString());
        assertThat(parsed.queryParameter("prefix")).isEqualTo(value);
    }

    @Test
    void malformedEscapesStay() {
        assertThat(UriEncoding.decode("100%")).isEqualTo("100%");
        assertThat(UriEncoding.decode("%zz%4")).isEqualTo("%zz%4");
        assertThat(UriEncoding.decode("a+b")).isEqualTo("a+b");
        assertThat(UriEncoding.decodeQuery("a+b%2B")).isEqualTo("a b+");
    }
}
