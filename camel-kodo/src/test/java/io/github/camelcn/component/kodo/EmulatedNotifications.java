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

import java.time.Duration;

import io.github.camelcn.common.component.NotifyingServer;
import io.github.camelcn.emulator.KodoEmulator;

record EmulatedNotifications(KodoEmulator emulator) implements NotifyingServer {

    @Override
    public void tell(String bucket, String url) {
        emulator.store().tellEvents(bucket, url);
    }

    @Override
    public void misdeliver(int loseEvery, int repeatEvery, int delayEvery, Duration delay, int reversedGroup) {
        emulator.notifications()
                .loseEvery(loseEvery)
                .repeatEvery(repeatEvery)
                .delayEvery(delayEvery, delay)
                .reverseGroupsOf(reversedGroup);
    }

    @Override
    public void retry(int times, Duration interval) {
        emulator.notifications().retry(times, interval);
    }

    @Override
    public long pending() {
        return emulator.notifications().pending();
    }

    @Override
    public long delivered() {
        return emulator.notifications().delivered();
    }

    @Override
    public long lost() {
        return emulator.notifications().lost();
    }
}
