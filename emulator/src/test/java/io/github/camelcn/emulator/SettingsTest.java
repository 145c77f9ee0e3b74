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
package io.github.camelcn.emulator;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension();

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cors | {\"cors_rules\":[{\"allowed_origin\":\"*\",\"allowed_methods\":[\"GET\"]}]}",
                "policy | {\"statement\":[{\"id\":\"a\",\"user\":\"*\",\"action\":\"get_object\",\"effect\":\"allow\",\"resource\":\"my-bucket/*\"}]}",
                "mirror | {\"source_site\":\"https://origin.example.com/static/\"}",
                "notification | {\"notifications\":[{\"id\":\"n1\",\"event_types\":[\"create_object\"],\"key_seprate\":\"_\"}]}",
                "lifecycle | {\"rule\":[{\"id\":\"r1\",\"status\":\"enabled\",\"filter\":{\"prefix\":\"tmp/\"},\"expiration\":{\"days\":30}}]}",
                "logging | {\"target_bucket\":\"my-bucket\",\"target_prefix\":\"logs/\"}",
                "replication | {\"rules\":[{\"id\":\"r1\",\"status\":\"Enabled\",\"destination\":{\"bucket\":\"other\"}}]}"
            })
    void aSettingIsWrittenReadAndRemoved(String name, String json) throws IOException {
        assertThat(call("GET", name).code()).isEqualTo(name + "_not_exists");
        assertThat(put(name, json).status()).isEqualTo(200);

        RawClient.Answer read = call("GET", name);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(new ObjectMapper().readTree(json));

        assertThat(call("DELETE", name).status()).isEqualTo(204);
        assertThat(call("DELETE", name).status()).isEqualTo(204);
        assertThat(call("GET", name).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acl | {} | acl is missing",
                "acl | {\"acl\":[{\"grantee\":{\"type\":\"group\",\"name\":\"X\"},\"permission\":\"READ\"}]} | QS_ALL_USERS",
                "acl | {\"acl\":[{\"grantee\":{\"type\":\"user\",\"id\":\"u\"},\"permission\":\"ALL\"}]} | permission must be",
                "cors | {} | cors_rules must be a list",
                "cors | {\"cors_rules\":[{\"allowed_methods\":[\"GET\"]}]} | allowed_origin is missing",
                "cors | {\"cors_rules\":[{\"allowed_origin\":\"*\",\"allowed_methods\":[\"LOOK\"]}]} | allowed_methods must be",
                "policy | {\"statement\":[{\"id\":\"a\",\"effect\":\"maybe\"}]} | effect must be allow or deny",
                "policy | {\"statement\":[{\"id\":\"a\",\"effect\":\"deny\"}]} | user is missing",
                "mirror | {\"source_site\":\"ftp://x\"} | source_site must be",
                "notification | {\"notifications\":[{\"id\":\"n\",\"event_types\":[\"sneeze\"]}]} | 'sneeze' is unknown",
                "lifecycle | {\"rule\":[{\"id\":\"r\",\"status\":\"enabled\"}]} | filter is missing",
                "lifecycle | {\"rule\":[{\"id\":\"r\",\"status\":\"on\",\"filter\":{}}]} | status must be",
                "lifecycle | {\"rule\":[{\"id\":\"r\",\"status\":\"enabled\",\"filter\":{}}]} | exactly one action",
                "logging | {} | target_bucket is missing",
                "cname | {\"domain\":\"a.example.com\",\"type\":\"other\"} | type must be normal or website",
                "replication | {\"rules\":[]} | 1 to 1000 replication rules",
                "replication | {\"rules\":[{\"id\":\"r\",\"status\":\"enabled\"}]} | bucket is missing"
            })
    void aSettingThatMakesNoSenseIsRefused(String name, String json, String message) throws IOException {
        RawClient.Answer answer = put(name, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_argument");
        assertThat(answer.json().path("message").asText()).contains(message);
    }

    @Test
    void theAclAlwaysNamesTheOwner() throws IOException {
        put("acl", "{\"acl\":[{\"grantee\":{\"type\":\"user\",\"id\":\"usr-x\"},\"permission\":\"READ\"}]}");

        RawClient.Answer acl = call("GET", "acl=");
        assertThat(acl.json().at("/owner/id").asText()).isEqualTo(QingStorEmulator.USER_ID);
        assertThat(acl.json().at("/acl/0/permission").asText()).isEqualTo("FULL_CONTROL");
        assertThat(acl.json().at("/acl/1/grantee/id").asText()).isEqualTo("usr-x");

        assertThat(put("acl", "{\"acl\":null}").status()).isEqualTo(200);
        assertThat(call("GET", "acl").json().path("acl")).hasSize(1);
    }

    @Test
    void domainsAreBoundListedByTypeAndReleased() throws IOException {
        put("cname", "{\"domain\":\"a.example.com\",\"type\":\"normal\"}");
        put("cname", "{\"domain\":\"b.example.com\",\"type\":\"website\"}");

        assertThat(call("GET", "cname").json().path("count").asInt()).isEqualTo(2);
        assertThat(call("GET", "cname&type=website")
                        .json()
                        .at("/cname_records/0/domain")
                        .asText())
                .isEqualTo("b.example.com");
        RawRequest release = RawRequest.of("DELETE", "/my-bucket?cname").body("{\"domain\":\"b.example.com\"}");
        assertThat(RawClient.call(emulator, release).status()).isEqualTo(204);
        assertThat(call("GET", "cname").json().path("count").asInt()).isEqualTo(1);
    }

    @Test
    void versioningIsOff() throws IOException {
        assertThat(call("GET", "versioning").json().path("status").asText()).isEqualTo("DISABLED");
        assertThat(call("GET", "versions").code()).isEqualTo("invalid_request");
        assertThat(put("versioning", "{\"status\":\"ENABLED\"}")
                        .json()
                        .path("message")
                        .asText())
                .contains("DISABLED");
    }

    @Test
    void statisticsCountByStorageClass() throws IOException {
        emulator.putObject("my-bucket", "a", new byte[10]);
        RawRequest rare = RawRequest.of("PUT", "/my-bucket/b").header("x-qs-storage-class", "STANDARD_IA");
        RawClient.call(emulator, rare.body(new byte[5]));
        emulator.putObject("my-bucket", "a", new byte[7]);

        RawClient.Answer answer = call("GET", "stats");

        assertThat(answer.json().path("count").asInt()).isEqualTo(2);
        assertThat(answer.json().path("size").asInt()).isEqualTo(12);
        assertThat(answer.json().at("/storage_classes/STANDARD_IA/size").asInt())
                .isEqualTo(5);
        assertThat(answer.json().path("location").asText()).isEqualTo("pek3a");
    }

    @Test
    void preflightAndOrdinaryAnswersFollowTheCorsRules() throws IOException {
        put(
                "cors",
                "{\"resp_vary\":\"enabled\",\"cors_rules\":[{\"allowed_origin\":\"https://*.example.com\","
                        + "\"allowed_methods\":[\"PUT\",\"GET\"],\"allowed_headers\":[\"x-qs-*\"],"
                        + "\"expose_headers\":[\"x-qs-date\"],\"max_age_seconds\":200}]}");

        RawClient.Answer allowed = preflight("https://www.example.com", "PUT", "x-qs-meta-a");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.headers())
                .containsEntry("access-control-allow-origin", "https://www.example.com")
                .containsEntry("access-control-allow-methods", "PUT, GET")
                .containsEntry("access-control-allow-headers", "x-qs-meta-a")
                .containsEntry("access-control-expose-headers", "x-qs-date")
                .containsEntry("access-control-max-age", "200")
                .containsEntry("vary", "Origin");
        for (RawClient.Answer refused : new RawClient.Answer[] {
            preflight("https://evil.test", "PUT", ""),
            preflight("https://www.example.com", "DELETE", ""),
            preflight("https://www.example.com", "PUT", "cookie")
        }) {
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.headers()).doesNotContainKey("access-control-allow-origin");
        }
        RawRequest get = RawRequest.of("GET", "/my-bucket").header("Origin", "https://www.example.com");
        assertThat(RawClient.call(emulator, get).header("Access-Control-Allow-Origin"))
                .isEqualTo("https://www.example.com");
        assertThat(RawClient.call(
                                emulator,
                                RawRequest.of("OPTIONS", "/my-bucket/k").unsigned())
                        .code())
                .isEqualTo("invalid_request");
    }

    private RawClient.Answer preflight(String origin, String method, String headers) throws IOException {
        RawRequest request = RawRequest.of("OPTIONS", "/my-bucket/k")
                .unsigned()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method);
        if (!headers.isEmpty()) {
            request.header("Access-Control-Request-Headers", headers);
        }
        return RawClient.call(emulator, request);
    }

    @Test
    void aMissingObjectOfAMirroredBucketIsFoundAtTheSource() throws IOException {
        put("mirror", "{\"source_site\":\"https://origin.example.com/static\"}");

        RawClient.Answer answer = RawClient.call(emulator, RawRequest.of("GET", "/my-bucket/a%20b/c"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("https://origin.example.com/static/a%20b/c");
    }

    private RawClient.Answer put(String name, String json) throws IOException {
        return RawClient.call(
                emulator, RawRequest.of("PUT", "/my-bucket?" + name).body(json));
    }

    private RawClient.Answer call(String method, String query) throws IOException {
        return RawClient.call(emulator, RawRequest.of(method, "/my-bucket?" + query));
    }
}
