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
package io.github.camelcn.examples.quickstart;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.component.qingstor.QingStorHeaders;

/**
 * Takes every file of a folder, puts it encrypted into a bucket, lists the bucket, consumes it into another folder while
 * moving each object aside, and compares every byte. Ends with 0 only if everything matched.
 */
public final class Quickstart {

    private final PrintStream out;
    private final PrintStream err;

    Quickstart(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @param args a folder; none or an empty one for the sample files */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(System.getProperty("quickstart.home", "."));
        String folder = args.length == 0 ? "" : args[0];
        System.exit(new Quickstart(System.out, System.err).run(folder, home, System.getenv()));
    }

    /**
     * @param folder what to put into the bucket; empty for sample files
     * @param home where the sample is; the copies go below it, into {@code target/quickstart}, emptied before
     * @return the exit code
     */
    int run(String folder, Path home, Map<String, String> environment) throws Exception {
        Path work = home.resolve("target").resolve("quickstart");
        try {
            Path source = folder.isBlank() ? samples(home.resolve("sample"), work) : Path.of(folder);
            return thereAndBack(source, work, environment) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        } catch (CamelExecutionException e) {
            err.println(e.getCause().getMessage());
            return 1;
        }
    }

    private static Path samples(Path sample, Path work) throws Exception {
        Path samples = Folders.emptied(work.resolve("source"));
        Folders.fillWithSamples(sample, samples);
        return samples;
    }

    private boolean thereAndBack(Path source, Path work, Map<String, String> environment) throws Exception {
        if (!Files.isDirectory(source)) {
            throw new IllegalArgumentException(source + " is not a folder");
        }
        List<String> files = Folders.filesIn(source);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(source + " holds no files");
        }
        try (Target service = Target.choose(environment)) {
            out.println(
                    "QingStor quick start: " + files.size() + " files of " + source + " through " + service.describe());
            Path target = Folders.emptied(work.resolve("target"));
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
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Main main = new Main();
        main.setOverrideProperties(service);
        main.addOverrideProperty("quickstart.source", source.toString());
        main.addOverrideProperty("quickstart.target", target.toString());
        main.addOverrideProperty("quickstart.encryptionKey", Base64.getEncoder().encodeToString(key));
        main.bind("progress", progress);
        main.bind("seenFiles", MemoryIdempotentRepository.memoryIdempotentRepository(files));
        main.configure().addRoutesBuilder(new DownloadRoutes());
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
            out.println("putting, encrypted with a key that only this run knows:");
            camel.getRouteController().startRoute("upload");
            progress.awaitUploads();
            camel.getRouteController().stopRoute("upload");

            List<ObjectInfo> uploaded = list(template, progress, "inbox/");
            out.println("the bucket holds " + uploaded.size() + " objects, "
                    + uploaded.stream().filter(ObjectInfo::encrypted).count() + " of them encrypted");

            out.println("consuming, each object moved to done/ when its file is written:");
            camel.getRouteController().startRoute("download");
            progress.awaitDownloads();
            camel.getRouteController().stopRoute("download");

            int left = list(template, progress, "inbox/").size();
            int done = list(template, progress, "done/").size();
            boolean matched = Summary.print(source, target, files, progress, out) && left == 0 && done == files.size();
            out.printf("%d objects left in inbox/, %d in done/: %s%n", left, done, verdict(matched));
            return matched;
        } finally {
            delete(template, list(template, progress, ""));
        }
    }

    private static String verdict(boolean matched) {
        return matched ? "everything matched" : "SOMETHING IS WRONG";
    }

    private static List<ObjectInfo> list(ProducerTemplate template, Progress progress, String prefix) {
        template.sendBodyAndHeader("direct:list", null, QingStorHeaders.PREFIX, prefix);
        return progress.takeListed();
    }

    private static void delete(ProducerTemplate template, List<ObjectInfo> objects) {
        List<String> keys = objects.stream().map(object -> object.ref().key()).toList();
        template.requestBodyAndHeader("direct:delete", null, QingStorHeaders.KEYS_TO_DELETE, keys);
    }
}
