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
package io.github.camelcn.common.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.retry.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TransfersTest {

    private static final long MIB = 1 << 20;

    private final VirtualTime time = new VirtualTime();
    private final Transfers transfers = new ServiceMonitor("test", true, time, time).transfers();
    private final List<String> news = new ArrayList<>();

    @BeforeEach
    void listen() {
        transfers.listenWith(transfer -> news.add(transfer.state() + " " + transfer.bytes() / MIB));
    }

    private Transfer begin(long total) {
        return transfers.begin(TransferKind.UPLOAD, "photos", "a.jpg", total, Duration.ofSeconds(1));
    }

    @Test
    void aShortTransferIsNotWatchedAtAll() {
        Transfer transfer = begin(MIB - 1);
        transfer.moved(MIB - 1);
        transfer.completed();
        assertThat(transfer).isSameAs(Transfer.UNWATCHED);
        assertThat(transfer.isWatched()).isFalse();
        assertThat(transfer.bytes()).isZero();
        assertThat(news).isEmpty();
    }

    @Test
    void aTransferOfUnknownLengthIsWatchedOnceItTurnsOutLong() {
        Transfer transfer = begin(-1);
        transfer.moved(MIB - 1);
        assertThat(transfers.running()).isEmpty();
        transfer.moved(1);
        assertThat(transfers.running()).containsExactly(transfer);
        assertThat(transfer.secondsLeft()).isEmpty();
        transfer.completed();
        assertThat(news).containsExactly("RUNNING 1", "COMPLETED 1");
    }

    @Test
    void aRunningTransferTellsHowFarHowQuickAndHowLong() {
        Transfer transfer = begin(100 * MIB);
        assertThat(transfer.secondsLeft()).as("nothing is known yet").isEmpty();
        for (int second = 0; second < 10; second++) {
            time.pass(Duration.ofSeconds(1));
            transfer.moved(2 * MIB);
        }
        assertThat(transfer.bytes()).isEqualTo(20 * MIB);
        assertThat(transfer.bytesPerSecond()).isCloseTo(2.0 * MIB, within(1.0));
        assertThat(transfer.secondsLeft().orElseThrow()).isCloseTo(40, within(0.01));
        assertThat(transfer.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aTransferThatStandsStillGetsSlowerByItself() {
        Transfer transfer = begin(100 * MIB);
        time.pass(Duration.ofSeconds(1));
        transfer.moved(10 * MIB);
        assertThat(transfer.bytesPerSecond()).isCloseTo(10.0 * MIB, within(1.0));
        time.pass(Duration.ofSeconds(10));
        double slower = transfer.bytesPerSecond();
        assertThat(slower).isLessThan(7.0 * MIB);
        time.pass(Duration.ofSeconds(10));
        assertThat(transfer.bytesPerSecond()).isLessThan(slower);
    }

    @Test
    void itsEndIsToldOnceWithTheAverageRate() {
        Transfer transfer = begin(8 * MIB);
        time.pass(Duration.ofSeconds(4));
        transfer.moved(8 * MIB);
        transfer.completed();
        transfer.abandoned();
        transfer.failed();
        time.pass(Duration.ofHours(1));
        assertThat(transfer.state()).isEqualTo(TransferState.COMPLETED);
        assertThat(transfer.bytesPerSecond()).isEqualTo(2.0 * MIB);
        assertThat(transfer.secondsLeft()).hasValue(0);
        assertThat(transfer.elapsed()).isEqualTo(Duration.ofSeconds(4));
        assertThat(transfers.running()).isEmpty();
        assertThat(news).containsExactly("RUNNING 0", "RUNNING 8", "COMPLETED 8");
    }

    @Test
    void newsComeAtTheIntervalHoweverManyPiecesMove() {
        Transfer transfer = begin(1000 * MIB);
        for (int i = 0; i < 100; i++) {
            time.pass(Duration.ofMillis(100));
            transfer.moved(MIB);
        }
        assertThat(news).hasSize(11).startsWith("RUNNING 0", "RUNNING 10", "RUNNING 20");
    }

    @Test
    void anIntervalOfZeroTellsBeginningAndEndOnly() {
        Transfer transfer = transfers.begin(TransferKind.DOWNLOAD, "photos", "a.jpg", 1000 * MIB, Duration.ZERO);
        time.pass(Duration.ofHours(1));
        transfer.moved(MIB);
        transfer.failed();
        assertThat(news).containsExactly("RUNNING 0", "FAILED 1");
    }
}
