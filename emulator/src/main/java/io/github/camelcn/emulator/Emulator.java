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
package io.github.camelcn.emulator;

import java.net.URI;
import java.util.List;

/** A server in this process that plays a cloud service, whichever it is. Thread-safe. */
public interface Emulator extends AutoCloseable {
    /** {@code qingstor}, {@code kodo} or {@code qingzhou}. */
    String service();

    /** Ids of the keys and users this emulator knows; their secrets stay inside. */
    List<String> accessKeys();

    /** Where the service listens, without a slash at the end. */
    URI endpoint();

    int port();

    /** What to do to the next requests. */
    FaultSwitches faults();

    /** The latest requests in the order they were answered, at most as many as the builder says. */
    List<RecordedRequest> requests();

    /** Requests since the start or the last clearing, including those no longer kept. */
    long requestCount();

    void clearRequests();

    /** Connections accepted since the start. */
    long connectionsOpened();

    /** Connections open now. */
    int connectionsOpen();

    /**
     * Back to the beginning: faults disarmed, journal empty, the state of the builder restored. Requests must not be under
     * way.
     */
    void reset();

    /** Ends all connections and threads and removes temporary files. */
    @Override
    void close();
}
