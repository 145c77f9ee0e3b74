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

/** Takes what a monitor knows elsewhere: to a metrics library. Thread-safe; never told two things of the latter three at once. */
public interface MonitorObserver {

    /** Takes nothing. */
    MonitorObserver NONE = new MonitorObserver() {};

    /** Where the times of a kind of calls are recorded; asked once for each kind. */
    default Latency latency(String bucket, String operation, String outcome) {
        return Latency.NONE;
    }

    /** There was the first call of a kind; the counters live as long as the monitor. */
    default void counting(CallCounters calls) {}

    /** A consumer has started. */
    default void started(ConsumerActivity consumer) {}

    /** A consumer has stopped. */
    default void stopped(ConsumerActivity consumer) {}
}
