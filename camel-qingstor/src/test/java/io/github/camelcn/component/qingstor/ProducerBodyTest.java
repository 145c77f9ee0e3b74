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

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ServiceException;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerBodyTest {
    private static final int MIB = 1 << 20;

    private EmulatorRig rig;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        rig = new EmulatorRig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aLargeFileGoesUpInPartsAndIsDeletedAfterwardsIfAsked() throws Exception {
        byte[] content = random(9 * MIB);
        Path file = Files.write(folder.resolve("large.bin"), content);

        rig.sent("qingstor:photos/large?uploadCutoff=5MB&uploadConcurrency=3", file.toFile(), Map.of());
        assertThat(file).exists();
        rig.sent("qingstor:photos/large?uploadCutoff=5MB&deleteAfterWrite=true", file, Map.of());

        assertThat(file).doesNotExist();
        assertThat(rig.emulator.objectBytes("photos", "large")).isEqualTo(content);
        assertThat(rig.emulator.uploads("photos")).isEmpty();
        assertThat(rig.emulator.requests())
                .filteredOn(request -> request.toString().contains("part_number"))
                .hasSize(6);
    }

    @Test
    void aStreamOfUnknownLengthArrivesWhole() {
        byte[] content = random(9 * MIB);

        rig.sent("qingstor:photos/stream?uploadCutoff=0", new ByteArrayInputStream(content), Map.of());

        assertThat(rig.emulator.objectBytes("photos", "stream")).isEqualTo(content);
    }

    @Test
    void aRedeliveredStreamThatCanBeReadOnceIsRefusedInsteadOfStoredEmpty() throws Exception {
        routeWithRedelivery(false);
        rig.emulator.faults().on("PUT", "").times(1).answer(400, "bad_request");

        Exchange failed = rig.send("direct:put", new ByteArrayInputStream(random(100_000)), Map.of());

        assertThat(failed.getException())
                .hasMessageContaining("the body was a stream that could be read once")
                .hasMessageContaining("Enable stream caching")
                .cause()
                .isInstanceOf(ServiceException.class);
        assertThat(rig.emulator.keys("photos")).isEmpty();
    }

    @Test
    void aCachedStreamIsRedeliveredWhole() throws Exception {
        byte[] content = random(100_000);
        routeWithRedelivery(true);
        rig.emulator.faults().on("PUT", "").times(1).answer(400, "bad_request");

        rig.sent("direct:put", new ByteArrayInputStream(content), Map.of());

        assertThat(rig.emulator.objectBytes("photos", "k")).isEqualTo(content);
    }

    @Test
    void aStreamThatNothingWasReadOfIsRedelivered() throws Exception {
        byte[] content = random(100_000);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .onRedelivery(exchange -> exchange.getMessage().setHeader(QingStorHeaders.METADATA, Map.of())));
                from("direct:put").streamCache("false").to("qingstor:photos/k");
            }
        });

        rig.sent("direct:put", new ByteArrayInputStream(content), Map.of(QingStorHeaders.METADATA, "not a map"));

        assertThat(rig.emulator.objectBytes("photos", "k")).isEqualTo(content);
    }

    private void routeWithRedelivery(boolean streamCaching) throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
                from("direct:put").streamCache(String.valueOf(streamCaching)).to("qingstor:photos/k");
            }
        });
    }

    @Test
    void aFileThatIsNotStoredIsNotDeleted() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "x");

        Exchange failed = rig.send("qingstor:no-such-bucket/k?deleteAfterWrite=true", file, Map.of());

        assertThat(failed.getException()).isInstanceOf(BucketNotFoundException.class);
        assertThat(file).exists();
    }

    @Test
    void aThousandUnreadBodiesDoNotExhaustTwoConnections() throws Exception {
        rig.emulator.putObject("photos", "large", random(300_000));
        AtomicInteger seen = new AtomicInteger();
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .to("qingstor:photos/large?operation=getObject&maxConnections=2&connectTimeout=5s")
                        .process(exchange -> seen.incrementAndGet());
            }
        });

        for (int i = 0; i < 1_000; i++) {
            rig.sent("direct:get", null, Map.of());
        }

        assertThat(seen).hasValue(1_000);
        assertThat(rig.sent("direct:get", null, Map.of()).getMessage().getBody(byte[].class))
                .hasSize(300_000);
    }

    @Test
    void aBodyCanBeReadInTheRouteAndAgain() throws Exception {
        byte[] content = random(300_000);
        rig.emulator.putObject("photos", "large", content);
        MockEndpoint mock = rig.context.getEndpoint("mock:read", MockEndpoint.class);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .to("qingstor:photos/large?operation=getObject")
                        .to("qingstor:archive/first")
                        .to("qingstor:archive/second")
                        .convertBodyTo(byte[].class)
                        .to("mock:read");
            }
        });
        mock.expectedMessageCount(1);

        rig.sent("direct:get", null, Map.of());

        mock.assertIsSatisfied();
        assertThat(mock.getExchanges().get(0).getMessage().getBody(byte[].class))
                .isEqualTo(content);
        assertThat(rig.emulator.keys("archive")).containsExactly("large");
        assertThat(rig.emulator.objectBytes("archive", "large")).isEqualTo(content);
    }

    @Test
    void aRangeIsTheBytesThatWereAskedFor() {
        rig.sent("qingstor:photos/k", "0123456789", Map.of());

        Exchange middle = rig.sent(
                "qingstor:photos/k?operation=getObjectRange",
                null,
                Map.of(QingStorHeaders.RANGE_START, 2, QingStorHeaders.RANGE_END, 4));
        assertThat(middle.getMessage().getBody(String.class)).isEqualTo("234");
        assertThat(middle.getMessage().getHeader(QingStorHeaders.CONTENT_RANGE)).isEqualTo("bytes 2-4/10");
        assertThat(middle.getMessage().getHeader(QingStorHeaders.CONTENT_LENGTH))
                .isEqualTo(3L);
        assertThat(rig.sent("qingstor:photos/k?operation=getObjectRange", null, Map.of(QingStorHeaders.RANGE_START, -2))
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("89");
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return Arrays.copyOf(bytes, size);
    }

    @Test
    void aTemplatesCallerReadsLargeBodiesToo() throws Exception {
        byte[] content = random(300_000);
        rig.emulator.putObject("photos", "large", content);

        Object body = rig.sent("qingstor:photos/large?operation=getObject", null, Map.of())
                .getMessage()
                .getBody();

        try (InputStream stream = (InputStream) body) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void whatWasKnownOfOneObjectIsNotStoredWithTheNext() throws Exception {
        rig.sent(
                "qingstor:photos/rich",
                "rich",
                Map.of(QingStorHeaders.CONTENT_TYPE, "text/rich", QingStorHeaders.METADATA, Map.of("owner", "li")));
        rig.emulator.putObject("photos", "poor", "poor".getBytes(StandardCharsets.UTF_8));
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:both")
                        .to("qingstor:photos/rich?operation=getObject")
                        .removeHeader(QingStorHeaders.KEY)
                        .to("qingstor:photos/poor?operation=getObject")
                        .to("qingstor:archive");
            }
        });

        rig.sent("direct:both", null, Map.of());

        Map<String, Object> copied = rig.sent("qingstor:archive/poor?operation=headObject", null, Map.of())
                .getMessage()
                .getHeaders();
        assertThat(copied).doesNotContainKey(QingStorHeaders.METADATA);
        assertThat(copied.get(QingStorHeaders.CONTENT_TYPE)).isNotEqualTo("text/rich");
    }
}
