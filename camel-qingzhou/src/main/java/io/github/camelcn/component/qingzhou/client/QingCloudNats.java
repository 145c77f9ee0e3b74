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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

import static io.github.camelcn.component.qingzhou.client.QingCloudLink.call;
import static io.github.camelcn.component.qingzhou.client.QingCloudLink.id;

/**
 * Forwards ports of routers in the qingcloud style. Thread-safe.
 *
 * <p>Source: QingCloud's published SDKs.
 */
final class QingCloudNats {

    private final QingCloudLink link;

    QingCloudNats(QingCloudLink link) {
        this.link = link;
    }

    /** Source: QingCloud's SDKs, {@code AddRouterStatics}: static type 1 is port forwarding. */
    ChangeResult create(CreateNatRequest asked) throws IOException {
        String router = id("routerId", asked.routerId());
        QingCloudCall call = call(asked, "AddRouterStatics")
                .with("router", router)
                .with("vxnet", asked.vxnetId())
                .with("statics.1.static_type", 1)
                .with("statics.1.router_static_name", asked.description())
                .with("statics.1.val1", asked.wanPort())
                .with("statics.1.val2", asked.lanAddress())
                .with("statics.1.val3", asked.lanPort())
                .with("statics.1.val4", asked.protocol() == null ? "tcp" : asked.protocol());
        List<String> ids = Values.texts(link.send(call).get("router_statics"));
        return QingCloudChanges.result(asked, ids, link.send(update(asked, router)));
    }

    ChangeResult delete(DeleteNatRequest asked) throws IOException {
        String natId = asked.natId();
        String router = asked.routerId();
        if (natId == null || router == null) {
            Map<String, Object> rule = findNat(asked);
            natId = Values.textOrEmpty(rule.get("router_static_id"));
            router = router == null ? Values.textOrEmpty(rule.get("router_id")) : router;
        }
        link.send(call(asked, "DeleteRouterStatics").with("router_statics.1", id("natId", natId)));
        return QingCloudChanges.result(asked, List.of(natId), link.send(update(asked, id("routerId", router))));
    }

    private Map<String, Object> findNat(DeleteNatRequest asked) throws IOException {
        int offset = 0;
        Integer total;
        do {
            Answer page = page(asked, offset);
            for (Map<String, Object> rule : Json.objects(page.get("router_static_set"))) {
                if (isMeant(asked, rule)) {
                    return rule;
                }
            }
            offset += PageRequest.MAX_SIZE;
            total = Values.integer(page.get("total_count"));
        } while (total != null && offset < total);
        throw ServiceException.of(
                asked.operation().name(),
                asked.resource(),
                new ServiceError(ErrorKind.NOT_FOUND, 200, "", "no such forwarding on the router", "", false, ""),
                1);
    }

    private Answer page(DeleteNatRequest asked, int offset) throws IOException {
        QingCloudCall call = new QingCloudCall(
                        asked.operation().name(), asked.resource(), "DescribeRouterStatics", Repeat.READ)
                .with("static_type", 1)
                .with("limit", PageRequest.MAX_SIZE)
                .with("offset", offset == 0 ? null : offset);
        if (asked.natId() != null) {
            call.with("router_statics.1", id("natId", asked.natId()));
        } else {
            call.with("router", id("routerId", asked.routerId()));
        }
        return link.send(call);
    }

    private static boolean isMeant(DeleteNatRequest asked, Map<String, Object> rule) {
        if (asked.natId() != null) {
            return asked.natId().equals(Values.text(rule.get("router_static_id")));
        }
        String protocol = asked.protocol() == null ? "tcp" : asked.protocol();
        return String.valueOf(asked.wanPort()).equals(Values.text(rule.get("val1")))
                && Objects.equals(asked.lanAddress(), Values.text(rule.get("val2")))
                && String.valueOf(asked.lanPort()).equals(Values.text(rule.get("val3")))
                && protocol.equals(Values.text(rule.get("val4")));
    }

    private static QingCloudCall update(QingzhouRequest<?> asked, String router) {
        return new QingCloudCall(asked.operation().name(), router, "UpdateRouters", Repeat.BY_TARGET)
                .with("routers.1", router);
    }
}
