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
package io.github.camelcn.common.camel.streaming;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchKeysTest {

    private final FakeObjectStore store = new FakeObjectStore().withBucket("b");

    /** Numbers are counted for the whole JVM: each test counts for itself. */
    private final String service = UUID.randomUUID().toString();

    private BatchKeys keys(RestartingPolicy policy) {
        return new BatchKeys(service, store, NamingStrategy.progressive, policy);
    }

    private static BatchName name(String key) {
        return BatchName.of("b", key, false);
    }

    @ParameterizedTest
    @CsvSource({
        "a.log, false, a-7.log",
        "a, false, a-7",
        "d.d/a, false, d.d/a-7",
        "d/.hidden, false, d/.hidden-7",
        "a.tar.gz, false, a.tar-7.gz",
        "a.log, true, a-7.log.gz",
        "a.log.gz, true, a-7.log.gz",
        "a, true, a-7.gz"
    })
    void theSuffixStandsBeforeTheExtension(String key, boolean gzip, String object) {
        BatchName name = BatchName.of("b", key, gzip);

        assertThat(name.numbered(7)).isEqualTo(new ObjectRef("b", object));
        assertThat(name.numberIn(object)).isEqualTo(7);
    }

    @Test
    void aListingOfManyPagesIsReadOnceForAName() throws IOException {
        for (int i = 0; i < 2500; i += 7) {
            store.with("b", "k-" + i, new byte[0]);
        }
        BatchKeys keys = keys(RestartingPolicy.lastPart);
        BatchKey first = keys.next(name("k"));
        BatchKey second = keys.next(name("k"));

        assertThat(second.resolve().key()).isEqualTo("k-2501");
        int calls = store.calls("list").size();
        assertThat(first.resolve().key()).isEqualTo("k-2500");
        assertThat(store.calls("list")).hasSize(calls);
    }

    @Test
    void aNameThatWasForgottenGoesOnBehindWhatIsThere() throws IOException {
        BatchKeys keys = keys(RestartingPolicy.override);
        for (int i = 0; i < 1002; i++) {
            BatchKey batch = keys.next(name("k" + i));
            ObjectRef object = batch.resolve();
            assertThat(object.key()).isEqualTo("k" + i + "-0");
            store.with("b", object.key(), new byte[0]);
            batch.finished();
        }

        assertThat(keys.next(name("k0")).resolve().key()).isEqualTo("k0-1");
        assertThat(keys.next(name("k1001")).resolve().key()).isEqualTo("k1001-1");
    }

    @Test
    void aNameWithABatchThatIsNotStoredYetIsNotForgotten() throws IOException {
        BatchKeys keys = keys(RestartingPolicy.override);
        BatchKey slow = keys.next(name("slow"));
        for (int i = 0; i < 1002; i++) {
            keys.next(name("k" + i)).finished();
        }

        assertThat(keys.next(name("slow")).resolve()).isNotEqualTo(slow.resolve());
    }

    @ParameterizedTest
    @EnumSource(RestartingPolicy.class)
    void noTwoProducersOfThisJvmUseTheSameNumber(RestartingPolicy policy) throws IOException {
        BatchKeys one = keys(policy);
        BatchKeys other = keys(policy);
        Set<ObjectRef> objects = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            objects.add(one.next(name("k")).resolve());
            objects.add(other.next(name("k")).resolve());
        }

        assertThat(objects).hasSize(1000);
    }

    @Test
    void whoCountsFromTheBeginningTakesNumbersFromNobodyWhoCountsAlready() throws IOException {
        BatchKeys running = keys(RestartingPolicy.override);
        BatchKey first = running.next(name("k"));
        assertThat(first.resolve().key()).isEqualTo("k-0");
        store.with("b", "k-7", new byte[0]);

        assertThat(keys(RestartingPolicy.override).next(name("k")).resolve().key())
                .isEqualTo("k-1");
        assertThat(keys(RestartingPolicy.lastPart).next(name("k")).resolve().key())
                .isEqualTo("k-8");
    }

    @Test
    void aProducerThatStartsAgainMayBeginAtTheBeginningOnceNothingOfItIsOnItsWay() throws IOException {
        BatchKeys keys = keys(RestartingPolicy.override);
        BatchKey stuck = keys.next(name("k"));
        stuck.resolve();
        keys.close();

        BatchKeys again = keys(RestartingPolicy.override);
        BatchKey second = again.next(name("k"));
        assertThat(second.resolve().key()).isEqualTo("k-1");
        stuck.finished();
        second.finished();
        again.close();

        assertThat(keys(RestartingPolicy.override).next(name("k")).resolve().key())
                .isEqualTo("k-0");
    }

    @Test
    void aListingThatFailedIsTriedAgainAndTakesNoNumber() throws IOException {
        BatchKeys keys =
                new BatchKeys(service, new FakeObjectStore(), NamingStrategy.progressive, RestartingPolicy.lastPart);
        BatchKey batch = keys.next(name("k"));
        assertThatThrownBy(batch::resolve).isInstanceOf(IOException.class);
        assertThatThrownBy(batch::resolve).isInstanceOf(IOException.class);

        assertThat(keys(RestartingPolicy.lastPart).next(name("k")).resolve().key())
                .isEqualTo("k-0");
    }

    @Test
    void noTwoProducersOfThisJvmUseTheSameMillisecond() throws IOException {
        BatchKeys one = new BatchKeys(service, store, NamingStrategy.timestamp, RestartingPolicy.lastPart);
        BatchKeys other = new BatchKeys(service, store, NamingStrategy.timestamp, RestartingPolicy.lastPart);
        Set<ObjectRef> objects = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            objects.add(one.next(name("k")).resolve());
            objects.add(other.next(name("k")).resolve());
        }

        assertThat(objects).hasSize(1000);
        assertThat(store.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\\n | 10", "\\r\\n | 13 10", "\\t | 9", "\\\\n | 92 110", "\\x | 92 120", "; | 59", "a\\ | 97 92"
            })
    void separatorsMayBeEscaped(String option, String characters) {
        assertThat(StreamingChecks.unescaped(option).chars().mapToObj(Integer::toString))
                .containsExactly(characters.split(" "));
    }
}
