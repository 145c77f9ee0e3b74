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

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UserMetadataTest {

    private static final UserMetadata METADATA = new UserMetadata("x-qs-", 2048, 512);

    private static Map<String, String> written(Map<String, String> metadata) {
        Map<String, String> headers = new HashMap<>();
        METADATA.write(metadata, headers);
        return headers;
    }

    @Test
    void namesGoOutInLowerCaseWithThePrefix() {
        assertThat(written(Map.of("Author_1.a-b", "me"))).isEqualTo(Map.of("x-qs-meta-author_1.a-b", "me"));
    }

    @Test
    void onlyMetadataIsRead() {
        assertThat(UserMetadata.read(Map.of("meta-a", "1", "storage-class", "STANDARD")))
                .isEqualTo(Map.of("a", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "plain text, plain text",
        "100%, 100%",
        "100%41, 100%41",
        "a+b=c, a+b=c",
        "李, %E6%9D%8E",
        "'a\tb', a%09b",
        "%E6%9D%8E, %25E6%259D%258E",
        "%E6%9D, %E6%9D"
    })
    void valuesAreEncodedOnlyWhereTheyMust(String value, String onTheWire) {
        assertThat(UserMetadata.encoded(value)).isEqualTo(onTheWire);
        assertThat(UserMetadata.decoded(onTheWire)).isEqualTo(value);
    }

    /** As the official SDKs write it: slashes, equals signs and colons stay. */
    @Test
    void readsWhatOtherClientsEncoded() {
        assertThat(UserMetadata.decoded("/%E6%9D%8E=a:b")).isEqualTo("/李=a:b");
    }

    @Property
    void whateverGoesInComesOut(@ForAll String any) {
        String value = any.chars()
                .filter(c -> !Character.isSurrogate((char) c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        String onTheWire = UserMetadata.encoded(value);

        assertThat(onTheWire.chars()).allMatch(c -> c >= ' ' && c <= '~');
        assertThat(onTheWire).isEqualTo(onTheWire.trim());
        assertThat(UserMetadata.decoded(onTheWire)).isEqualTo(value);
    }

    @Property
    void percentSignsSurvive(@ForAll("escapes") String value) {
        assertThat(UserMetadata.decoded(UserMetadata.encoded(value))).isEqualTo(value);
    }

    @Provide
    Arbitrary<String> escapes() {
        return Arbitraries.of("%", "2", "5", "E6", "9D", "8E", "%25", "%E6%9D%8E", "中", " ", "a")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** Whoever may write objects writes their metadata. */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void layersUponLayersOfEncodingDoNotHangTheReader() {
        String layered = "%" + "25".repeat(1000) + "01";
        String endless = "%" + "25".repeat(100_000) + "01";

        assertThat(UserMetadata.decoded(layered)).isEqualTo("%" + "25".repeat(999) + "01");
        assertThat(UserMetadata.encoded(UserMetadata.decoded(layered))).isEqualTo(layered);
        assertThat(UserMetadata.decoded(endless)).isEqualTo(endless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "中", "a:b", "a/b"})
    void aNameNeedsTheAllowedCharacters(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Map.of(name, "x")))
                .withMessage("the user metadata name '" + name
                        + "' must have 1 to 512 characters of A-Z, a-z, 0-9, '-', '_' and '.'");
    }

    @Test
    void aNameMustNotBeTooLong() {
        assertThat(written(Map.of("n".repeat(512), ""))).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Map.of("n".repeat(513), "")))
                .withMessageContaining("must have 1 to 512 characters");
    }

    @Test
    void allOfItMustNotBeTooLarge() {
        assertThat(written(Map.of("n", "v".repeat(2047)))).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Map.of("n", "v".repeat(2048))))
                .withMessage(
                        "the user metadata has 2049 bytes of names and values as they are sent, but may have 2048");
    }

    @Test
    void namesThatDifferInCaseOnlyCollide() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Map.of("a", "1", "A", "2")))
                .withMessage("the user metadata has the name 'a' twice: names are compared without regard to case");
    }
}
