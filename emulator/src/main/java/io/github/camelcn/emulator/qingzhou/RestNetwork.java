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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/** Addresses, port forwarding and web proxies of style B. Callers hold the fleet's monitor. */
final class RestNetwork {
    private final Fleet fleet;
    private final Network network;

    RestNetwork(Fleet fleet, Network network) {
        this.fleet = fleet;
        this.network = network;
    }

    /** A network card that an instance is made with. */
    record Nic(boolean pub, Set<String> addresses) {}

    /** @throws RefusedException if the cards are malformed */
    static List<Nic> nics(RestBody body) {
        List<Nic> nics = new ArrayList<>();
        for (JsonNode element : body.json().path("network")) {
            if (!(element instanceof ObjectNode json)) {
                throw new RefusedException(Refusal.INVALID_PARAMETER, "network must be a list of objects");
            }
            RestBody nic = new RestBody(json);
            nics.add(new Nic(isPublic(nic.require("type")), addresses(nic)));
        }
        return nics;
    }

    void bind(Instance instance, List<Nic> nics) {
        nics.forEach(nic -> network.bind(instance, nic.pub(), nic.addresses()));
    }

    ObjectNode createNat(RestBody body) {
        String protocol = body.has("protocol") ? body.text("protocol") : "tcp";
        if (!protocol.matches("tcp|udp")) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "protocol must be tcp or udp");
        }
        network.add(
                new Network.NatRule(
                        fleet.newId("rtrs-"),
                        network.defaultRouter(),
                        protocol,
                        body.require("wan_port", 1),
                        body.require("lan_addr"),
                        body.require("lan_port", 1),
                        body.text("description")),
                true);
        return Json.object();
    }

    ObjectNode deleteNat(RestBody body) {
        network.removeRule(body.require("wan_port", 1), body.require("lan_addr"), body.require("lan_port", 1));
        return Json.object();
    }

    ObjectNode createWebProxy(RestBody body) {
        Instance instance = fleet.instance(body.require("vm_id"));
        network.add(new Network.WebProxy(
                instance.id(),
                body.require("domain"),
                body.flag("is_https"),
                body.require("lan_addr"),
                body.require("lan_port", 1)));
        return Json.object();
    }

    ObjectNode deleteWebProxy(RestBody body) {
        network.removeProxy(fleet.instance(body.require("vm_id")).id(), body.require("domain"));
        return Json.object();
    }

    ObjectNode ip(RestBody body, boolean bind) {
        Instance instance = fleet.instance(body.require("vm_id"));
        boolean pub = isPublic(body.require("nic_type"));
        Set<String> addresses = addresses(body);
        if (addresses.isEmpty()) {
            throw new RefusedException(Refusal.MISSING_PARAMETER, "one of ipv4, ipv6 is required");
        }
        if (bind) {
            network.bind(instance, pub, addresses);
        } else {
            network.unbind(instance, pub, addresses);
        }
        return Json.object();
    }

    private static boolean isPublic(String type) {
        if (!type.matches("nat|pub")) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the type of a network is nat or pub");
        }
        return type.equals("pub");
    }

    private static Set<String> addresses(RestBody body) {
        Set<String> addresses = new LinkedHashSet<>(Arrays.asList(body.text("ipv4"), body.text("ipv6")));
        addresses.remove("");
        return addresses;
    }
}
