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
package io.github.camelcn.common.component;

import java.time.Duration;

/** The side of a store's server that tells others what happens to its objects. */
public interface NotifyingServer {

    /** From now on objects that come and go in a bucket are told to a URL. */
    void tell(String bucket, String url);

    /** Every so many notifications get lost, come twice, or late; and all come in groups, the latest first. */
    void misdeliver(int loseEvery, int repeatEvery, int delayEvery, Duration delay, int reversedGroup);

    /** How often, and how soon, a notification comes again that was refused. */
    void retry(int times, Duration interval);

    /** Notifications that are on their way. */
    long pending();

    /** Notifications that were accepted. */
    long delivered();

    /** Notifications that will never come. */
    long lost();
}
