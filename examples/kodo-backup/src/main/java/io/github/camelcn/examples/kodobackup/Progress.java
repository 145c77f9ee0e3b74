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
package io.github.camelcn.examples.kodobackup;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;

import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.component.kodo.KodoHeaders;

/** Counts and prints what the routes did. Called by the routes, read by the main thread. */
public final class Progress {

    /** What the ETag of an object looks like that was sent in one request, as opposed to parts. */
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{32}");

    private final PrintStream out;
    private final Tally backups;
    private final Tally restores;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Queue<ObjectInfo> listed = new ConcurrentLinkedQueue<>();

    /** @param files by their names in the folder, which are the keys of their objects */
    Progress(Collection<String> files, PrintStream out) {
        this.out = out;
        this.backups = new Tally(files);
        this.restores = new Tally(files);
    }

    public void backedUp(
            @Header(Exchange.FILE_NAME) String file,
            @Header(Exchange.FILE_LENGTH) long bytes,
            @Header(KodoHeaders.STORAGE_CLASS) String storageClass,
            @Header(KodoHeaders.ETAG) String eTag) {
        String way = DIGEST.matcher(eTag).matches() ? "in one request" : "in parts";
        uploads.put(file, new Upload(storageClass, way));
        backups.done(file);
        out.printf("  up   %s  %10s  %-10s  %s, %s%n", backups, size(bytes), storageClass, file, way);
        backups.announce();
    }

    /** What did not go up is not waited for on the way down. */
    public void notBackedUp(@Header(Exchange.FILE_NAME) String file, @ExchangeException Exception reason) {
        backups.done(file);
        out.printf("  up   %s  FAILED  %s: %s%n", backups, file, reason.getMessage());
        backups.announce();
        restores.done(file);
        restores.announce();
    }

    public void thawing(@Header(KodoHeaders.KEY) String key, @Header(KodoHeaders.STORAGE_CLASS) String storageClass) {
        out.printf("  thaw %s  %10s  %-10s  %s%n", restores, "", storageClass, key);
    }

    public void restored(
            @Header(KodoHeaders.KEY) String key,
            @Header(KodoHeaders.CONTENT_LENGTH) long bytes,
            @Header(KodoHeaders.STORAGE_CLASS) String storageClass) {
        restores.done(key);
        out.printf("  down %s  %10s  %-10s  %s%n", restores, size(bytes), named(storageClass), key);
        restores.announce();
    }

    /** @param key none if it is the listing that failed, after which there is nothing to wait for */
    public void notRestored(@Header(KodoHeaders.KEY) String key, @ExchangeException Exception reason) {
        if (key == null) {
            out.printf("  down %s  FAILED  %s%n", restores, reason.getMessage());
            restores.giveUp();
        } else {
            restores.done(key);
            out.printf("  down %s  FAILED  %s: %s%n", restores, key, reason.getMessage());
            restores.announce();
        }
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

    void awaitBackups() throws InterruptedException {
        backups.await();
    }

    void awaitRestores() throws InterruptedException {
        restores.await();
    }

    /** How a file went up; with empty words if it did not. */
    Upload upload(String file) {
        return uploads.getOrDefault(file, new Upload("", ""));
    }

    /** A storage class by its name, which the service leaves out for the default one. */
    static String named(String storageClass) {
        return storageClass == null || storageClass.isEmpty() ? "STANDARD" : storageClass;
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024 ? "%.1f KiB".formatted(bytes / 1024.0) : "%.1f MiB".formatted(bytes / 1048576.0);
    }

    /**
     * What the backup route did with a file.
     *
     * @param storageClass that the route asked for
     * @param way in one request or in parts
     */
    record Upload(String storageClass, String way) {}
}
