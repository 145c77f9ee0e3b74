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

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Routes and producer templates against a server that speaks the protocol. */
class ProducerRouteTest {

    private EmulatorRig rig;

    @BeforeEach
    void start() {
        rig = new EmulatorRig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    static List<String> keys() {
        return List.of(
                "plain.txt",
                "照片/说明 (一).txt",
                "a b+c%41%zz&d=e?f#g;h:i@j,k'l\"m\\n|o~p*q",
                "/leading",
                "double//slash///end/",
                "smile-😀",
                "k".repeat(1023),
                "…dots..in.names…");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keysArriveByteForByteInEveryOperation(String key) {
        Map<String, Object> named = Map.of(QingStorHeaders.KEY, key);
        rig.sent("qingstor:photos", "text of " + key, named);
        assertThat(rig.emulator.keys("photos")).containsExactly(key);

        assertThat(rig.sent("qingstor:photos?operation=getObject", null, named)
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("text of " + key);
        assertThat(rig.sent("qingstor:photos?operation=headObject", null, named)
                        .getMessage()
                        .getHeader(QingStorHeaders.KEY))
                .isEqualTo(key);
        rig.sent(
                "qingstor:photos?operation=copyObject",
                null,
                Map.of(QingStorHeaders.KEY, key, QingStorHeaders.BUCKET_DESTINATION_NAME, "archive"));
        assertThat(rig.emulator.keys("archive")).containsExactly(key);
        rig.sent(
                "qingstor:archive?operation=moveObject",
                null,
                Map.of(QingStorHeaders.KEY, key, QingStorHeaders.DESTINATION_KEY, "moved"));
        assertThat(rig.emulator.keys("archive")).containsExactly("moved");
        rig.sent("qingstor:photos?operation=deleteObjects", List.of(key), Map.of());
        assertThat(rig.emulator.keys("photos")).isEmpty();
    }

    @Test
    void theKeyMayStandInTheUri() {
        rig.sent("qingstor:photos/a b%2Bc/照片.txt", "x", Map.of());

        assertThat(rig.emulator.keys("photos")).containsExactly("a b+c/照片.txt");
    }

    @Test
    void contentHeadersAndMetadataComeBack() {
        rig.sent(
                "qingstor:photos/k?storageClass=STANDARD_IA",
                "x",
                Map.of(
                        QingStorHeaders.CONTENT_TYPE, "text/plain; charset=utf-8",
                        QingStorHeaders.CACHE_CONTROL, "max-age=60",
                        QingStorHeaders.CONTENT_DISPOSITION, "attachment; filename=a.txt",
                        QingStorHeaders.CONTENT_ENCODING, "identity",
                        QingStorHeaders.METADATA, Map.of("owner", "李")));

        Map<String, Object> headers = rig.sent("qingstor:photos/k?operation=headObject", null, Map.of())
                .getMessage()
                .getHeaders();

        assertThat(headers)
                .containsEntry(QingStorHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .containsEntry(QingStorHeaders.CACHE_CONTROL, "max-age=60")
                .containsEntry(QingStorHeaders.CONTENT_DISPOSITION, "attachment; filename=a.txt")
                .containsEntry(QingStorHeaders.CONTENT_ENCODING, "identity")
                .containsEntry(QingStorHeaders.STORAGE_CLASS, "STANDARD_IA")
                .containsEntry(QingStorHeaders.METADATA, Map.of("owner", "李"));
    }

    @Test
    void twoKeysForOnePurposeAreRefused() {
        rig.context.getRegistry().bind("anotherKey", new SecretKeySpec(new byte[32], "AES"));

        assertThatThrownBy(() -> rig.send(
                        "qingstor:photos/k?operation=copyObject"
                                + "&copySourceEncryptionCustomerKey=0123456789abcdef0123456789abcdef"
                                + "&copySourceEncryptionCustomerSecretKey=#bean:anotherKey",
                        null,
                        Map.of()))
                .hasStackTraceContaining("copySourceEncryptionCustomerKey and copySourceEncryptionCustomerSecretKey are"
                        + " both set: use one of them");
    }

    @Test
    void aKeyOfOptionHeaderOrBeanEncrypts() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        rig.context.getRegistry().bind("theKey", new SecretKeySpec(key, "AES"));
        rig.sent("qingstor:photos/k?encryptionCustomerSecretKey=#bean:theKey", "secret text", Map.of());

        assertThat(rig.emulator.rawBytesAtRest("photos", "k"))
                .isNotEqualTo("secret text".getBytes(StandardCharsets.UTF_8));
        assertThat(rig.send("qingstor:photos/k?operation=getObject", null, Map.of())
                        .getException())
                .isNotNull();
        assertThat(rig.sent(
                                "qingstor:photos/k?operation=getObject",
                                null,
                                Map.of(
                                        QingStorHeaders.ENCRYPTION_CUSTOMER_KEY,
                                        Base64.getEncoder().encodeToString(key)))
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("secret text");
        rig.sent(
                "qingstor:photos/k?operation=copyObject",
                null,
                Map.of(
                        QingStorHeaders.DESTINATION_KEY,
                        "open",
                        QingStorHeaders.COPY_SOURCE_ENCRYPTION_CUSTOMER_KEY,
                        key));
        assertThat(rig.emulator.objectBytes("photos", "open"))
                .isEqualTo("secret text".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLazyListingIsSplitPageByPage() throws Exception {
        for (int i = 0; i < 25; i++) {
            rig.emulator.putObject("photos", "k%02d".formatted(i), new byte[] {1});
        }
        MockEndpoint mock = rig.context.getEndpoint("mock:split", MockEndpoint.class);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .to("qingstor:photos?operation=listObjects&lazyListing=true&maxKeys=10")
                        .split(body())
                        .streaming()
                        .to("mock:split");
            }
        });
        mock.expectedMessageCount(25);
        rig.emulator.clearRequests();

        rig.sent("direct:list", null, Map.of());

        mock.assertIsSatisfied();
        assertThat(mock.getExchanges()
                        .get(24)
                        .getMessage()
                        .getBody(ObjectInfo.class)
                        .ref())
                .isEqualTo(new ObjectRef("photos", "k24"));
        assertThat(rig.emulator.requestCount()).isEqualTo(3);
    }

    @Test
    void theBucketIsCreatedWhenTheProducerStartsIfAsked() {
        rig.sent("qingstor:brand-new-bucket/k?autoCreateBucket=true", "x", Map.of());
        rig.sent("qingstor:brand-new-bucket/k2?autoCreateBucket=true&maxKeys=5", "x", Map.of());

        assertThat(rig.emulator.keys("brand-new-bucket")).containsExactly("k", "k2");
    }

    @Test
    void aTypedRequestIsExecutedAsItIs() {
        PutObjectRequest request = PutObjectRequest.of(
                new ObjectRef("archive", "typed"), Payload.of("x".getBytes(StandardCharsets.UTF_8)));

        Exchange exchange = rig.sent("qingstor:photos?pojoRequest=true", request, Map.of());

        assertThat(rig.emulator.keys("archive")).containsExactly("typed");
        assertThat(exchange.getMessage().getHeader(QingStorHeaders.PRODUCED_BUCKET_NAME))
                .isEqualTo("archive");
        assertThat(rig.send("qingstor:photos?pojoRequest=true", "text", Map.of())
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("with pojoRequest=true the body of putObject must be a");
    }

    @Test
    void missingThingsAreExceptionsOfTheirOwn() {
        assertThat(rig.send("qingstor:photos/none?operation=getObject", null, Map.of())
                        .getException())
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(rig.send("qingstor:no-such-bucket?operation=listObjects", null, Map.of())
                        .getException())
                .isInstanceOf(BucketNotFoundException.class);
    }

    @Test
    void theWorkingDirectoryIsPutOnAndTakenOff() {
        rig.sent("qingstor:photos/k?workDir=/home/", "x", Map.of());
        assertThat(rig.emulator.keys("photos")).containsExactly("home/k");

        Exchange listed = rig.sent("qingstor:photos?workDir=home&operation=listObjects", null, Map.of());
        assertThat(listed.getMessage().getBody(ObjectInfo[].class))
                .extracting(info -> info.ref().key())
                .containsExactly("k");
    }

    @Test
    void theProducersHealthIsThatOfItsBucket() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(rig.context);
        registry.setEnabled(true);
        registry.register(registry.resolveById("producers"));
        HealthCheckHelper.getHealthCheckRepository(rig.context, "producers").setEnabled(true);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:good").to("qingstor:photos");
                from("direct:bad").to("qingstor:no-such-bucket");
            }
        });

        List<HealthCheck.Result> down = HealthCheckHelper.invokeReadiness(rig.context).stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .toList();

        assertThat(down).singleElement().satisfies(result -> {
            assertThat(result.getCheck().getId()).startsWith("producer:qingstor-");
            assertThat(result.getMessage())
                    .hasValue("bucket no-such-bucket does not exist, or these credentials may not see it");
        });
        rig.context.stop();
        assertThat(HealthCheckHelper.getHealthCheckRepository(rig.context, "producers").stream())
                .isEmpty();
    }

    @Test
    void producersOfOneEndpointShareOneHealthCheckUntilTheLastOfThemStops() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(rig.context);
        registry.register(registry.resolveById("producers"));
        HealthCheckRepository checks = HealthCheckHelper.getHealthCheckRepository(rig.context, "producers");
        checks.setEnabled(true);
        Endpoint endpoint = rig.context.getEndpoint("qingstor:photos");
        Producer one = endpoint.createProducer();
        Producer other = endpoint.createProducer();
        Producer neverStarted = endpoint.createProducer();
        one.start();
        other.start();
        assertThat(checks.stream()).hasSize(1);

        neverStarted.stop();
        one.stop();
        one.stop();
        assertThat(checks.stream()).hasSize(1);

        other.stop();
        assertThat(checks.stream()).isEmpty();

        other.start();
        assertThat(checks.stream()).hasSize(1);
    }

    @Test
    void aClientOfTheRegistryIsUsedAndLeftOpen() throws Exception {
        QingStorEndpoint own = rig.context.getEndpoint("qingstor:photos/k", QingStorEndpoint.class);
        rig.context.getRegistry().bind("shared", own.getStore());
        QingStorEndpoint given =
                rig.context.getEndpoint("qingstor:photos/k2?qingstorClient=#shared", QingStorEndpoint.class);
        assertThat(given.getStore()).isSameAs(own.getStore());

        given.stop();
        rig.sent("qingstor:photos/k", "still open", Map.of());
        assertThat(rig.emulator.keys("photos")).containsExactly("k");
    }

    /** The bytes of a body that is a stream, read once. */
}
