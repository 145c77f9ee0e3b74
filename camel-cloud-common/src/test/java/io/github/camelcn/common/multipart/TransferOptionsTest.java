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
package io.github.camelcn.common.multipart;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.FakeObjectStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TransferOptionsTest {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    @Test
    void hasTheDefaultsThatUsersKnow() {
        assertThat(TransferOptions.DEFAULT).isEqualTo(new TransferOptions(200 * MIB, 4 * MIB, 1, true));
    }

    @Test
    void acceptsTheEdges() {
        TransferOptions options = TransferOptions.DEFAULT;
        options.withCutoffBytes(0).checkedAgainst(FakeObjectStore.QINGSTOR_LIMITS);
        options.withCutoffBytes(5 * GIB).checkedAgainst(FakeObjectStore.QINGSTOR_LIMITS);
        options.withPartBytes(5 * GIB).checkedAgainst(FakeObjectStore.QINGSTOR_LIMITS);
        assertThat(options.withConcurrency(64).concurrency()).isEqualTo(64);
    }

    @Test
    void namesTheOptionThatIsWrong() {
        TransferOptions options = TransferOptions.DEFAULT;

        assertThatThrownBy(() -> options.withCutoffBytes(5 * GIB + 1))
                .hasMessage("uploadCutoff must be between 0 and 5 GiB, but is 5368709121 bytes");
        assertThatThrownBy(() -> options.withCutoffBytes(-1))
                .hasMessage("uploadCutoff must be between 0 and 5 GiB, but is -1 bytes");
        assertThatThrownBy(() -> options.withPartBytes(0)).hasMessage("partSize must be more than 0, but is 0 bytes");
        assertThatThrownBy(() -> options.withPartBytes(3 * MIB).checkedAgainst(FakeObjectStore.QINGSTOR_LIMITS))
                .hasMessage("partSize must be between 4 MiB and 5 GiB, but is 3 MiB");
        assertThatThrownBy(() -> options.withPartBytes(6 * GIB).checkedAgainst(FakeObjectStore.QINGSTOR_LIMITS))
                .hasMessage("partSize must be between 4 MiB and 5 GiB, but is 6 GiB");
        assertThatThrownBy(() -> options.withConcurrency(0))
                .hasMessage("uploadConcurrency must be between 1 and 64, but is 0");
        assertThatThrownBy(() -> options.withConcurrency(65))
                .hasMessage("uploadConcurrency must be between 1 and 64, but is 65");
        assertThatThrownBy(() -> options.withPartBytes(8).checkedAgainst(FakeObjectStore.SMALL_LIMITS))
                .hasMessage("uploadCutoff must be at most 128 bytes, the most this store takes in one request, but is"
                        + " 200 MiB");
    }

    @Test
    void withoutPartsTheCutoffIsNotChecked() {
        TransferOptions options = TransferOptions.DEFAULT.withPartBytes(8).withMultipartAllowed(false);

        assertThat(options.checkedAgainst(FakeObjectStore.SMALL_LIMITS)).isSameAs(options);
    }
}
