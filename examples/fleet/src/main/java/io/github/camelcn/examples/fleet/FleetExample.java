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
package io.github.camelcn.examples.fleet;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

import io.github.camelcn.component.qingzhou.QingzhouHeaders;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.Snapshot;

/**
 * Leads a fleet through its life: three instances from a template, each with a snapshot and a disk; one breaks and is
 * repaired, a schedule stops all, and in the end they are destroyed. The routes do the work, this class tells them when.
 * Ends with 0 only if every state was seen and nothing is left.
 */
public final class FleetExample {

    /** How long the emulator takes for a change. */
    static final Duration TRANSITION = Duration.ofMillis(1500);

    private final PrintStream out;

    FleetExample(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(exitCode(System.getenv(), System.getProperty("fleet.confirm", ""), System.out, System.err));
    }

    /** @param confirm {@code yes} if instances of the real service may be created and destroyed */
    static int exitCode(Map<String, String> environment, String confirm, PrintStream out, PrintStream err) {
        try (Cloud cloud = Cloud.choose(environment, confirm.equals("yes"), TRANSITION)) {
            return new FleetExample(out).run(cloud) ? 0 : 1;
        } catch (Exception e) {
            err.println(reason(e));
            return 1;
        }
    }

    /** What was wrong, without the words of the framework around it. */
    private static String reason(Throwable failure) {
        Throwable inner = failure;
        while (inner.getClass().getName().startsWith("org.apache.camel.") && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getMessage();
    }

    boolean run(Cloud cloud) throws Exception {
        out.println("A fleet of " + cloud.names().size() + " instances at " + cloud.describe());
        Logbook logbook = new Logbook(cloud.names(), cloud.patience(), out);
        Main main = new Main();
        main.setOverrideProperties(cloud.properties());
        main.bind("logbook", logbook);
        main.bind("passwords", new Passwords());
        main.start();
        try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
            return live(cloud, logbook, main.getCamelContext(), template);
        } finally {
            main.stop();
        }
    }

    private boolean live(Cloud cloud, Logbook logbook, CamelContext camel, ProducerTemplate template) throws Exception {
        String broken = cloud.canBreak() ? cloud.names().get(1) : "";
        // wrong keys or a wrong address are told before anything is made
        template.requestBody("qingzhou:fleet?operation=testConnection", (Object) null);
        logbook.printHead();
        camel.getRouteController().startRoute("watch");
        camel.getRouteController().startRoute("recovery");
        try {
            template.requestBody("direct:create", (Object) null);
            logbook.awaitAll(InstanceState.RUNNING);
            if (!broken.isEmpty()) {
                logbook.note("the host of " + broken + " dies");
                cloud.breakDown(logbook.id(broken));
                logbook.awaitRepair(broken);
            }
            camel.getRouteController().startRoute("closing-time");
            logbook.awaitAll(InstanceState.STOPPED);
        } catch (Exception e) {
            // nothing is left behind that somebody pays for
            try {
                destroy(camel, template);
            } catch (Exception another) {
                out.println("NOT EVERYTHING COULD BE DESTROYED, look for " + cloud.prefix() + "*: " + reason(another));
                e.addSuppressed(another);
            }
            throw e;
        }
        destroy(camel, template);
        logbook.awaitAll(InstanceState.DELETED);
        List<Logbook.Story> stories = logbook.stories();
        return Verdict.print(stories, broken, cloud.canBreak(), left(cloud, stories, template), out);
    }

    /** Nobody repairs or stops any more what is to go. */
    private static void destroy(CamelContext camel, ProducerTemplate template) throws Exception {
        camel.getRouteController().stopRoute("closing-time");
        camel.getRouteController().stopRoute("recovery");
        template.requestBody("direct:destroy", (Object) null);
    }

    /** What the service still has of this fleet. */
    private static List<String> left(Cloud cloud, List<Logbook.Story> stories, ProducerTemplate template) {
        List<String> left = new ArrayList<>();
        for (Object instance :
                list(template, "qingzhou:fleet?operation=listInstances", QingzhouHeaders.NAME_PREFIX, cloud.prefix())) {
            left.add(((Instance) instance).name());
        }
        for (Object item : list(template, "qingzhou:fleet?operation=listDisks", QingzhouHeaders.DISK_IDS, null)) {
            Disk disk = (Disk) item;
            if (disk.name() != null && disk.name().startsWith(cloud.prefix())) {
                left.add(disk.name());
            }
        }
        for (Logbook.Story story : stories) {
            for (Object snapshot :
                    list(template, "qingzhou:fleet?operation=listSnapshots", QingzhouHeaders.INSTANCE_ID, story.id())) {
                left.add(((Snapshot) snapshot).name());
            }
        }
        return left;
    }

    private static List<?> list(ProducerTemplate template, String uri, String header, String value) {
        return template.requestBodyAndHeader(uri, null, header, value, List.class);
    }
}
