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
package io.github.camelcn.examples.recipes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.emulator.QingStorEmulator;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Keys that Camel's functions for vaults fetch over HTTP from a server that answers as the vault does: what a route signs
 * with them is taken, and so is what it signs after they were replaced there.
 */
class VaultsTest {

    private static final Credentials OLD = Credentials.of("THEOLDACCESSKEYID", "the old secret");
    private static final Credentials NEW = Credentials.of("THENEWACCESSKEYID", "the new secret");

    @TempDir
    Path mount;

    private final QingStorEmulator service = QingStorEmulator.builder()
            .credentials(OLD.accessKey(), OLD.secretKey(), QingStorEmulator.USER_ID)
            .credentials(NEW.accessKey(), NEW.secretKey(), QingStorEmulator.USER_ID)
            .bucket("my-bucket")
            .start();
    private final WireMockServer vault = new WireMockServer(options().dynamicPort());
    private final Main main = new Main();
    private final Properties properties = new Properties();

    VaultsTest() {
        vault.start();
        set("camel.component.qingstor.endpoint", service.endpoint());
    }

    @AfterEach
    void close() throws Exception {
        main.stop();
        vault.stop();
        service.close();
    }

    private void set(String name, Object value) {
        properties.setProperty(name, value.toString());
    }

    /** A route whose URI has the keys as placeholders. */
    private void runWithKeysOfTheUri(String accessKey, String secretKey) throws Exception {
        run("qingstor:my-bucket/a?accessKey={{" + accessKey + "}}&secretKey=RAW({{" + secretKey + "}})");
    }

    private void run(String uri) throws Exception {
        main.setOverrideProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").errorHandler(noErrorHandler()).to(uri);
            }
        });
        main.start();
    }

    private void stores(String text) throws Exception {
        main.getCamelTemplate().sendBody("direct:in", text);
        assertThat(service.objectBytes("my-bucket", "a")).asString().isEqualTo(text);
    }

    private void refuseTheOldKeys() {
        service.faults()
                .on(request -> request.header("authorization").orElse("").contains(OLD.accessKey()))
                .answer(401, "invalid_access_key_id");
    }

    // HashiCorp Vault: key/value engine, version 2

    private void hashicorpHas(Credentials keys) {
        vault.stubFor(get("/v1/secret/data/store")
                .withHeader("X-Vault-Token", equalTo("a token"))
                .willReturn(okJson("""
                        {"request_id": "1", "lease_id": "", "renewable": false, "lease_duration": 0,
                         "data": {"data": {"id": "%s", "secret": "%s"},
                                  "metadata": {"version": 1, "destroyed": false, "deletion_time": ""}}}
                        """.formatted(keys.accessKey(), keys.secretKey()))));
        set("camel.vault.hashicorp.token", "a token");
        set("camel.vault.hashicorp.scheme", "http");
        set("camel.vault.hashicorp.host", "localhost");
        set("camel.vault.hashicorp.port", vault.port());
    }

    @Test
    void hashicorpVault() throws Exception {
        hashicorpHas(OLD);
        runWithKeysOfTheUri("hashicorp:secret:store#id", "hashicorp:secret:store#secret");
        stores("by HashiCorp Vault");
    }

    @Test
    void keysReplacedInHashicorpVault() throws Exception {
        hashicorpHas(OLD);
        runWithABean("hashicorp:secret:store#id", "hashicorp:secret:store#secret");
        stores("with the old keys");

        hashicorpHas(NEW);
        refuseTheOldKeys();
        storesSoon("with the new keys");
    }

    // AWS Secrets Manager: JSON 1.1 over POST, signed

    private static MappingBuilder aws(String service, String action) {
        return post("/")
                .withHeader("X-Amz-Target", equalTo(service + "." + action))
                .withHeader("Authorization", containing("Credential=AKIDOFAWS/"));
    }

    private void awsHas(Credentials keys) {
        vault.stubFor(aws("secretsmanager", "GetSecretValue")
                .withRequestBody(equalToJson("{\"SecretId\": \"store\"}"))
                .willReturn(okJson("""
                        {"ARN": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:store-a1b2c3", "Name": "store",
                         "VersionId": "v1", "VersionStages": ["AWSCURRENT"],
                         "SecretString": "{\\"id\\": \\"%s\\", \\"secret\\": \\"%s\\"}"}
                        """.formatted(keys.accessKey(), keys.secretKey()))));
        set("camel.vault.aws.access-key", "AKIDOFAWS");
        set("camel.vault.aws.secret-key", "the secret of AWS");
        set("camel.vault.aws.region", "eu-west-1");
        set("camel.vault.aws.override-endpoint", true);
        set("camel.vault.aws.uri-endpoint-override", vault.baseUrl());
    }

    @Test
    void awsSecretsManager() throws Exception {
        awsHas(OLD);
        runWithKeysOfTheUri("aws:store#id", "aws:store#secret");
        stores("by AWS Secrets Manager");
    }

    @Test
    void keysReplacedInAwsSecretsManager() throws Exception {
        awsHas(OLD);
        runWithABean("aws:store#id", "aws:store#secret");
        stores("with the old keys");

        awsHas(NEW);
        refuseTheOldKeys();
        storesSoon("with the new keys");
    }

    @Test
    void camelReloadsRoutesWhenAwsTellsOfNewKeys() throws Exception {
        awsHas(OLD);
        vault.stubFor(aws("AmazonSQS", "ReceiveMessage").willReturn(okJson("{}")));
        vault.stubFor(aws("AmazonSQS", "DeleteMessage").willReturn(okJson("{}")));
        set("camel.main.context-reload-enabled", true);
        set("camel.vault.aws.refresh-enabled", true);
        set("camel.vault.aws.refresh-period", 200);
        set("camel.vault.aws.use-sqs-notification", true);
        set("camel.vault.aws.sqs-queue-url", vault.baseUrl() + "/123456789012/secrets");
        runWithKeysOfTheUri("aws:store#id", "aws:store#secret");
        stores("with the old keys");

        awsHas(NEW);
        refuseTheOldKeys();
        assertThatThrownBy(() -> stores("too early")).isInstanceOf(CamelExecutionException.class);
        String event = """
                {"detail": {"eventSource": "secretsmanager.amazonaws.com", "eventName": "PutSecretValue",
                 "eventTime": "2026-11-20T00:00:00Z", "requestParameters": {"secretId": "store"}}}""".replace("\n", "");
        vault.stubFor(aws("AmazonSQS", "ReceiveMessage")
                .willReturn(okJson("""
                {"Messages": [{"MessageId": "1", "ReceiptHandle": "r1", "MD5OfBody": "%s", "Body": "%s"}]}
                """.formatted(md5(event), event.replace("\"", "\\\"")))));
        storesSoon("with the new keys");
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    // Kubernetes: its API, and what it mounts

    private void kubernetesHas(String kind, String path, Map<String, String> data) {
        StringBuilder entries = new StringBuilder();
        data.forEach((key, value) ->
                entries.append(entries.isEmpty() ? "" : ", ").append("\"%s\": \"%s\"".formatted(key, value)));
        vault.stubFor(get("/api/v1/namespaces/shop/" + path)
                .withHeader("Authorization", equalTo("Bearer a token"))
                .willReturn(okJson("""
                        {"kind": "%s", "apiVersion": "v1", "metadata": {"name": "store", "namespace": "shop"}, "data": {%s}}
                        """.formatted(kind, entries))));
        set("camel.kubernetes-config.client.master-url", vault.baseUrl());
        set("camel.kubernetes-config.client.namespace", "shop");
        set("camel.kubernetes-config.client.oauth-token", "a token");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void kubernetesHas(Credentials keys) {
        kubernetesHas(
                "Secret", "secrets/store", Map.of("id", base64(keys.accessKey()), "secret", base64(keys.secretKey())));
    }

    @Test
    void aSecretAndAConfigMapOfKubernetes() throws Exception {
        kubernetesHas(OLD);
        kubernetesHas("ConfigMap", "configmaps/store", Map.of("bucket", "my-bucket"));
        run(
                "qingstor:{{configmap:store/bucket}}/a?accessKey={{secret:store/id}}&secretKey=RAW({{secret:store/secret}})");
        stores("by Kubernetes");
    }

    @Test
    void keysReplacedInASecretOfKubernetes() throws Exception {
        kubernetesHas(OLD);
        runWithABean("secret:store/id", "secret:store/secret");
        stores("with the old keys");

        kubernetesHas(NEW);
        refuseTheOldKeys();
        storesSoon("with the new keys");
    }

    @Test
    void keysReplacedInAMountedSecretOfKubernetes() throws Exception {
        MountedSecret secret = new MountedSecret(mount.resolve("store"));
        secret.has(Map.of("id", OLD.accessKey(), "secret", OLD.secretKey()));
        set("camel.kubernetes-config.client-enabled", false);
        set("camel.kubernetes-config.mount-path-secrets", mount);
        runWithABean("secret:store/id", "secret:store/secret");
        stores("with the old keys");

        secret.has(Map.of("id", NEW.accessKey(), "secret", NEW.secretKey()));
        refuseTheOldKeys();
        storesSoon("with the new keys");
        assertThat(Files.isSymbolicLink(mount.resolve("store/id"))).isTrue();
    }

    /** The component's keys are a bean that asks the vault again. */
    private void runWithABean(String accessKey, String secretKey) throws Exception {
        set("camel.beans.keys", "#class:io.github.camelcn.common.camel.PlaceholderCredentials");
        set("camel.beans.keys.access-key", accessKey);
        set("camel.beans.keys.secret-key", secretKey);
        set("camel.component.qingstor.credentials-provider", "#bean:keys");
        run("qingstor:my-bucket/a");
    }

    /** A vault is asked once a second at most. */
    private void storesSoon(String text) {
        await().ignoreExceptions().untilAsserted(() -> stores(text));
    }
}
