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
package io.github.camelcn.examples.recipes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.component.file.cluster.FileLockClusterService;

/** Who of several machines runs the routes that begin with {@code master:}. */
public final class SingleActive {

    private SingleActive() {}

    /**
     * Lets a file elect the one.
     *
     * @param context not started yet
     * @param folder one that all machines see, on a file system whose locks hold between them
     * @param interval how often it is tried; the same for all. Whoever is gone is replaced after a few of these
     */
    // tag::elect[]
    public static void electByFile(CamelContext context, Path folder, Duration interval) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(folder.toString());
        cluster.setAcquireLockInterval(interval.toMillis(), TimeUnit.MILLISECONDS);
        context.addService(cluster);
    }
    // end::elect[]
}
