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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inventory all styles look at, and its time. Everything here is guarded by this object's own monitor: whoever works
 * on it holds the monitor for the whole request and calls {@link #catchUp()} first.
 */
final class Fleet {
    private static final Duration AGE_OF_THE_FIRST = Duration.ofDays(1);
    private static final int FIRST_NUMBER = 101;

    private final QingzhouOptions options;
    private final FleetTime time;
    private final FailurePlan failures = new FailurePlan();

    private Ids ids;
    private Agenda agenda;
    private Instant now;
    private long nextNumber;
    private int alive;
    private Map<String, Instance> instances;
    private Map<Long, Instance> byNumber;
    private Map<String, Disk> disks;
    private Map<String, Snapshot> snapshots;
    private Map<String, Change> jobs;
    private boolean balanceExhausted;

    Fleet(QingzhouOptions options, FleetTime time) {
        this.options = options;
        this.time = time;
        reset();
    }

    /** Back to the beginning: only the instances that are there from the start. */
    synchronized void reset() {
        time.reset();
        failures.clear();
        ids = new Ids(options.seed());
        agenda = new Agenda();
        now = time.fleet();
        nextNumber = FIRST_NUMBER;
        alive = 0;
        instances = new LinkedHashMap<>();
        byNumber = new HashMap<>();
        disks = new LinkedHashMap<>();
        snapshots = new LinkedHashMap<>();
        jobs = new LinkedHashMap<>();
        balanceExhausted = false;
        for (int i = 0; i < options.instances(); i++) {
            addRunning("vm-" + String.format("%05d", i + 1));
        }
    }

    /** An instance of the first image and flavor that has been running since yesterday. */
    Instance addRunning(String name) {
        Catalog catalog = options.catalog();
        Catalog.Region region = catalog.defaultRegion();
        Catalog.Flavor flavor = catalog.flavors().get(0);
        Instance instance = add(now.minus(AGE_OF_THE_FIRST));
        instance.name = name;
        instance.image = catalog.images().get(0);
        instance.flavorId = flavor.id();
        instance.cpu = flavor.cpu();
        instance.memoryMiB = flavor.memoryMiB();
        instance.diskMiB = Math.max(instance.image.minDiskGiB(), 40) * 1024L;
        instance.regionId = region.id();
        instance.zoneId = region.zoneId();
        instance.vpc = catalog.defaultVpc(region.id());
        instance.enter(InstanceState.RUNNING, instance.createdAt());
        return instance;
    }

    /** Lets everything happen that is due. */
    void catchUp() {
        Instant fresh = time.fleet();
        if (fresh.isAfter(now)) {
            now = fresh;
        }
        agenda.runUntil(now);
    }

    Instant now() {
        return now;
    }

    QingzhouOptions options() {
        return options;
    }

    Catalog catalog() {
        return options.catalog();
    }

    FailurePlan failures() {
        return failures;
    }

    String newId(String prefix) {
        return ids.next(prefix);
    }

    void at(Instant when, Runnable event) {
        agenda.at(when, event);
    }

    /** A new instance in state CREATING, with an address and nothing else set. */
    Instance add(Instant createdAt) {
        Instance instance = new Instance(newId("i-"), nextNumber++, createdAt);
        long host = instance.number() - FIRST_NUMBER + 5;
        instance.privateIp = "10." + (host >> 16 & 255) + "." + (host >> 8 & 255) + "." + (host & 255);
        instances.put(instance.id(), instance);
        byNumber.put(instance.number(), instance);
        alive++;
        return instance;
    }

    void died() {
        alive--;
    }

    /** Instances that are not deleted. */
    int alive() {
        return alive;
    }

    /** All instances in the order of creation, deleted ones included. */
    Collection<Instance> instances() {
        return instances.values();
    }

    Collection<Disk> disks() {
        return disks.values();
    }

    Collection<Snapshot> snapshots() {
        return snapshots.values();
    }

    void add(Disk disk) {
        disks.put(disk.id(), disk);
    }

    void add(Snapshot snapshot) {
        snapshots.put(snapshot.id(), snapshot);
    }

    /** @throws RefusedException when there is none, or no longer */
    Instance instance(String id) {
        return find(id).filter(instance -> !instance.deleted()).orElseThrow(() -> noInstance(id));
    }

    /** By id or number, deleted ones included. */
    Optional<Instance> find(String id) {
        Instance instance = instances.get(id);
        if (instance == null && id.matches("\\d{1,18}")) {
            instance = byNumber.get(Long.parseLong(id));
        }
        return Optional.ofNullable(instance);
    }

    static RefusedException noInstance(String id) {
        return new RefusedException(Refusal.INSTANCE_NOT_FOUND, "instance [" + id + "] not found");
    }

    /** @throws RefusedException when there is none, or no longer */
    Disk disk(String id) {
        return Optional.ofNullable(disks.get(id))
                .filter(disk -> disk.state() != Disk.State.DELETED)
                .orElseThrow(() -> new RefusedException(Refusal.DISK_NOT_FOUND, "disk [" + id + "] not found"));
    }

    /** @throws RefusedException when there is none, or no longer */
    Snapshot snapshot(String id) {
        return Optional.ofNullable(snapshots.get(id))
                .filter(snapshot -> snapshot.state() != Snapshot.State.DELETED)
                .orElseThrow(() -> new RefusedException(Refusal.SNAPSHOT_NOT_FOUND, "snapshot [" + id + "] not found"));
    }

    /** A change accepted now that ends when the transition delay is over. */
    Change accept(Origin origin, List<String> resources) {
        Duration longer = options.transitionDelay().compareTo(options.visibleDelay()) < 0
                ? options.visibleDelay()
                : options.transitionDelay();
        return accept(origin, resources, longer);
    }

    /** A change accepted now that takes no time. */
    Change acceptAtOnce(Origin origin, List<String> resources) {
        return accept(origin, resources, Duration.ZERO);
    }

    private Change accept(Origin origin, List<String> resources, Duration length) {
        Change change = new Change(newId(""), origin.action(), resources, now, now.plus(length));
        if (origin.qingcloud()) {
            jobs.put(change.jobId(), change);
        }
        return change;
    }

    List<Change> jobs() {
        return new ArrayList<>(jobs.values());
    }

    void balanceExhausted(boolean exhausted) {
        balanceExhausted = exhausted;
    }

    /** @throws RefusedException when there is no money left for something new */
    void requireBalance() {
        if (balanceExhausted) {
            throw new RefusedException(Refusal.BALANCE, "the balance of the account does not suffice");
        }
    }
}
