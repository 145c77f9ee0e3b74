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
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/** Routers, forwarded ports and public addresses of style C. Callers hold the fleet's monitor. */
final class QingcloudNetwork {
    private final Fleet fleet;
    private final Network network;

    QingcloudNetwork(Fleet fleet, Network network) {
        this.fleet = fleet;
        this.network = network;
    }

    ObjectNode describeRouters(QingcloudParameters in) {
        List<String> ids = in.list("routers");
        return QingcloudAnswers.page(
                in,
                "router_set",
                fleet.catalog().vpcs(),
                vpc -> QingcloudAnswers.among(ids, vpc.routerId()),
                vpc -> Json.object()
                        .put("router_id", vpc.routerId())
                        .put("router_name", vpc.name())
                        .put("vpc_network", vpc.cidrBlock())
                        .put("status", "active"));
    }

    private Catalog.Vpc router(String id) {
        return fleet.catalog().vpcs().stream()
                .filter(vpc -> vpc.routerId().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.RESOURCE_NOT_FOUND, "router [" + id + "] not found"));
    }

    ObjectNode addStatics(QingcloudParameters in) {
        Catalog.Vpc router = router(in.require("router"));
        if (!in.require("vxnet").equals(router.vxnetId())) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the vxnet is not of the router");
        }
        List<String> ids = new ArrayList<>();
        for (int i = 1; i == 1 || in.has("statics." + i + ".static_type"); i++) {
            String at = "statics." + i + ".";
            if (!in.require(at + "static_type").equals("1")) {
                throw new RefusedException(
                        Refusal.INVALID_PARAMETER, "the emulator knows static_type 1, port forwarding, only");
            }
            String protocol = in.text(at + "val4").isEmpty() ? "tcp" : in.text(at + "val4");
            if (!protocol.matches("tcp|udp")) {
                throw new RefusedException(Refusal.INVALID_PARAMETER, "val4 must be tcp or udp");
            }
            Network.NatRule rule = new Network.NatRule(
                    fleet.newId("rtrs-"),
                    router.routerId(),
                    protocol,
                    in.requireNumber(at + "val1"),
                    in.require(at + "val2"),
                    in.requireNumber(at + "val3"),
                    in.text(at + "router_static_name"));
            network.add(rule, false);
            ids.add(rule.id());
        }
        ObjectNode body = Json.object();
        body.set("router_statics", Json.texts(ids));
        return body;
    }

    ObjectNode describeStatics(QingcloudParameters in) {
        String router = in.text("router");
        List<String> ids = in.list("router_statics");
        return QingcloudAnswers.page(
                in,
                "router_static_set",
                network.rules(),
                rule -> (router.isEmpty() || rule.routerId().equals(router)) && QingcloudAnswers.among(ids, rule.id()),
                rule -> Json.object()
                        .put("router_static_id", rule.id())
                        .put("router_static_name", rule.description())
                        .put("router_id", rule.routerId())
                        .put("static_type", 1)
                        .put("val1", Integer.toString(rule.wanPort()))
                        .put("val2", rule.lanAddress())
                        .put("val3", Integer.toString(rule.lanPort()))
                        .put("val4", rule.protocol())
                        .put("is_applied", network.applied(rule) ? 1 : 0));
    }

    ObjectNode deleteStatics(QingcloudParameters in) {
        List<String> ids = in.requireList("router_statics");
        ids.forEach(network::removeRule);
        ObjectNode body = Json.object();
        body.set("router_statics", Json.texts(ids));
        return body;
    }

    ObjectNode updateRouters(Origin origin, QingcloudParameters in) {
        List<String> ids = in.requireList("routers");
        ids.forEach(this::router);
        Change change = fleet.accept(origin, ids);
        fleet.at(change.due(), () -> ids.forEach(network::applyRules));
        return QingcloudAnswers.job(change);
    }

    ObjectNode dissociate(Origin origin, QingcloudParameters in) {
        Change last = null;
        for (String id : in.requireList("eips")) {
            last = network.dissociate(origin, network.address(id));
        }
        return QingcloudAnswers.job(last);
    }
}
