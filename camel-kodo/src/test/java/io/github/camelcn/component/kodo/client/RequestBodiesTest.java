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
package io.github.camelcn.component.kodo.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.UploadedPart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestBodiesTest {

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }

    @Test
    void escapesWhatAParserWouldChange() {
        assertThat(text(RequestBodies.deletion(List.of("a&b<c>\"d'", "e\rf\ng\th", "中😀"))))
                .isEqualTo("<Delete" + NAMESPACE + "><Quiet>true</Quiet>"
                        + "<Object><Key>a&amp;b&lt;c&gt;&quot;d'</Key></Object>"
                        + "<Object><Key>e&#13;f&#10;g&#9;h</Key></Object>"
                        + "<Object><Key>中😀</Key></Object></Delete>");
    }

    @Test
    void completesWithTheEtagsAsTheyWereReceived() {
        List<UploadedPart> parts = List.of(new UploadedPart(1, 5, "abc"), new UploadedPart(2, -1, "\"d\""));

        assertThat(text(RequestBodies.completion(parts)))
                .isEqualTo("<CompleteMultipartUpload" + NAMESPACE + ">"
                        + "<Part><PartNumber>1</PartNumber><ETag>&quot;abc&quot;</ETag></Part>"
                        + "<Part><PartNumber>2</PartNumber><ETag>&quot;d&quot;</ETag></Part>"
                        + "</CompleteMultipartUpload>");
    }

    @Test
    void saysWhereABucketShallBe() {
        assertThat(text(RequestBodies.creation("cn-east-1")))
                .isEqualTo("<CreateBucketConfiguration" + NAMESPACE
                        + "><LocationConstraint>cn-east-1</LocationConstraint></CreateBucketConfiguration>");
    }

    @Test
    void saysForHowLongAnObjectIsRestored() {
        assertThat(text(RequestBodies.restoration(3, "Standard")))
                .isEqualTo("<RestoreRequest" + NAMESPACE + "><Days>3</Days><GlacierJobParameters><Tier>Standard</Tier>"
                        + "</GlacierJobParameters></RestoreRequest>");
    }

    @Test
    void writesTags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("k", "v");
        tags.put("a b", "");

        assertThat(text(RequestBodies.tagging(tags)))
                .isEqualTo("<Tagging" + NAMESPACE + "><TagSet><Tag><Key>k</Key><Value>v</Value></Tag>"
                        + "<Tag><Key>a b</Key><Value></Value></Tag></TagSet></Tagging>");
    }

    @Test
    void knowsWhatXmlCannotCarry() {
        assertThat(List.of("a", "a\tb\r\n", "中😀", "\u007f")).allMatch(RequestBodies::canCarry);
        assertThat(List.of("\u0000", "a\u0001", "\u001f", "\uFFFE", "\uFFFF")).noneMatch(RequestBodies::canCarry);
        assertThat(List.of("a\uD83D", "\uD83Da", "\uDE00", "\uDE00\uD83D")).noneMatch(RequestBodies::canCarry);
    }

    @Test
    void tagsThatXmlCannotCarryAreRefused() {
        for (Map<String, String> tags : List.of(Map.of("k\u0001", "v"), Map.of("k", "\uD83D"))) {
            assertThatThrownBy(() -> RequestBodies.tagging(tags))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("which XML cannot carry");
        }
    }
}
