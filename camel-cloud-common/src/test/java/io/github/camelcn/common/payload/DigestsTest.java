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
package io.github.camelcn.common.payload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The digests are those of the test suite in RFC 1321, appendix A.5. */
class DigestsTest {

    private static final byte[] ABC = "abc".getBytes(US_ASCII);
    private static final String MD5_OF_ABC = "900150983cd24fb0d6963f7d28e17f72";

    @Test
    void digestsBytesFilesAndReopenableStreamsAlike(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("abc"), ABC);

        assertThat(Digests.hex(Digests.md5(ABC))).isEqualTo(MD5_OF_ABC);
        assertThat(Digests.hex(Digests.md5(Payload.of(ABC)))).isEqualTo(MD5_OF_ABC);
        assertThat(Digests.hex(Digests.md5(Payload.of(file)))).isEqualTo(MD5_OF_ABC);
        assertThat(Digests.hex(Digests.md5(Payload.reopenable(() -> new ByteArrayInputStream(ABC), 3))))
                .isEqualTo(MD5_OF_ABC);
        assertThat(Digests.hex(Digests.md5(Payload.empty()))).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
    }

    @Test
    void startsAfreshAfterAPayloadThatFailed() {
        assertThatThrownBy(() -> Digests.md5(Payload.reopenable(() -> new ByteArrayInputStream(ABC), 4)))
                .isInstanceOf(IOException.class);
        assertThat(Digests.hex(Digests.md5(ABC))).isEqualTo(MD5_OF_ABC);
    }

    @Test
    void doesNotSpendAStreamThatCanBeReadOnce() {
        assertThatThrownBy(() -> Digests.md5(Payload.of(new ByteArrayInputStream(ABC), 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("digested while it is sent");
    }

    @Test
    void saysItAsHeadersDo() {
        assertThat(Digests.base64(Digests.md5(ABC))).isEqualTo("kAFQmDzST7DWlj99KOF/cg==");
        assertThat(Digests.parseHex(MD5_OF_ABC.toUpperCase(Locale.ROOT))).isEqualTo(Digests.md5(ABC));
        assertThat(Digests.isMd5Hex(MD5_OF_ABC)).isTrue();
        assertThat(Digests.isMd5Hex(MD5_OF_ABC + "-3")).isFalse();
        assertThat(Digests.isMd5Hex("g00150983cd24fb0d6963f7d28e17f72")).isFalse();
    }
}
