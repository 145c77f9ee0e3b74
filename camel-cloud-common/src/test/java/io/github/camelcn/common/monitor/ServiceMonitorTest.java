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
package io.github.camelcn.common.monitor;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.http.CallMeter;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.retry.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceMonitorTest {

    private final VirtualTime time = new VirtualTime();
    private final ServiceMonitor monitor = new ServiceMonitor("test", true, time, time);

    private static ServiceRequest request(String operation, String resource) {
        return ServiceRequest.of(operation, resource, "GET", "http://localhost/");
    }

    @Test
    void callsAreToldApartByBucketAndOperation() {
        CallMeter first = monitor.meter(request("getObject", "photos/a.jpg"));
        assertThat(monitor.meter(request("getObject", "photos/b/c.jpg"))).isSameAs(first);
        assertThat(monitor.meter(request("getObject", "photos"))).isSameAs(first);
        assertThat(monitor.meter(request("getObject", "photos2/a.jpg"))).isNotSameAs(first);
        assertThat(monitor.meter(request("headObject", "photos/a.jpg"))).isNotSameAs(first);
        assertThat(monitor.meter(request("listBuckets", ""))).isNotSameAs(first);
        assertThat(monitor.calls())
                .extracting(calls -> calls.operation() + " " + calls.bucket())
                .containsExactlyInAnyOrder(
                        "getObject photos", "getObject photos2", "headObject photos", "listBuckets ");
    }

    @Test
    void bucketsAfterTheFirstHundredShareAPlace() {
        for (int i = 0; i < 1000; i++) {
            monitor.meter(request("headObject", "bucket-" + i + "/a")).started();
        }
        assertThat(monitor.calls()).hasSize(101);
        CallCounters others = monitor.calls().get(100);
        assertThat(others.bucket()).isEqualTo("(others)");
        assertThat(others.active()).isEqualTo(900);
        assertThat(monitor.sum(CallCounters::active)).isEqualTo(1000);
    }

    @Test
    void aServiceWithoutBucketsTellsOnlyOperationsApart() {
        ServiceMonitor fleet = new ServiceMonitor("fleet", false, time, time);
        CallMeter meter = fleet.meter(request("stopInstance", "i-1"));
        assertThat(fleet.meter(request("stopInstance", "i-2"))).isSameAs(meter);
        assertThat(fleet.calls().get(0).bucket()).isEmpty();
    }

    @Test
    void whoKeepsLatenciesIsToldWhetherItCameBeforeTheCallsOrAfter() {
        monitor.meter(request("getObject", "photos/a")).answered(5, 1);
        List<String> heard = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        monitor.observe(new MonitorObserver() {
            @Override
            public Latency latency(String bucket, String operation, String outcome) {
                return nanos -> heard.add(bucket + " " + operation + " " + outcome + " " + nanos);
            }

            @Override
            public void counting(CallCounters calls) {
                kinds.add(calls.operation());
            }
        });
        monitor.meter(request("getObject", "photos/a")).answered(7, 1);
        monitor.meter(request("headObject", "photos/a")).failed(request("headObject", "photos/a"), 9, 1, new Error());
        assertThat(heard).containsExactly("photos getObject success 7", "photos headObject error 9");
        assertThat(kinds).containsExactly("getObject", "headObject");
    }

    @Test
    void onlyTheLastErrorsAreKeptAndThoseOfOthersWithoutTheirWords() {
        CallMeter meter = monitor.meter(request("getObject", "photos/a"));
        for (int i = 0; i < 30; i++) {
            meter.failed(request("getObject", "photos/" + i), 1, 1, new IllegalStateException("secret " + i));
        }
        List<RecordedError> errors = monitor.errors().latest();
        assertThat(errors).hasSize(ErrorLog.MOST);
        assertThat(errors.get(0).resource()).isEqualTo("photos/29");
        assertThat(errors).extracting(RecordedError::message).containsOnly("java.lang.IllegalStateException");
    }
}
