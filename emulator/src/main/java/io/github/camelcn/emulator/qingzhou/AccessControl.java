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
package io.github.camelcn.emulator.qingzhou;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/** Accounts, and what they may do, from where and how often. Thread-safe. */
final class AccessControl {
    private record Policy(List<Pattern> actions, List<Pattern> resources) {}

    private static final class Bucket {
        private double tokens;
        private Instant filled;

        Bucket(double tokens, Instant filled) {
            this.tokens = tokens;
            this.filled = filled;
        }
    }

    private final List<Account> configured;
    private final FleetTime time;
    private final Set<String> inactive = new HashSet<>();
    private final Map<String, Policy> policies = new HashMap<>();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Set<String> sources = new HashSet<>();
    private double rate;
    private double burst;

    AccessControl(List<Account> accounts, FleetTime time) {
        this.configured = List.copyOf(accounts);
        this.time = time;
    }

    synchronized void reset() {
        inactive.clear();
        policies.clear();
        buckets.clear();
        sources.clear();
        rate = 0;
    }

    synchronized Optional<Account> byKey(String accessKeyId) {
        return configured.stream()
                .filter(account ->
                        !accessKeyId.isEmpty() && account.accessKeyId().equals(accessKeyId))
                .filter(this::isActive)
                .findFirst();
    }

    synchronized Optional<Account> byUser(String username, String password) {
        return configured.stream()
                .filter(account -> !username.isEmpty() && account.username().equals(username))
                .filter(account -> WireText.equal(account.password(), password))
                .filter(this::isActive)
                .findFirst();
    }

    synchronized boolean isActive(Account account) {
        return !inactive.contains(account.name());
    }

    synchronized void active(String account, boolean active) {
        if (active) {
            inactive.remove(account);
        } else {
            inactive.add(account);
        }
    }

    synchronized void permit(String account, List<String> actions, List<String> resources) {
        policies.put(account, new Policy(globs(actions), globs(resources)));
    }

    private static List<Pattern> globs(List<String> texts) {
        return texts.stream()
                .map(text -> Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q")))
                .toList();
    }

    synchronized void permitEverything(String account) {
        policies.remove(account);
    }

    synchronized void throttle(double perSecond, int most) {
        rate = perSecond;
        burst = most;
        buckets.clear();
    }

    synchronized void allowSources(List<String> addresses) {
        sources.clear();
        sources.addAll(addresses);
    }

    /**
     * Refuses callers from elsewhere, callers that come too often, and what the account may not do.
     *
     * @param names what the operation is known by; one of them has to be permitted
     * @param resource the ARN
     */
    synchronized void require(Account account, InetAddress remote, Set<String> names, String action, String resource) {
        if (!sources.isEmpty() && !sources.contains(remote.getHostAddress())) {
            throw new RefusedException(
                    Refusal.ADDRESS_NOT_ALLOWED, "calls from " + remote.getHostAddress() + " are not allowed");
        }
        if (rate > 0 && !takeToken(account.name())) {
            throw new RefusedException(Refusal.THROTTLED, "too many requests of this user, try again later");
        }
        Policy policy = policies.get(account.name());
        if (policy != null
                && (!names.stream().anyMatch(name -> fits(policy.actions(), name))
                        || !fits(policy.resources(), resource))) {
            ObjectNode detail = Json.object().put("action", action).put("resource", resource);
            throw new RefusedException(
                    Refusal.NO_PERMISSION, "the account may not do " + action + " on " + resource, detail);
        }
    }

    private static boolean fits(List<Pattern> globs, String text) {
        return globs.stream().anyMatch(glob -> glob.matcher(text).matches());
    }

    private boolean takeToken(String account) {
        Instant now = time.fleet();
        Bucket bucket = buckets.computeIfAbsent(account, name -> new Bucket(burst, now));
        double grown = Duration.between(bucket.filled, now).toNanos() / 1e9 * rate;
        bucket.tokens = Math.min(burst, bucket.tokens + grown);
        bucket.filled = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    /** What the seed's advice for a service account amounts to: everything about instances, nothing about disks' ends. */
    static List<String> servicePolicy() {
        return new ArrayList<>(List.of(
                "Describe*",
                "Get*",
                "*Instance",
                "*Instances",
                "ResetPassword",
                "CreateSnapshot",
                "RestoreSnapshot",
                "DeleteSnapshot",
                "CreateDisk",
                "AttachDisk",
                "DetachDisk",
                "MountIso",
                "UnmountIso"));
    }
}
