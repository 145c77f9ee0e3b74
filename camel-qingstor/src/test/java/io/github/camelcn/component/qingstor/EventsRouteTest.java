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
package io.github.camelcn.component.qingstor;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.EventsContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.component.qingstor.event.QingStorNotifications;

import static org.assertj.core.api.Assertions.assertThat;

class EventsRouteTest extends EventsContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected String trust() {
        return "eventSecret=RAW(o p&e=n)";
    }

    @Override
    protected String target() {
        return "/hooks/objects?secret=o%20p%26e%3Dn";
    }

    @Override
    protected HttpResponse<String> posted(String body) throws Exception {
        return hook.post(target(), body);
    }

    @Override
    protected String notification(String bucket, String key) {
        return QingStorNotifications.created(bucket, key);
    }

    @Test
    void tenThousandEventsInOneNotificationAreTakenAtOnce() throws Exception {
        String one = QingStorNotifications.created("photos", "?");
        String event = one.substring("{\"events\":[".length(), one.length() - 2);
        String body = IntStream.range(0, 10_000)
                .mapToObj(i -> event.replace("\"?\"", "\"k" + i % 5_000 + "\""))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        route("startScheduler=false&eventBacklog=10&prefix=k4999");
        rig.server.putObject("photos", "k4999", new byte[] {1});

        assertThat(posted(body).body())
                .as("each name once, and only those wanted")
                .isEqualTo("{\"taken\":1}");
    }

    @Test
    void moreThanTheBacklogIsTakenWhenNothingWaits() throws Exception {
        String one = QingStorNotifications.created("photos", "?");
        String event = one.substring("{\"events\":[".length(), one.length() - 2);
        String body = IntStream.range(0, 10_000)
                .mapToObj(i -> event.replace("\"?\"", "\"k" + i + "\""))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        route("startScheduler=false&eventBacklog=10");

        assertThat(posted(body).body()).isEqualTo("{\"taken\":10000}");
        assertThat(posted(body).statusCode()).as("while they wait").isIn(200, 503);
    }
}
