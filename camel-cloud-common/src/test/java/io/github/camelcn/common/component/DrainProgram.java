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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

import io.github.camelcn.common.camel.ObjectStoreComponent;

/** A process that consumes the bucket {@code photos} until it is killed; what {@link DrainKillContract} runs. */
public final class DrainProgram {

    static final String SINK = "sink";
    static final String CLAIMS = "claims";
    static final String REPORTS = "reports";
    /** An object of this content never leaves the route while {@link #HOLD} exists. */
    static final String HELD = "b";

    static final String HOLD = "hold";

    private DrainProgram() {}

    /**
     * @param component set up for the server of the process that kills this one
     * @param folder where it writes what it got and what was reported
     * @param options of the endpoint
     */
    public static void run(ObjectStoreComponent component, Path folder, String options) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("store", component);
        context.getRegistry().bind("reports", new Reports(folder.resolve(REPORTS)));
        context.getRegistry()
                .bind(
                        "claims",
                        FileIdempotentRepository.fileIdempotentRepository(
                                folder.resolve(CLAIMS).toFile(), 1_000, 1 << 20));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("store:photos?delay=20&initialDelay=0&exceptionHandler=#reports&" + options)
                        .process(exchange -> {
                            String content = exchange.getMessage().getBody(String.class);
                            append(folder.resolve(SINK), content);
                            if (content.equals(HELD) && Files.exists(folder.resolve(HOLD))) {
                                Thread.currentThread().join(); // until it is killed
                            }
                        });
            }
        });
        context.start();
        Thread.currentThread().join();
    }

    private static void append(Path file, String line) throws IOException {
        Files.write(
                file,
                (line + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Writes what is reported where the other process can read it. */
    private record Reports(Path file) implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handleException("", null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            try {
                append(file, message + ": " + exception);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
