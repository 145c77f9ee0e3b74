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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;

import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.component.qingstor.QingStorHeaders;

/** Counts and prints what the routes did. Called by the routes, read by the main thread. */
public final class Progress {

    private static final String INBOX = "inbox/";

    private final PrintStream out;
    private final Tally uploads;
    private final Tally downloads;
    private final Queue<ObjectInfo> listed = new ConcurrentLinkedQueue<>();
    private final Map<String, String> ways = new ConcurrentHashMap<>();

    /** @param files by their names in the folder; the keys of their objects are these behind {@code inbox/} */
    Progress(Collection<String> files, PrintStream out) {
        this.out = out;
        this.uploads = new Tally(files);
        this.downloads = new Tally(files);
    }

    public void uploaded(
            @Header(Exchange.FILE_NAME) String file,
            @Header(Exchange.FILE_LENGTH) long bytes,
            @Header(QingStorHeaders.ETAG) String eTag) {
        // an ETag with a dash is not the digest of one request: the object was put together from parts
        String way = eTag.contains("-") ? "in parts" : "in one request";
        ways.put(file, way);
        uploads.done(file);
        out.printf("  up   %s  %12s  %s, %s%n", uploads, size(bytes), file, way);
        uploads.announce();
    }

    /** What did not go up is not waited for on the way down. */
    public void notUploaded(@Header(Exchange.FILE_NAME) String file, @ExchangeException Exception reason) {
        uploads.done(file);
        out.printf("  up   %s  FAILED  %s: %s%n", uploads, file, reason.getMessage());
        uploads.announce();
        downloads.done(file);
        downloads.announce();
    }

    public void downloaded(
            @Header(QingStorHeaders.KEY) String key, @Header(QingStorHeaders.CONTENT_LENGTH) long bytes) {
        downloads.done(file(key));
        out.printf("  down %s  %12s  %s%n", downloads, size(bytes), key);
        downloads.announce();
    }

    /** @param key none if it is the listing that failed, after which there is nothing to wait for */
    public void notDownloaded(@Header(QingStorHeaders.KEY) String key, @ExchangeException Exception reason) {
        if (key == null) {
            out.printf("  down %s  FAILED  %s%n", downloads, reason.getMessage());
            downloads.giveUp();
        } else {
            downloads.done(file(key));
            out.printf("  down %s  FAILED  %s: %s%n", downloads, key, reason.getMessage());
            downloads.announce();
        }
    }

    private static String file(String key) {
        return key.substring(INBOX.length());
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

    void awaitUploads() throws InterruptedException {
        uploads.await();
    }

    void awaitDownloads() throws InterruptedException {
        downloads.await();
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
