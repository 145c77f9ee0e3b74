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
package io.github.camelcn.component.kodo.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.emulator.KodoEmulator;

/** Clients that talk to an emulator. */
final class EmulatorClients {

    static final Credentials OWNER = Credentials.of(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
    static final String REGION = "cn-east-1";

    private EmulatorClients() {}

    /** By address: path style, in the region that is signed for. */
    static KodoClient.Builder byAddress(KodoEmulator emulator) {
        return patient(
                KodoClient.builder().endpoint(emulator.endpoint().toString()).region(REGION));
    }

    /** By name, as the real service: regions are hosts, and so are buckets in virtual-host style. */
    static KodoClient.Builder byName(KodoEmulator emulator) {
        return patient(KodoClient.builder()
                .endpoint(emulator.namedEndpoint(REGION).toString())
                .region(REGION));
    }

    /** Three repetitions without noticeable waits. */
    static KodoClient.Builder patient(KodoClient.Builder builder) {
        return builder.credentials(CredentialsProvider.of(OWNER))
                .retryPolicy(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2)))
                .http(chain -> chain.sleeper(duration -> {}).dns(EmulatorClients::lookup));
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (!host.endsWith(".kodo.test") && !host.equals("127.0.0.1")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }
}
