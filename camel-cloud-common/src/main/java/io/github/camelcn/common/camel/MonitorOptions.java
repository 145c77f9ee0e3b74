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
package io.github.camelcn.common.camel;

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.common.monitor.Transfers;

/** What is told of long transfers; the same for every store. */
@UriParams
public class MonitorOptions implements Cloneable {

    @UriParam(
            label = "common,advanced",
            defaultValueNote = "1s",
            description =
                    "How often Camel's event notifiers hear how far a transfer of 1 MiB or more has come, such as 1s. They hear of its begin and its end in any case; with 0 of nothing else.")
    private Duration progressInterval = Transfers.INTERVAL;

    public Duration getProgressInterval() {
        return progressInterval;
    }

    public void setProgressInterval(Duration progressInterval) {
        if (progressInterval.isNegative()) {
            throw new IllegalArgumentException("progressInterval must be 0 or more, but is " + progressInterval);
        }
        this.progressInterval = progressInterval;
    }

    /** A copy that can be changed without changing this one. */
    public MonitorOptions copy() {
        try {
            return (MonitorOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
