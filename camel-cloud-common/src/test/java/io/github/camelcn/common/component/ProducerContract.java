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
package io.github.camelcn.common.component;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes and producer templates against a server that speaks the protocol. */
public abstract class ProducerContract {

    @AutoClose
    protected final StoreRig rig = newRig();

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** A storage class besides the default one. */
    protected abstract String otherStorageClass();

    /** The longest key the store takes, in UTF-8. */
    protected abstract int maxKeyBytes();

    @Test
    protected void theLongestKeyArrivesAndALongerOneIsRefused() {
        keysArriveByteForByteInEveryOperation("k".repeat(maxKeyBytes()));

        assertThat(rig.send("store:photos", "x", Map.of(rig.names.key, "k".repeat(maxKeyBytes() + 1)))
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the object key has " + (maxKeyBytes() + 1) + " bytes in UTF-8, but at most "
                        + maxKeyBytes() + " are allowed");
    }

    static List<String> keys() {
        return List.of(
                "plain.txt",
                "照片/说明 (一).txt",
                "a b+c%41%zz&d=e?f#g;h:i@j,k'l\"m\\n|o~p*q",
                "/leading",
                "double//slash///end/",
                "smile-😀",
                "…dots..in.names…");
    }

    @ParameterizedTest
    @MethodSource("keys")
    protected void keysArriveByteForByteInEveryOperation(String key) {
        Map<String, Object> named = Map.of(rig.names.key, key);
        rig.sent("store:photos", "text of " + key, named);
        assertThat(rig.server.keys("photos")).containsExactly(key);

        assertThat(rig.sent("store:photos?operation=getObject", null, named)
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("text of " + key);
        assertThat(rig.sent("store:photos?operation=headObject", null, named)
                        .getMessage()
                        .getHeader(rig.names.key))
                .isEqualTo(key);
        rig.sent(
                "store:photos?operation=copyObject",
                null,
                Map.of(rig.names.key, key, rig.names.bucketDestinationName, "archive"));
        assertThat(rig.server.keys("archive")).containsExactly(key);
        rig.sent(
                "store:archive?operation=moveObject",
                null,
                Map.of(rig.names.key, key, rig.names.destinationKey, "moved"));
        assertThat(rig.server.keys("archive")).containsExactly("moved");
        rig.sent("store:photos?operation=deleteObjects", List.of(key), Map.of());
        assertThat(rig.server.keys("photos")).isEmpty();
    }

    @Test
    protected void theKeyMayStandInTheUri() {
        rig.sent("store:photos/a b%2Bc/照片.txt", "x", Map.of());

        assertThat(rig.server.keys("photos")).containsExactly("a b+c/照片.txt");
    }

    @Test
    protected void contentHeadersAndMetadataComeBack() {
        rig.sent(
                "store:photos/k?storageClass=" + otherStorageClass(),
                "x",
                Map.of(
                        rig.names.contentType, "text/plain; charset=utf-8",
                        rig.names.cacheControl, "max-age=60",
                        rig.names.contentDisposition, "attachment; filename=a.txt",
                        rig.names.contentEncoding, "identity",
                        rig.names.metadata, Map.of("owner", "李")));

        Map<String, Object> headers = rig.sent("store:photos/k?operation=headObject", null, Map.of())
                .getMessage()
                .getHeaders();

        assertThat(headers)
                .containsEntry(rig.names.contentType, "text/plain; charset=utf-8")
                .containsEntry(rig.names.cacheControl, "max-age=60")
                .containsEntry(rig.names.contentDisposition, "attachment; filename=a.txt")
                .containsEntry(rig.names.contentEncoding, "identity")
                .containsEntry(rig.names.storageClass, otherStorageClass())
                .containsEntry(rig.names.metadata, Map.of("owner", "李"));
    }

    @Test
    protected void aLazyListingIsSplitPageByPage() throws Exception {
        for (int i = 0; i < 25; i++) {
            rig.server.putObject("photos", "k%02d".formatted(i), new byte[] {1});
        }
        MockEndpoint mock = rig.mock("split");
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .to("store:photos?operation=listObjects&lazyListing=true&maxKeys=10")
                        .split(body())
                        .streaming()
                        .to("mock:split");
            }
        });
        mock.expectedMessageCount(25);
        rig.server.clearRequests();

        rig.sent("direct:list", null, Map.of());

        mock.assertIsSatisfied();
        assertThat(mock.getExchanges()
                        .get(24)
                        .getMessage()
                        .getBody(ObjectInfo.class)
                        .ref())
                .isEqualTo(new ObjectRef("photos", "k24"));
        assertThat(rig.server.requests().size()).isEqualTo(3);
    }

    @Test
    protected void theBucketIsCreatedWhenTheProducerStartsIfAsked() {
        rig.sent("store:brand-new-bucket/k?autoCreateBucket=true", "x", Map.of());
        rig.sent("store:brand-new-bucket/k2?autoCreateBucket=true&maxKeys=5", "x", Map.of());

        assertThat(rig.server.keys("brand-new-bucket")).containsExactly("k", "k2");
    }

    @Test
    protected void aTypedRequestIsExecutedAsItIs() {
        PutObjectRequest request = PutObjectRequest.of(
                new ObjectRef("archive", "typed"), Payload.of("x".getBytes(StandardCharsets.UTF_8)));

        Exchange exchange = rig.sent("store:photos?pojoRequest=true", request, Map.of());

        assertThat(rig.server.keys("archive")).containsExactly("typed");
        assertThat(exchange.getMessage().getHeader(rig.names.producedBucketName))
                .isEqualTo("archive");
        assertThat(rig.send("store:photos?pojoRequest=true", "text", Map.of()).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("with pojoRequest=true the body of putObject must be a");
    }

    @Test
    protected void missingThingsAreExceptionsOfTheirOwn() {
        assertThat(rig.send("store:photos/none?operation=getObject", null, Map.of())
                        .getException())
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(rig.send("store:no-such-bucket?operation=listObjects", null, Map.of())
                        .getException())
                .isInstanceOf(BucketNotFoundException.class);
    }

    /** HEAD, with which a connection is tested, answers in a status alone. */
    @ParameterizedTest
    @ValueSource(strings = {"testConnection", "headBucket"})
    protected void askingForABucketNamesTheHalfOfTheKeysThatIsWrong(String operation) {
        assertThat(rig.send("store:photos?secretKey=another&operation=" + operation, null, Map.of())
                        .getException())
                .isInstanceOf(InvalidCredentialsException.class)
                .hasMessageStartingWith(operation + " photos: ")
                .hasMessageContaining("Check secretKey");
        assertThat(rig.send("store:photos?accessKey=nobody&operation=" + operation, null, Map.of())
                        .getException())
                .isInstanceOf(InvalidCredentialsException.class)
                .hasMessageContaining("Check accessKey");
    }

    @Test
    protected void theWorkingDirectoryIsPutOnAndTakenOff() {
        rig.sent("store:photos/k?workDir=/home/", "x", Map.of());
        assertThat(rig.server.keys("photos")).containsExactly("home/k");

        Exchange listed = rig.sent("store:photos?workDir=home&operation=listObjects", null, Map.of());
        assertThat(listed.getMessage().getBody(ObjectInfo[].class))
                .extracting(info -> info.ref().key())
                .containsExactly("k");
    }

    @Test
    protected void theProducersHealthIsThatOfItsBucket() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(rig.context);
        registry.setEnabled(true);
        registry.register(registry.resolveById("producers"));
        HealthCheckHelper.getHealthCheckRepository(rig.context, "producers").setEnabled(true);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:good").to("store:photos");
                from("direct:bad").to("store:no-such-bucket");
            }
        });

        List<HealthCheck.Result> down = HealthCheckHelper.invokeReadiness(rig.context).stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .toList();

        assertThat(down).singleElement().satisfies(result -> {
            assertThat(result.getCheck().getId()).startsWith("producer:store-");
            assertThat(result.getMessage())
                    .hasValue("bucket no-such-bucket does not exist, or these credentials may not see it");
        });
        rig.context.stop();
        assertThat(HealthCheckHelper.getHealthCheckRepository(rig.context, "producers").stream())
                .isEmpty();
    }

    @Test
    protected void producersOfOneEndpointShareOneHealthCheckUntilTheLastOfThemStops() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(rig.context);
        registry.register(registry.resolveById("producers"));
        HealthCheckRepository checks = HealthCheckHelper.getHealthCheckRepository(rig.context, "producers");
        checks.setEnabled(true);
        Endpoint endpoint = rig.context.getEndpoint("store:photos");
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
}
