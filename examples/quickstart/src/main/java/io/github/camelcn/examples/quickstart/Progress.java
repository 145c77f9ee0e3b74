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
package io.github.camelcn.examples.quickstart;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.Header;

import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.component.qingstor.QingStorHeaders;

/** Counts and prints what the routes did. Called by two routes, read by the main thread. */
public final class Progress {

    private static final long PATIENCE_MINUTES = 30;

    private final PrintStream out;
    private final int total;
    private final CountDownLatch uploads;
    private final CountDownLatch downloads;
    private final Queue<ObjectInfo> listed = new ConcurrentLinkedQueue<>();
    private final Map<String, String> ways = new ConcurrentHashMap<>();

    Progress(int total, PrintStream out) {
        this.total = total;
        this.out = out;
        this.uploads = new CountDownLatch(total);
        this.downloads = new CountDownLatch(total);
    }

    public void uploaded(
            @Header(Exchange.FILE_NAME) String file,
            @Header(Exchange.FILE_LENGTH) long bytes,
            @Header(QingStorHeaders.ETAG) String eTag) {
        // an ETag with a dash is not the digest of one request: the object was put together from parts
        String way = eTag.contains("-") ? "in parts" : "in one request";
        ways.put(file, way);
        uploads.countDown();
        out.printf("  up   %3d/%d  %12s  %s, %s%n", total - uploads.getCount(), total, size(bytes), file, way);
    }

    public void downloaded(
            @Header(QingStorHeaders.KEY) String key, @Header(QingStorHeaders.CONTENT_LENGTH) long bytes) {
        downloads.countDown();
        out.printf("  down %3d/%d  %12s  %s%n", total - downloads.getCount(), total, size(bytes), key);
    }

    public void listed(ObjectInfo object) {
        listed.add(object);
    }

    /** What was listed since the last call. */
    List<ObjectInfo> takeListed() {
        List<ObjectInfo> taken = List.copyOf(listed);
        listed.clear();
        return taken;
    }

    boolean awaitUploads() throws InterruptedException {
        return uploads.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    boolean awaitDownloads() throws InterruptedException {
        return downloads.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    /** How a file went up; empty if it did not. */
    String way(String file) {
        return ways.getOrDefault(file, "");
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024 ? "%.1f KiB".formatted(bytes / 1024.0) : "%.1f MiB".formatted(bytes / 1048576.0);
    }
}
