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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ServiceException;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies of every kind and size on their way into a store and out of it. */
public abstract class ProducerBodyContract {

    @AutoClose
    protected final StoreRig rig = newRig();

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    protected void aLargeFileGoesUpInPartsAndIsDeletedAfterwardsIfAsked() throws Exception {
        byte[] content = random(9 * MIB);
        Path file = Files.write(folder.resolve("large.bin"), content);

        rig.sent("store:photos/large?uploadCutoff=5MB&uploadConcurrency=3", file.toFile(), Map.of());
        assertThat(file).exists();
        rig.sent("store:photos/large?uploadCutoff=5MB&deleteAfterWrite=true", file, Map.of());

        assertThat(file).doesNotExist();
        assertThat(rig.server.objectBytes("photos", "large")).isEqualTo(content);
        assertThat(rig.server.uploads("photos")).isEmpty();
        assertThat(rig.server.requests())
                .filteredOn(request ->
                        request.method().equals("PUT") && request.target().contains("?"))
                .as("parts of both uploads")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    protected void aStreamOfUnknownLengthArrivesWhole() {
        byte[] content = random(9 * MIB);

        rig.sent("store:photos/stream?uploadCutoff=0", new ByteArrayInputStream(content), Map.of());

        assertThat(rig.server.objectBytes("photos", "stream")).isEqualTo(content);
    }

    @Test
    protected void aRedeliveredStreamThatCanBeReadOnceIsRefusedInsteadOfStoredEmpty() throws Exception {
        routeWithRedelivery(false);
        rig.server.strike("PUT", 0, 1, Trouble.BAD_REQUEST);

        Exchange failed = rig.send("direct:put", new ByteArrayInputStream(random(100_000)), Map.of());

        assertThat(failed.getException())
                .hasMessageContaining("the body was a stream that could be read once")
                .hasMessageContaining("Enable stream caching")
                .cause()
                .isInstanceOf(ServiceException.class);
        assertThat(rig.server.keys("photos")).isEmpty();
    }

    @Test
    protected void aCachedStreamIsRedeliveredWhole() throws Exception {
        byte[] content = random(100_000);
        routeWithRedelivery(true);
        rig.server.strike("PUT", 0, 1, Trouble.BAD_REQUEST);

        rig.sent("direct:put", new ByteArrayInputStream(content), Map.of());

        assertThat(rig.server.objectBytes("photos", "k")).isEqualTo(content);
    }

    @Test
    protected void aStreamThatNothingWasReadOfIsRedelivered() throws Exception {
        byte[] content = random(100_000);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .onRedelivery(exchange -> exchange.getMessage().setHeader(rig.names.metadata, Map.of())));
                from("direct:put").streamCache("false").to("store:photos/k");
            }
        });

        rig.sent("direct:put", new ByteArrayInputStream(content), Map.of(rig.names.metadata, "not a map"));

        assertThat(rig.server.objectBytes("photos", "k")).isEqualTo(content);
    }

    private void routeWithRedelivery(boolean streamCaching) throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
                from("direct:put").streamCache(String.valueOf(streamCaching)).to("store:photos/k");
            }
        });
    }

    @Test
    protected void aFileThatIsNotStoredIsNotDeleted() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "x");

        Exchange failed = rig.send("store:no-such-bucket/k?deleteAfterWrite=true", file, Map.of());

        assertThat(failed.getException()).isInstanceOf(BucketNotFoundException.class);
        assertThat(file).exists();
    }

    @Test
    protected void aThousandUnreadBodiesDoNotExhaustTwoConnections() throws Exception {
        rig.server.putObject("photos", "large", random(300_000));
        AtomicInteger seen = new AtomicInteger();
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .to("store:photos/large?operation=getObject&maxConnections=2&connectTimeout=1m")
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
    protected void aBodyCanBeReadInTheRouteAndAgain() throws Exception {
        byte[] content = random(300_000);
        rig.server.putObject("photos", "large", content);
        MockEndpoint mock = rig.mock("read");
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .to("store:photos/large?operation=getObject")
                        .to("store:archive/first")
                        .to("store:archive/second")
                        .convertBodyTo(byte[].class)
                        .to("mock:read");
            }
        });
        mock.expectedMessageCount(1);

        rig.sent("direct:get", null, Map.of());

        mock.assertIsSatisfied();
        assertThat(mock.getExchanges().get(0).getMessage().getBody(byte[].class))
                .isEqualTo(content);
        assertThat(rig.server.keys("archive")).containsExactly("large");
        assertThat(rig.server.objectBytes("archive", "large")).isEqualTo(content);
    }

    @Test
    protected void aRangeIsTheBytesThatWereAskedFor() {
        rig.sent("store:photos/k", "0123456789", Map.of());

        Exchange middle = rig.sent(
                "store:photos/k?operation=getObjectRange",
                null,
                Map.of(rig.names.rangeStart, 2, rig.names.rangeEnd, 4));
        assertThat(middle.getMessage().getBody(String.class)).isEqualTo("234");
        assertThat(middle.getMessage().getHeader(rig.names.contentRange)).isEqualTo("bytes 2-4/10");
        assertThat(middle.getMessage().getHeader(rig.names.contentLength)).isEqualTo(3L);
        assertThat(rig.sent("store:photos/k?operation=getObjectRange", null, Map.of(rig.names.rangeStart, -2))
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
    protected void aTemplatesCallerReadsLargeBodiesToo() throws Exception {
        byte[] content = random(300_000);
        rig.server.putObject("photos", "large", content);

        Object body = rig.sent("store:photos/large?operation=getObject", null, Map.of())
                .getMessage()
                .getBody();

        try (InputStream stream = (InputStream) body) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    protected void whatWasKnownOfOneObjectIsNotStoredWithTheNext() throws Exception {
        rig.sent(
                "store:photos/rich",
                "rich",
                Map.of(rig.names.contentType, "text/rich", rig.names.metadata, Map.of("owner", "li")));
        rig.server.putObject("photos", "poor", "poor".getBytes(StandardCharsets.UTF_8));
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:both")
                        .to("store:photos/rich?operation=getObject")
                        .removeHeader(rig.names.key)
                        .to("store:photos/poor?operation=getObject")
                        .to("store:archive");
            }
        });

        rig.sent("direct:both", null, Map.of());

        Map<String, Object> copied = rig.sent("store:archive/poor?operation=headObject", null, Map.of())
                .getMessage()
                .getHeaders();
        assertThat(copied).doesNotContainKey(rig.names.metadata);
        assertThat(copied.get(rig.names.contentType)).isNotEqualTo("text/rich");
    }
}
