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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port forwarding, web proxies and public addresses. Guarded by the fleet's monitor. */
final class Network {
    /**
     * A forwarded port.
     *
     * @param routerId whose port it is
     */
    record NatRule(
            String id,
            String routerId,
            String protocol,
            int wanPort,
            String lanAddress,
            int lanPort,
            String description) {
        boolean samePort(NatRule other) {
            return routerId.equals(other.routerId) && protocol.equals(other.protocol) && wanPort == other.wanPort;
        }
    }

    record WebProxy(String instanceId, String domain, boolean https, String lanAddress, int lanPort) {}

    /** A public address of style C. */
    static final class Address {
        private final String id;
        private final String ip;
        String instanceId = "";
        String transition = "";

        Address(String id, String ip) {
            this.id = id;
            this.ip = ip;
        }

        String id() {
            return id;
        }

        String ip() {
            return ip;
        }
    }

    private final Fleet fleet;
    private final List<NatRule> rules = new ArrayList<>();
    private final Set<String> applied = new HashSet<>();
    private final List<WebProxy> proxies = new ArrayList<>();
    private final Map<String, Address> addresses = new LinkedHashMap<>();

    Network(Fleet fleet) {
        this.fleet = fleet;
        reset();
    }

    void reset() {
        rules.clear();
        applied.clear();
        proxies.clear();
        addresses.clear();
        int host = 10;
        for (String id : fleet.catalog().addresses()) {
            addresses.put(id, new Address(id, "203.0.113." + host++));
        }
    }

    List<NatRule> rules() {
        return rules;
    }

    boolean applied(NatRule rule) {
        return applied.contains(rule.id());
    }

    /** The router of style B, and of style C when the network is not of interest. */
    String defaultRouter() {
        return fleet.catalog().vpcs().get(0).routerId();
    }

    /** @throws RefusedException when the port is taken */
    void add(NatRule rule, boolean atOnce) {
        requirePort(rule.wanPort());
        requirePort(rule.lanPort());
        if (!rule.lanAddress().matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the inner address must be IPv4");
        }
        if (rules.stream().anyMatch(rule::samePort)) {
            throw new RefusedException(Refusal.EXISTS, "port " + rule.wanPort() + " is forwarded already");
        }
        rules.add(rule);
        if (atOnce) {
            applied.add(rule.id());
        }
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 65535) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "a port must be between 1 and 65535");
        }
    }

    void removeRule(int wanPort, String lanAddress, int lanPort) {
        boolean removed = rules.removeIf(
                rule -> rule.wanPort() == wanPort && rule.lanAddress().equals(lanAddress) && rule.lanPort() == lanPort);
        if (!removed) {
            throw new RefusedException(Refusal.RESOURCE_NOT_FOUND, "port " + wanPort + " is not forwarded there");
        }
    }

    void removeRule(String id) {
        if (!rules.removeIf(rule -> rule.id().equals(id))) {
            throw new RefusedException(Refusal.RESOURCE_NOT_FOUND, "router static [" + id + "] not found");
        }
    }

    void applyRules(String routerId) {
        rules.stream().filter(rule -> rule.routerId().equals(routerId)).forEach(rule -> applied.add(rule.id()));
    }

    List<WebProxy> proxies() {
        return proxies;
    }

    void add(WebProxy proxy) {
        if (proxy.domain().isBlank()) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "domain is required");
        }
        requirePort(proxy.lanPort());
        if (proxies.stream().anyMatch(other -> other.domain().equals(proxy.domain()))) {
            throw new RefusedException(Refusal.EXISTS, "the domain " + proxy.domain() + " is served already");
        }
        proxies.add(proxy);
    }

    void removeProxy(String instanceId, String domain) {
        boolean removed = proxies.removeIf(
                proxy -> proxy.domain().equals(domain) && proxy.instanceId().equals(instanceId));
        if (!removed) {
            throw new RefusedException(Refusal.RESOURCE_NOT_FOUND, "the domain " + domain + " is not served");
        }
    }

    /** @param pub whether the addresses are public ones */
    void bind(Instance instance, boolean pub, Set<String> ips) {
        if (new LinkedHashSet<>(ips).removeAll(bound(instance, pub))) {
            throw new RefusedException(Refusal.EXISTS, "an address is bound already");
        }
        bound(instance, pub).addAll(ips);
    }

    void unbind(Instance instance, boolean pub, Set<String> ips) {
        if (!bound(instance, pub).containsAll(ips)) {
            throw new RefusedException(Refusal.RESOURCE_NOT_FOUND, "an address is not bound");
        }
        bound(instance, pub).removeAll(ips);
    }

    private static Set<String> bound(Instance instance, boolean pub) {
        return pub ? instance.publicIps : instance.boundPrivateIps;
    }

    Address address(String id) {
        return Optional.ofNullable(addresses.get(id))
                .orElseThrow(() -> new RefusedException(Refusal.RESOURCE_NOT_FOUND, "eip [" + id + "] not found"));
    }

    Optional<Address> addressOf(Instance instance) {
        return addresses.values().stream()
                .filter(address -> address.instanceId.equals(instance.id()))
                .findFirst();
    }

    Change associate(Origin origin, Address address, Instance instance, boolean force) {
        if (!address.transition.isEmpty()) {
            throw new RefusedException(Refusal.BUSY, "eip [" + address.id() + "] is already in transition_status");
        }
        if (!force && (!address.instanceId.isEmpty() || addressOf(instance).isPresent())) {
            throw new RefusedException(
                    Refusal.BUSY, "eip [" + address.id() + "] is not available or the instance has one already");
        }
        return change(origin, address, "associating", instance);
    }

    Change dissociate(Origin origin, Address address) {
        if (address.instanceId.isEmpty()) {
            throw new RefusedException(Refusal.BUSY, "eip [" + address.id() + "] status [available], is not in-use");
        }
        return change(origin, address, "dissociating", null);
    }

    private Change change(Origin origin, Address address, String transition, Instance target) {
        Change change = fleet.accept(origin, List.of(address.id()));
        address.transition = transition;
        fleet.at(change.due(), () -> {
            fleet.find(address.instanceId).ifPresent(old -> old.publicIps.remove(address.ip()));
            address.transition = "";
            address.instanceId = target == null ? "" : target.id();
            if (target != null) {
                addresses.values().stream()
                        .filter(other -> other != address && other.instanceId.equals(target.id()))
                        .forEach(other -> {
                            other.instanceId = "";
                            target.publicIps.remove(other.ip());
                        });
                target.publicIps.add(address.ip());
            }
        });
        return change;
    }
}
