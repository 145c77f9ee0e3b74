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
package io.github.camelcn.examples.kodobackup;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.component.kodo.KodoHeaders;

/**
 * Backs a folder up to a bucket, the storage class of every file chosen by its age, restores the bucket into another
 * folder, waiting for what has to thaw, and compares every byte. Ends with 0 only if everything matched.
 */
public final class KodoBackup {

    private final PrintStream out;
    private final PrintStream err;

    KodoBackup(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @param args a folder; none or an empty one for sample files */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(System.getProperty("backup.home", "."), "target", "kodo-backup");
        String folder = args.length == 0 ? "" : args[0];
        System.exit(new KodoBackup(System.out, System.err).run(folder, work, System.getenv()));
    }

    /**
     * @param folder what to back up; empty for sample files
     * @param work where the sample and the restored files go, emptied before
     * @return the exit code
     */
    int run(String folder, Path work, Map<String, String> environment) throws Exception {
        try {
            Path source = folder.isBlank() ? samples(work) : Path.of(folder);
            return backUpAndRestore(source, work, environment) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        } catch (CamelExecutionException e) {
            err.println(e.getCause().getMessage());
            return 1;
        }
    }

    private static Path samples(Path work) throws Exception {
        Path samples = Folders.emptied(work.resolve("source"));
        Folders.fillWithSamples(samples);
        return samples;
    }

    private boolean backUpAndRestore(Path source, Path work, Map<String, String> environment) throws Exception {
        if (!Files.isDirectory(source)) {
            throw new IllegalArgumentException(source + " is not a folder");
        }
        List<String> files = Folders.filesIn(source);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(source + " holds no files");
        }
        try (Target service = Target.choose(environment)) {
            out.println("Kodo backup: " + files.size() + " files of " + source + " through " + service.describe());
            Path target = Folders.emptied(work.resolve("restored"));
            Progress progress = new Progress(files, out);
            Main main = main(source, target, service.properties(), progress, files.size());
            main.start();
            try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
                // one sentence for a wrong key or name, before every file says the same
                template.sendBody("direct:check", null);
                return transfer(main.getCamelContext(), template, progress, source, target, files);
            } finally {
                main.stop();
            }
        }
    }

    private static Main main(Path source, Path target, Properties service, Progress progress, int files) {
        Main main = new Main();
        main.setOverrideProperties(service);
        main.addOverrideProperty("backup.source", source.toString());
        main.addOverrideProperty("backup.target", target.toString());
        main.bind("progress", progress);
        main.bind("seenFiles", MemoryIdempotentRepository.memoryIdempotentRepository(files));
        main.bind("restoredObjects", MemoryIdempotentRepository.memoryIdempotentRepository(files));
        return main;
    }

    private boolean transfer(
            CamelContext camel,
            ProducerTemplate template,
            Progress progress,
            Path source,
            Path target,
            List<String> files)
            throws Exception {
        try {
            out.println("backing up, the storage class by the age of the file:");
            camel.getRouteController().startRoute("backup");
            progress.awaitBackups();
            camel.getRouteController().stopRoute("backup");

            Map<String, String> storedClasses = list(template, progress).stream()
                    .collect(Collectors.toMap(
                            object -> object.ref().key(), object -> Progress.named(object.storageClass())));

            out.println("restoring, what is frozen as soon as it has thawed:");
            camel.getRouteController().startRoute("restore");
            progress.awaitRestores();
            camel.getRouteController().stopRoute("restore");

            boolean matched = Summary.print(source, target, files, storedClasses, progress, out);
            out.println(matched ? "everything matched" : "SOMETHING IS WRONG");
            return matched;
        } finally {
            delete(template, list(template, progress));
        }
    }

    private static List<ObjectInfo> list(ProducerTemplate template, Progress progress) {
        template.sendBody("direct:list", null);
        return progress.takeListed();
    }

    private static void delete(ProducerTemplate template, List<ObjectInfo> objects) {
        List<String> keys = objects.stream().map(object -> object.ref().key()).toList();
        template.requestBodyAndHeader("direct:delete", null, KodoHeaders.KEYS_TO_DELETE, keys);
    }
}
