package io.github.camelcn.examples.quickstart;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.Header;

import io.github.camelcn.component.qingstor.QingStorHeaders;

/** Counts and prints what the routes did. Called by two routes, read by the main thread. */
public final class Progress {

    private static final long PATIENCE_MINUTES = 30;

    private final PrintStream out;
    private final int total;
    private final CountDownLatch uploads;
    private final CountDownLatch downloads;
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
            @Header(QingStorHeaders.E_TAG) String eTag) {
        // an ETag with a dash is not the digest of one request: the object was put together from parts
        String way = eTag.contains("-") ? "in parts" : "in one request";
        ways.put(file, way);
        uploads.countDown();
        out.printf("  up   %3d/%d  %12s  %s, %s%n", total - uploads.getCount(), total, size(bytes), file, way);
    }

    public void downloaded(@Header(QingStorHeaders.KEY) String key, @Header(QingStorHeaders.CONTENT_LENGTH) long bytes) {
        downloads.countDown();
        out.printf("  down %3d/%d  %12s  %s%n", total - downloads.getCount(), total, size(bytes), key);
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
