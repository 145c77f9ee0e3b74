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
package io.github.camelcn.emulator.qingzhou;

/** What tests turn on and off while the service runs. Written by tests, read by connections. */
final class ServiceSwitches {
    private volatile int throttleStatus = 429;
    private volatile int throttleRetCode = Refusal.THROTTLED.retCode();
    private volatile boolean alwaysHttp200;

    void reset() {
        throttleStatus = 429;
        throttleRetCode = Refusal.THROTTLED.retCode();
        alwaysHttp200 = false;
    }

    int throttleStatus() {
        return throttleStatus;
    }

    void throttleStatus(int status) {
        throttleStatus = status;
    }

    int throttleRetCode() {
        return throttleRetCode;
    }

    void throttleRetCode(int code) {
        throttleRetCode = code;
    }

    boolean alwaysHttp200() {
        return alwaysHttp200;
    }

    void alwaysHttp200(boolean always) {
        alwaysHttp200 = always;
    }
}
