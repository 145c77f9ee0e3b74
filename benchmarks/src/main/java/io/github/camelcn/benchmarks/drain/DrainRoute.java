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
package io.github.camelcn.benchmarks.drain;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The main program of a contender's JVM: a route that reads every object of a bucket. Says {@code ready}, begins when it
 * is told to, stops when it is told again, and so on; ends with its input.
 */
public final class DrainRoute {

    private DrainRoute() {}

    /** @param arguments the URI to consume from */
    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(arguments[0]).routeId("drain").autoStartup(false).process(exchange -> {
                    byte[] body = exchange.getMessage().getBody(byte[].class);
                    if (body.length != DrainBenchmark.SIZE) {
                        throw new IllegalStateException("read " + body.length + " bytes");
                    }
                });
            }
        });
        context.start();
        do {
            System.out.println(DrainBenchmark.READY);
            if (System.in.read() < 0) {
                break;
            }
            context.getRouteController().startRoute("drain");
            if (System.in.read() < 0) {
                break;
            }
            context.getRouteController().stopRoute("drain");
        } while (true);
        Runtime.getRuntime().halt(0);
    }
}
