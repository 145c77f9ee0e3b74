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

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;

import io.github.camelcn.common.camel.ObjectStoreComponent;

/**
 * One message to one endpoint, in a process of its own, so that it can be killed in the middle. The repository bean
 * {@code uploads} is a file.
 */
public abstract class TransferProgram {

    /** The component, set up for a server that is elsewhere. */
    protected abstract ObjectStoreComponent newComponent(URI server);

    /** @param arguments the server's address, the file of the repository, the endpoint, and the file that is the body if there is one */
    protected final void run(String... arguments) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent(StoreRig.SCHEME, newComponent(URI.create(arguments[0])));
            context.getRegistry().bind("uploads", repository(Path.of(arguments[1])));
            context.start();
            Object body = arguments.length > 3 ? new File(arguments[3]) : null;
            Exchange exchange = context.createProducerTemplate()
                    .request(arguments[2], message -> message.getMessage().setBody(body));
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        }
        System.exit(0);
    }

    static FileStateRepository repository(Path file) {
        return FileStateRepository.fileStateRepository(file.toFile(), new HashMap<>());
    }

    /** Starts one; it lives until it is killed, or done. */
    static Process start(Class<? extends TransferProgram> program, Path output, String... arguments)
            throws IOException {
        return start(List.of(), program, output, arguments);
    }

    /**
     * As above, but the operating system lets no file of it grow beyond so many KiB: a disk that is full for whoever
     * writes more.
     */
    static Process startWithSmallFiles(
            int kib, Class<? extends TransferProgram> program, Path output, String... arguments) throws IOException {
        List<String> limited = List.of("bash", "-c", "ulimit -f " + kib + "; exec \"$@\"", "limited");
        return start(limited, program, output, arguments);
    }

    private static Process start(
            List<String> before, Class<? extends TransferProgram> program, Path output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
