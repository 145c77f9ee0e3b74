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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A streaming upload in a process of its own: with little memory, or killed in the middle of a batch. */
public final class StreamingProgram {

    /** Twice the heap and more. */
    static final int LARGE_MIB = 120;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final String options;
    private final int partMib;

    private StreamingProgram(String componentClass, String connectionOptions, int partMib) throws Exception {
        this.options = connectionOptions;
        this.partMib = partMib;
        context.addComponent(StoreRig.SCHEME, (Component)
                Class.forName(componentClass).getConstructor().newInstance());
        context.start();
    }

    /** Runs it and gives what it wrote. */
    static List<String> run(
            Path folder, String heap, ComponentFacts facts, String what, String connectionOptions, int partMib)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingProgram.class.getName(),
                        facts.component().getName(),
                        connectionOptions,
                        what,
                        Integer.toString(partMib))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        StreamingTroubleContract.awaitExit(program);
        return Files.readAllLines(output);
    }

    public static void main(String[] arguments) throws Exception {
        StreamingProgram program = new StreamingProgram(arguments[0], arguments[1], Integer.parseInt(arguments[3]));
        switch (arguments[2]) {
            case "killed" -> program.fillAndDie();
            case "large" -> program.large();
            default -> throw new IllegalArgumentException(arguments[2]);
        }
        System.exit(0);
    }

    private AsyncProducer producer(String key, String more) throws Exception {
        AsyncProducer producer = context.getEndpoint("store:photos/" + key + "?streamingUploadMode=true&partSize="
                        + partMib + "MiB&" + options + more)
                .createAsyncProducer();
        producer.start();
        return producer;
    }

    /** Parts of the batch have been sent when it ends without a farewell. */
    private void fillAndDie() throws Exception {
        AsyncProducer producer = producer(
                "killed",
                "&streamingAck=onCommit&streamingUploadTimeout=1h&batchMessageNumber=1000&batchSize=1000000000");
        AtomicInteger acknowledged = new AtomicInteger();
        for (int i = 0; i < 3 * partMib; i++) {
            producer.process(exchange(new byte[1 << 20]), sync -> acknowledged.incrementAndGet());
        }
        System.out.println("acknowledged " + acknowledged);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void large() throws Exception {
        AsyncProducer producer = producer(
                "large", "&batchMessageNumber=1000&batchSize=" + ((long) LARGE_MIB << 20) + "&recordSeparator=");
        CompletableFuture<Exchange> last = new CompletableFuture<>();
        for (int i = 0; i < LARGE_MIB; i++) {
            Exchange exchange = exchange(new byte[1 << 20]);
            CompletableFuture<Exchange> done = new CompletableFuture<>();
            producer.process(exchange, sync -> done.complete(exchange));
            last = done;
        }
        Exchange stored = last.get(2, TimeUnit.MINUTES);
        if (stored.getException() != null) {
            throw stored.getException();
        }
        System.out.println("stored " + LARGE_MIB + " MiB");
    }

    private Exchange exchange(byte[] body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return exchange;
    }
}
