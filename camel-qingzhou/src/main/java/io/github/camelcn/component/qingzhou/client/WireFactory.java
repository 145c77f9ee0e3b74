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

import java.net.URI;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.ErrorDecoder;
import io.github.camelcn.common.http.RequestSigner;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.component.qingzhou.contract.Contract;

/** Puts the parts of a style together. For one client. */
final class WireFactory {

    private final QingzhouClient.Builder options;
    private final CallLimiter limiter;
    private RestLogin sharedLogin;

    WireFactory(QingzhouClient.Builder options) {
        this.options = options;
        this.limiter = new CallLimiter(options.maxCallsPerHour, options.nanoTime, options.sleeper);
    }

    Wire wire(RetryPolicy retries) {
        return switch (options.style) {
            case openapi -> openapi(retries);
            case rest -> rest(retries);
            case qingcloud -> qingcloud(retries);
        };
    }

    private Wire openapi(RetryPolicy retries) {
        Contract contract = options.contract;
        String endpoint =
                options.endpoint.isBlank() ? contract.endpoints().getOrDefault(options.region, "") : options.endpoint;
        if (endpoint.isEmpty()) {
            throw new IllegalArgumentException("endpoint must be set: no address of region " + options.region
                    + " is known, only those of "
                    + String.join(", ", new TreeSet<>(contract.endpoints().keySet())));
        }
        String base = Address.base(endpoint, options.allowInsecureHttp);
        String signer = options.signer.isEmpty() ? contract.signer() : options.signer;
        AtomicReference<CloudHttpClient> client = new AtomicReference<>();
        OpenApiErrors errors = new OpenApiErrors(contract, options.clockSkewThreshold, options.clock, () -> client.get()
                .now());
        client.set(client(
                retries,
                new SignerAdapter(
                        Signers.find(signer, options.signerBeans),
                        options.region,
                        contract.http().actionHeader(),
                        contract.apiVersion(),
                        limiter),
                errors));
        return new OpenApiWire(
                contract, base, options.region, options.passwordPolicy, errors, new HttpCalls(client.get(), limiter));
    }

    private Wire rest(RetryPolicy retries) {
        if (options.endpoint.isBlank()) {
            throw new IllegalArgumentException("endpoint must be set with apiStyle=rest");
        }
        String base = Address.base(options.endpoint, options.allowInsecureHttp) + "/api/";
        HttpCalls http = new HttpCalls(
                client(retries, new SignerAdapter(new NoSigner(), "", "", "", limiter), new RestErrors()), limiter);
        RestPatience patience = RestPatience.of(options.httpOptions.readTimeout());
        if (sharedLogin == null) {
            sharedLogin = new RestLogin(base, http, patience, options.clock);
        }
        String vncHost = options.vncPublicHost.isEmpty() ? Address.host(base) : options.vncPublicHost;
        return new RestWire(
                base,
                http,
                sharedLogin,
                patience,
                new RestAnswers(options.restTimeZone, vncHost),
                options.passwordPolicy,
                options.restListStatus);
    }

    private Wire qingcloud(RetryPolicy retries) {
        String endpoint = options.endpoint.isBlank() ? QingzhouClient.QINGCLOUD_ENDPOINT : options.endpoint;
        String base = Address.base(endpoint, options.allowInsecureHttp);
        boolean hasPath = !URI.create(base).getRawPath().isEmpty();
        CloudHttpClient client =
                client(retries, new SignerAdapter(new QingCloudSigner(), "", "", "", limiter), new QingCloudErrors());
        return new QingCloudWire(
                new QingCloudLink(
                        base + (hasPath ? "/" : "/iaas/"),
                        options.zone.strip(),
                        options.preferPost,
                        new HttpCalls(client, limiter)),
                options.passwordPolicy,
                options.monitorTimeOffsetSeconds);
    }

    private CloudHttpClient client(RetryPolicy retries, RequestSigner signer, ErrorDecoder errors) {
        return CloudHttpClient.builder()
                .options(options.httpOptions)
                .credentials(options.credentials)
                .retryPolicy(retries)
                .clock(options.clock)
                .sleeper(options.sleeper)
                .meters(options.meters)
                .signer(signer)
                .errorDecoder(errors)
                .build();
    }
}
