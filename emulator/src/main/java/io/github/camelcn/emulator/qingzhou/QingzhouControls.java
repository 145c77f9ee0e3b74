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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fleet past the protocols: look at it, move its time, decide what fails and who may do what. Instances are named by
 * their id. Thread-safe.
 */
public final class QingzhouControls {
    private final Fleet fleet;
    private final Network network;
    private final FleetTime time;
    private final AccessControl access;
    private final BearerTokens tokens;
    private final ServiceSwitches switches;

    QingzhouControls(
            Fleet fleet,
            Network network,
            FleetTime time,
            AccessControl access,
            BearerTokens tokens,
            ServiceSwitches switches) {
        this.fleet = fleet;
        this.network = network;
        this.time = time;
        this.access = access;
        this.tokens = tokens;
        this.switches = switches;
    }

    /**
     * An instance as it is now.
     *
     * @param number id in style B
     * @param state normalised, such as {@code RUNNING}
     * @param password of the guest; empty when none was given
     */
    public record InstanceView(
            String id,
            long number,
            String name,
            String state,
            String imageId,
            int cpu,
            long memoryMiB,
            long diskMiB,
            String hostname,
            Map<String, String> tags,
            int bandwidthUpMbps,
            int bandwidthDownMbps,
            long trafficLimitMiB,
            Set<String> isoIds,
            String password,
            boolean busy) {}

    /** The fleet's time: the clock of the builder plus the time that was let pass. */
    public Instant now() {
        return time.fleet();
    }

    /**
     * Lets time pass for the fleet: transitions end, tokens and tickets expire, throttles recover. Signatures are still
     * checked by the clock.
     */
    public void passTime(Duration duration) {
        time.pass(duration);
    }

    /**
     * An instance that has been running since yesterday, of the first image and flavor; quota and balance have no say.
     *
     * @return its id
     */
    public String addRunning(String name) {
        synchronized (fleet) {
            fleet.catchUp();
            return fleet.addRunning(name).id();
        }
    }

    /** Instances that are not deleted, in the order of their creation. */
    public List<InstanceView> instances() {
        synchronized (fleet) {
            fleet.catchUp();
            return fleet.instances().stream()
                    .filter(instance -> !instance.deleted())
                    .map(QingzhouControls::view)
                    .toList();
        }
    }

    /** An instance by id, number or name, deleted ones included. */
    public Optional<InstanceView> instance(String idOrName) {
        synchronized (fleet) {
            fleet.catchUp();
            return fleet.find(idOrName)
                    .or(() -> fleet.instances().stream()
                            .filter(instance -> instance.name.equals(idOrName))
                            .findFirst())
                    .map(QingzhouControls::view);
        }
    }

    private static InstanceView view(Instance instance) {
        return new InstanceView(
                instance.id(),
                instance.number(),
                instance.name,
                instance.state().canonical(),
                instance.image.id(),
                instance.cpu,
                instance.memoryMiB,
                instance.diskMiB,
                instance.hostname,
                Map.copyOf(instance.tags),
                instance.bandwidthUp,
                instance.bandwidthDown,
                instance.trafficLimitMiB,
                Set.copyOf(instance.isoIds),
                instance.password,
                instance.busy());
    }

    /** Ports forwarded now, each as {@code tcp 10022 -> 192.168.1.5:22}. */
    public List<String> forwardedPorts() {
        synchronized (fleet) {
            fleet.catchUp();
            return network.rules().stream()
                    .filter(network::applied)
                    .map(rule ->
                            rule.protocol() + " " + rule.wanPort() + " -> " + rule.lanAddress() + ":" + rule.lanPort())
                    .toList();
        }
    }

    /** Web proxies, each as {@code https://a.example -> 192.168.1.5:80}. */
    public List<String> webProxies() {
        synchronized (fleet) {
            return network.proxies().stream()
                    .map(proxy -> (proxy.https() ? "https://" : "http://") + proxy.domain() + " -> "
                            + proxy.lanAddress() + ":" + proxy.lanPort())
                    .toList();
        }
    }

    /** Puts an instance into a stable state at once, as if somebody else had done so; ends a change under way. */
    public void force(String id, String state) {
        InstanceState target = InstanceState.valueOf(state);
        if (!target.stable()) {
            throw new IllegalArgumentException(state + " is not a stable state");
        }
        synchronized (fleet) {
            fleet.catchUp();
            Instance instance = fleet.instance(id);
            instance.occupy(null);
            instance.enter(target, fleet.now());
            if (target == InstanceState.DELETED) {
                fleet.died();
            }
        }
    }

    /** Lets the next changes of this operation fail, on whatever instance. They are accepted and end in ERROR. */
    public void failNext(String operation, int times) {
        fleet.failures().add(operation, "*", times);
    }

    /**
     * Lets the next change of one instance fail.
     *
     * @param operation canonical name such as {@code createInstance}, or {@code *}
     * @param idOrName the name when the instance is yet to be created
     */
    public void failNextOf(String operation, String idOrName) {
        fleet.failures().add(operation, idOrName, 1);
    }

    /** The value of a metric in a minute, as the service tells it for periods of a minute. */
    public double metric(String id, String metric, Instant minute) {
        synchronized (fleet) {
            Instance instance = fleet.instance(id);
            return Math.round(Metrics.value(instance, Metrics.named(metric), minute) * 100) / 100.0;
        }
    }

    /** Lets each account make this many requests at once and this many a second after that; 0 a second for no limit. */
    public void throttle(double perSecond, int burst) {
        access.throttle(perSecond, burst);
    }

    /** HTTP status of throttling in style A, 429 by default; gateways of this family also say 400. */
    public void throttleStatus(int status) {
        switches.throttleStatus(status);
    }

    /** {@code ret_code} of throttling in style C, 2500 by default. */
    public void throttleRetCode(int code) {
        switches.throttleRetCode(code);
    }

    /**
     * Allows an account only this. A {@code *} stands for any text.
     *
     * @param actions canonical operations, or actions of the style or of style A
     * @param resources such as {@code arn:qingzhou:ecs:cn-north-1:*:instance/i-7f3a9c2b}
     */
    public void permit(String account, List<String> actions, List<String> resources) {
        access.permit(account, actions, resources);
    }

    /** Allows an account what a service account needs: reads and everything about instances, no end of disks. */
    public void permitServicePolicy(String account) {
        access.permit(account, AccessControl.servicePolicy(), List.of("*"));
    }

    public void permitEverything(String account) {
        access.permitEverything(account);
    }

    /** Answers callers from these addresses only; no address for all. */
    public void allowSources(String... addresses) {
        access.allowSources(List.of(addresses));
    }

    /** Switches an account off and on again. */
    public void active(String account, boolean active) {
        access.active(account, active);
    }

    /** Whether there is no money left for instances and disks. */
    public void balanceExhausted(boolean exhausted) {
        synchronized (fleet) {
            fleet.balanceExhausted(exhausted);
        }
    }

    /** Style B: forgets every token, as if all had expired. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Style B: whether errors come with HTTP status 200, as from gateways that only use the code in the body. */
    public void alwaysHttp200(boolean always) {
        switches.alwaysHttp200(always);
    }
}
