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

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the emulator makes of ACS3 signatures, checked by a client that knows nothing of it: Alibaba Cloud's own. */
class OfficialClientTest {
    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU = new QingzhouEmulatorExtension(QingzhouEmulator.builder()
            .credentials(QingzhouEmulator.ACCESS_KEY_ID, QingzhouEmulator.ACCESS_KEY_SECRET)
            .temporaryCredentials("STS.key", "sts-secret", "sts-token", Instant.parse("2100-01-01T00:00:00Z")));

    private final QingzhouEmulator emulator = QINGZHOU.emulator();

    private Client client(String keyId, String secret) throws Exception {
        return new Client(new Config()
                .setAccessKeyId(keyId)
                .setAccessKeySecret(secret)
                .setEndpoint(emulator.endpoint().getAuthority())
                .setProtocol("http")
                .setRegionId("cn-north-1"));
    }

    private Client client() throws Exception {
        return client(QingzhouEmulator.ACCESS_KEY_ID, QingzhouEmulator.ACCESS_KEY_SECRET);
    }

    private static Map<String, ?> call(
            Client client, String action, String method, String path, Map<String, String> query, Object body)
            throws Exception {
        Params params = new Params()
                .setAction(action)
                .setVersion("v1")
                .setProtocol("HTTP")
                .setPathname(path)
                .setMethod(method)
                .setAuthType("AK")
                .setStyle("ROA")
                .setReqBodyType("json")
                .setBodyType("json");
        OpenApiRequest request = new OpenApiRequest().setQuery(query);
        if (body != null) {
            request.setBody(body);
        }
        return client.callApi(params, request, new RuntimeOptions().setAutoretry(false));
    }

    private static Map<?, ?> body(Map<String, ?> answer) {
        return (Map<?, ?>) answer.get("body");
    }

    @Test
    void describesRegionsWithoutQueryAndBody() throws Exception {
        Map<String, ?> answer = call(client(), "DescribeRegions", "GET", "/v1/regions", Map.of(), null);

        assertThat((List<?>) body(answer).get("regions")).hasSize(3);
    }

    @Test
    void itsQueryIsReadAsItSignedIt() throws Exception {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", "a b+c*~/中文=&😀");
        query.put("pageNumber", "1");

        Map<String, ?> answer = call(client(), "DescribeInstances", "GET", "/v1/instances", query, null);

        assertThat(body(answer).get("totalCount").toString()).isEqualTo("0");
    }

    @Test
    void itsJsonBodyCreatesAnInstanceThatItCanStopAndDelete() throws Exception {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("name", "网站-01");
        wanted.put("imageId", "image-ubuntu2204");
        wanted.put("flavorId", "flavor-2c4g");
        wanted.put("password", "Secret-99");
        wanted.put("clientToken", "token-1");

        Map<?, ?> created = body(call(client(), "CreateInstance", "POST", "/v1/instances", Map.of(), wanted));
        String id = ((List<?>) created.get("instanceIds")).get(0).toString();
        emulator.passTime(Duration.ofMinutes(1));

        Map<?, ?> read = body(call(client(), "DescribeInstance", "GET", "/v1/instances/" + id, Map.of(), null));
        assertThat(((Map<?, ?>) read.get("instance")).get("name")).isEqualTo("网站-01");
        call(client(), "StopInstance", "POST", "/v1/instances/" + id + "/stop", Map.of(), Map.of("force", false));
        emulator.passTime(Duration.ofMinutes(1));
        call(client(), "DeleteInstance", "DELETE", "/v1/instances/" + id, Map.of("force", "false"), null);
        assertThat(emulator.calls())
                .extracting(QingzhouCall::operation)
                .containsExactly("createInstance", "describeInstance", "stopInstance", "destroyInstance");
        assertThat(emulator.calls()).allMatch(QingzhouCall::succeeded);
    }

    @Test
    void temporaryCredentialsGoWithTheirToken() throws Exception {
        Client client = new Client(new Config()
                .setAccessKeyId("STS.key")
                .setAccessKeySecret("sts-secret")
                .setSecurityToken("sts-token")
                .setEndpoint(emulator.endpoint().getAuthority())
                .setProtocol("http")
                .setRegionId("cn-north-1"));

        assertThat(body(call(client, "DescribeRegions", "GET", "/v1/regions", Map.of(), null)))
                .isNotEmpty();
        assertThat(emulator.requests().get(0).header("x-acs-security-token")).contains("sts-token");
    }

    @Test
    void itReadsTheCodeOfARefusal() throws Exception {
        Client client = client(QingzhouEmulator.ACCESS_KEY_ID, "wrong");

        assertThatExceptionOfType(TeaException.class)
                .isThrownBy(() -> call(client, "DescribeRegions", "GET", "/v1/regions", Map.of(), null))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo("InvalidSignature");
                    assertThat(e.getStatusCode()).isEqualTo(403);
                });
    }
}
