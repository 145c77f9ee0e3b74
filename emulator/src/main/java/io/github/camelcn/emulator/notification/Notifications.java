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
package io.github.camelcn.emulator.notification;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelcn.emulator.evidence.NotVerified;

/**
 * Delivers notifications in the background, one after the other, and goes wrong as tests want it. Thread-safe; settings
 * count for notifications that come after.
 */
public final class Notifications implements AutoCloseable {
    /** Source: QingStor API documentation, "PUT Bucket Notification": 5 seconds, and again after one. */
    private static final int TIMEOUT_MILLIS = 30_000;

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 4;
    private static final long HELD_MILLIS = 100;

    private final ScheduledExecutorService courier = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "emulator-notifications");
        thread.setDaemon(true);
        return thread;
    });
    // all that follows is guarded by this
    private final Deque<Notification> held = new ArrayDeque<>();
    /** Who is under way from before the last clearing counts no more. */
    private int era;

    private long pending;
    private long delivered;
    private long refused;
    private long lost;
    private long sent;
    private int loseEvery;
    private int repeatEvery;
    private int delayEvery;
    private Duration delay = Duration.ZERO;
    private int reversedGroup = 1;
    private int attempts = ATTEMPTS;
    private Duration retryInterval = RETRY_INTERVAL;

    /** Every n-th notification is never sent; 0 for none. */
    public synchronized Notifications loseEvery(int n) {
        loseEvery = n;
        return this;
    }

    /** Every n-th notification is sent twice; 0 for none. */
    public synchronized Notifications repeatEvery(int n) {
        repeatEvery = n;
        return this;
    }

    /** Every n-th notification is sent this much later; 0 for none. */
    public synchronized Notifications delayEvery(int n, Duration by) {
        delayEvery = n;
        delay = by;
        return this;
    }

    /** Notifications wait for each other, a moment at most, and are sent in groups of n, the latest first. */
    public synchronized Notifications reverseGroupsOf(int n) {
        reversedGroup = Math.max(1, n);
        return this;
    }

    /** How often a notification is sent until it is accepted, and the pause between. */
    public synchronized Notifications retry(int times, Duration interval) {
        attempts = times;
        retryInterval = interval;
        return this;
    }

    /** Everything works again, the counts start anew, and what is under way is forgotten. */
    public synchronized void clear() {
        era++;
        held.clear();
        loseEvery = 0;
        repeatEvery = 0;
        delayEvery = 0;
        reversedGroup = 1;
        attempts = ATTEMPTS;
        retryInterval = RETRY_INTERVAL;
        sent = 0;
        pending = 0;
        delivered = 0;
        refused = 0;
        lost = 0;
    }

    /** Notifications that were accepted, repeated ones each time. */
    public synchronized long delivered() {
        return delivered;
    }

    /** Answers that were no acceptance, and attempts that had no answer. */
    public synchronized long refused() {
        return refused;
    }

    /** Notifications that nobody will hear of: lost on purpose, or given up. */
    public synchronized long lost() {
        return lost;
    }

    /** Notifications that are under way or wait. */
    public synchronized long pending() {
        return pending;
    }

    /** Sends in the background. */
    public synchronized void send(Notification notification) {
        sent++;
        if (strikes(loseEvery)) {
            lost++;
            return;
        }
        int copies = strikes(repeatEvery) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            pending++;
            if (strikes(delayEvery)) {
                later(notification, attempts, delay);
            } else {
                hold(notification);
            }
        }
    }

    private boolean strikes(int every) {
        return every > 0 && sent % every == 0;
    }

    private void hold(Notification notification) {
        held.push(notification);
        if (held.size() >= reversedGroup) {
            release();
        } else if (held.size() == 1) {
            courier.schedule(this::release, HELD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void release() {
        while (!held.isEmpty()) {
            later(held.pop(), attempts, Duration.ZERO);
        }
    }

    private void later(Notification notification, int attemptsLeft, Duration pause) {
        if (!courier.isShutdown()) {
            int now = era;
            courier.schedule(() -> attempt(notification, attemptsLeft, now), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Notification notification, int attemptsLeft, int since) {
        boolean accepted = false;
        int refusals = 0;
        for (String url : notification.urls()) {
            accepted = isCurrent(since) && isAccepted(notification, url);
            if (accepted) {
                break;
            }
            refusals++;
        }
        attempted(notification, attemptsLeft, since, accepted, refusals);
    }

    private synchronized boolean isCurrent(int since) {
        return since == era;
    }

    @NotVerified("A notification is sent again after anything but a 2xx answer; a few times, then it is given up.")
    private synchronized void attempted(
            Notification notification, int attemptsLeft, int since, boolean accepted, int refusals) {
        if (since != era) {
            return;
        }
        refused += refusals;
        if (accepted) {
            delivered++;
            pending--;
        } else if (attemptsLeft > 1) {
            later(notification, attemptsLeft - 1, retryInterval);
        } else {
            lost++;
            pending--;
        }
    }

    private static boolean isAccepted(Notification notification, String url) {
        try {
            URI target = URI.create(url);
            HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
            try {
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                connection.setInstanceFollowRedirects(false);
                connection.setRequestMethod("POST");
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(notification.body().length);
                connection.setRequestProperty("Content-Type", Notification.TYPE);
                notification.signer().headers(target, notification.body()).forEach(connection::setRequestProperty);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(notification.body());
                }
                return connection.getResponseCode() / 100 == 2;
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            return false;
        }
    }

    /** What has not been sent is not sent any more. */
    @Override
    public void close() {
        courier.shutdownNow();
    }
}
