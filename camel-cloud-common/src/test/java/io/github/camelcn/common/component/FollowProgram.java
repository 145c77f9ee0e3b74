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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;

import io.github.camelcn.common.camel.ObjectStoreComponent;
import io.github.camelcn.common.camel.ObjectStoreHeaders;

/** A process that follows the bucket {@code photos} until it is killed; what {@link FollowKillContract} runs. */
public final class FollowProgram {

    static final String SINK = "sink";
    static final String SEEN = "seen";
    static final String POSITIONS = "positions";

    private FollowProgram() {}

    /**
     * @param component set up for the server of the process that kills this one
     * @param headerPrefix such as {@code CamelQingstor}
     * @param folder where it writes what it got, and remembers
     */
    public static void run(ObjectStoreComponent component, String headerPrefix, Path folder) throws Exception {
        Path sink = folder.resolve(SINK);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("store", component);
        context.getRegistry()
                .bind(
                        "positions",
                        FileStateRepository.fileStateRepository(
                                folder.resolve(POSITIONS).toFile()));
        context.getRegistry()
                .bind(
                        "seen",
                        FileIdempotentRepository.fileIdempotentRepository(
                                folder.resolve(SEEN).toFile(), 100_000, 1 << 25));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("store:photos?follow=true&stateRepository=#positions&idempotentRepository=#seen&followOverlap=2s"
                                + "&listPageSize=50&delay=20&initialDelay=0")
                        .process(exchange -> {
                            String key = exchange.getMessage()
                                    .getHeader(new ObjectStoreHeaders(headerPrefix).key, String.class);
                            byte[] line = (key + "\n").getBytes(StandardCharsets.UTF_8);
                            Files.write(sink, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                        });
            }
        });
        context.start();
        Thread.currentThread().join();
    }
}
