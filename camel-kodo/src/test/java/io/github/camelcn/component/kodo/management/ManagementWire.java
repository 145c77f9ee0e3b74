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
package io.github.camelcn.component.kodo.management;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.github.camelcn.common.component.RecordingServer;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.retry.RecordingSleeper;
import io.github.camelcn.common.retry.RetryPolicy;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that answers what it is told and shows what it was sent. It is all hosts at once: names that end in
 * {@code .test} lead to it, too.
 */
final class ManagementWire implements AutoCloseable {

    static final String REQUEST_ID = "qBoAAABc1ZjH3";
    static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
    static final Credentials KEYS = Credentials.of("ACCESSKEY", "the-secret");
    static final RetryPolicy QUICK = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1));

    private final RecordingServer server = new RecordingServer();

    ManagementClient.Builder client() {
        return ManagementClient.builder()
                .ucEndpoint(url("uc.test"))
                .credentials(CredentialsProvider.of(KEYS))
                .httpOptions(HttpOptions.builder()
                        .connectTimeout(Duration.ofMinutes(1))
                        .readTimeout(Duration.ofMinutes(1))
                        .build())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .retryPolicy(RetryPolicy.NEVER)
                .http(http -> http.sleeper(new RecordingSleeper())
                        .dns(host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}))));
    }

    String url(String host) {
        return "http://" + host + ":" + server.port();
    }

    /** What a v4 query says: a region with one host for each service, or as many as are named for rs. */
    String regionAnswer(String... rs) {
        return regionAnswer(86400, rs);
    }

    String regionAnswer(long ttl, String... rs) {
        String objects = rs.length == 0 ? "rs.test" : String.join(":" + server.port() + "\",\"", rs);
        return """
                {"hosts":[{"region":"z0","ttl":%2$d,"io":{"domains":["io.test:%1$d"]},
                "io_src":{"domains":["src.test:%1$d"]},"up":{"domains":["up.test:%1$d"],"old":["old-up.test:%1$d"],
                "acc_domains":["acc.test:%1$d"]},"uc":{"domains":["uc.test:%1$d"]},"rs":{"domains":["%3$s:%1$d"]},
                "rsf":{"domains":["rsf.test:%1$d"]},"api":{"domains":["api.test:%1$d"]},
                "s3":{"domains":["s3.test:%1$d"],"region_alias":"cn-east-1"},
                "extra":{"file_types":[{"file_type":1,"storage_class":"InfrequentAccess","s3_storage_class":"LINE"}]}},
                {"region":"z1","ttl":1,"rs":{"domains":["elsewhere.test"]}}]}""".formatted(server.port(), ttl, objects);
    }

    static ResponseDefinitionBuilder answer(int status, String body) {
        return RecordingServer.answer(status, body, "application/json").withHeader("X-Reqid", REQUEST_ID);
    }

    /** Every request is answered so from now on, but questions for the region as they should be. */
    ManagementWire answers(int status, String body) {
        server.stubs().resetMappings();
        on(any(anyUrl()), answer(status, body));
        return region(answer(200, regionAnswer()));
    }

    ManagementWire region(ResponseDefinitionBuilder answer) {
        return on(get(urlPathEqualTo("/v4/query")), answer);
    }

    ManagementWire on(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubs().stubFor(request.willReturn(answer));
        return this;
    }

    /** What comes to one of the hosts. */
    ManagementWire onHost(String host, ResponseDefinitionBuilder answer) {
        return on(any(anyUrl()).withHost(equalTo(host)), answer);
    }

    void forgetRequests() {
        server.forget();
    }

    /** All requests but questions for the region. */
    List<LoggedRequest> requests() {
        return server.requests().stream()
                .filter(request -> !request.getUrl().startsWith("/v4/query"))
                .toList();
    }

    List<LoggedRequest> regionQuestions() {
        return server.requests().stream()
                .filter(request -> request.getUrl().startsWith("/v4/query"))
                .toList();
    }

    LoggedRequest last() {
        return requests().get(requests().size() - 1);
    }

    /** The last request: method, host, target; a line for the Content-Type; an empty line and the body. */
    String sent() {
        assertSigned(last());
        return text(last());
    }

    static String text(LoggedRequest request) {
        String type = request.getHeader("Content-Type");
        return request.getMethod() + " " + request.getHost() + " " + request.getUrl()
                + (type == null ? "" : "\n" + type)
                + (request.getBody().length == 0 ? "" : "\n\n" + request.getBodyAsString());
    }

    /** Computed anew from what arrived, without any of the code under test. */
    static void assertSigned(LoggedRequest request) {
        StringBuilder text = new StringBuilder();
        text.append(request.getMethod()).append(' ').append(request.getUrl()).append("\nHost: ");
        text.append(request.getHeader("Host")).append('\n');
        String type = request.getHeader("Content-Type");
        if (type != null) {
            text.append("Content-Type: ").append(type).append('\n');
        }
        text.append("X-Qiniu-Date: ").append(request.getHeader("X-Qiniu-Date")).append("\n\n");
        if (type != null) {
            text.append(request.getBodyAsString());
        }
        assertThat(request.getHeader("X-Qiniu-Date")).matches("\\d{8}T\\d{6}Z");
        assertThat(request.getHeader("Authorization"))
                .isEqualTo("Qiniu " + KEYS.accessKey() + ":" + hmac(text.toString()));
    }

    static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(KEYS.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getUrlEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
