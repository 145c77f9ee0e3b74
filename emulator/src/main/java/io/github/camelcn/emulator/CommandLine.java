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
package io.github.camelcn.emulator;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Reads the arguments of {@link Main}; every option may also be an environment variable. */
final class CommandLine {
    static final String USAGE = """
            Usage: java -jar camel-cn-emulator-all.jar [options]
              --service NAME,...  what to run: qingstor, kodo, qingzhou (default all of them, in this order)
              --port N            port of the first service, the others follow; 0 for any free ones (default 9900)
              --qingstor-port N, --kodo-port N, --qingzhou-port N
                                  port of one service
              --address HOST      address to listen on (default 127.0.0.1)
              --data-dir DIR      keep buckets and objects below here, a folder per service (default: forget them)
              --access-key KEY    access key (default %s; qingzhou %s)
              --secret-key KEY    its secret (default %s; qingzhou %s)
              --bucket NAME,...   qingstor, kodo: buckets to create, in the first zone and the default region
              --zone ZONE,...     qingstor: zones, the first is the default (default pek3a)
              --region REGION     kodo: default region (default cn-east-1)
              --base-host HOST    host below which zones, regions and buckets are names (default qingstor.test, kodo.test)
              --lenient           qingstor: accept the known signature deviations of official SDKs
              --instances N       qingzhou: running instances that are there from the start (default 0)
              --page-port N       port of a page for people: buckets, instances, the last requests and what was wrong with
                                  them; 0 for any free one (default: nine above --port, or any free one)
              --no-page           no page
              --help              this text
            Each option is also read from the environment, --data-dir from EMULATOR_DATA_DIR and so on; arguments win.""".formatted(
                    QingStorEmulator.ACCESS_KEY,
                    QingzhouEmulator.ACCESS_KEY_ID,
                    QingStorEmulator.SECRET_KEY,
                    QingzhouEmulator.ACCESS_KEY_SECRET);

    private static final int DEFAULT_PORT = 9900;
    private static final int PAGE_OFFSET = 9;
    private static final int JOURNAL = 1_000;
    private static final String QINGSTOR = "qingstor";
    private static final String KODO = "kodo";
    private static final String QINGZHOU = "qingzhou";
    private static final List<String> SERVICES = List.of(QINGSTOR, KODO, QINGZHOU);
    /** Options that make sense to any service. */
    private static final Set<String> COMMON =
            Set.of("service", "port", "address", "access-key", "secret-key", "page-port", "no-page");
    /** Options by the service that knows them. */
    private static final Map<String, Set<String>> OWN = Map.of(
            QINGSTOR, Set.of("qingstor-port", "data-dir", "bucket", "zone", "base-host", "lenient"),
            KODO, Set.of("kodo-port", "data-dir", "bucket", "region", "base-host"),
            QINGZHOU, Set.of("qingzhou-port", "instances"));

    private static final Set<String> FLAGS = Set.of("lenient", "no-page", "help");

    private final Map<String, String> values;

    private CommandLine(Map<String, String> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static CommandLine parse(String[] arguments, Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String option : options()) {
            String variable = "EMULATOR_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
            if (!environment.getOrDefault(variable, "").isBlank()) {
                values.put(option, environment.get(variable));
            }
        }
        flag("lenient", "EMULATOR_LENIENT", environment, values);
        flag("no-page", "EMULATOR_NO_PAGE", environment, values);
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (FLAGS.contains(name)) {
                given.put(name, "true");
            } else if (!options().contains(name)) {
                throw new IllegalArgumentException("Unknown option '" + arguments[i] + "'.");
            } else if (i + 1 == arguments.length || arguments[i + 1].startsWith("--")) {
                throw new IllegalArgumentException("Option --" + name + " needs a value.");
            } else {
                given.merge(name, arguments[++i], (earlier, later) -> earlier + "," + later);
            }
        }
        values.putAll(given);
        return new CommandLine(values);
    }

    private static void flag(
            String option, String variable, Map<String, String> environment, Map<String, String> values) {
        switch (environment.getOrDefault(variable, "").strip()) {
            case "true" -> values.put(option, "true");
            case "", "false" -> {}
            default -> throw new IllegalArgumentException(variable + " must be true or false.");
        }
    }

    /** Options with a value. */
    private static Set<String> options() {
        Set<String> options = new TreeSet<>(COMMON);
        OWN.values().forEach(options::addAll);
        options.removeAll(FLAGS);
        return options;
    }

    boolean wantsHelp() {
        return values.containsKey("help");
    }

    /**
     * Starts the services that are wanted, by their names. When one cannot start none stays behind.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    Map<String, Emulator> start() {
        List<String> services = services();
        if (values.containsKey("access-key") != values.containsKey("secret-key")) {
            throw new IllegalArgumentException("Options --access-key and --secret-key belong together.");
        }
        refuseForeignOptions(services);
        pagePort();
        for (String service : services) {
            port(service);
        }
        Map<String, Emulator> running = new LinkedHashMap<>();
        try {
            services.forEach(service -> running.put(service, start(service)));
        } catch (RuntimeException e) {
            running.values().forEach(Emulator::close);
            throw e;
        }
        return Collections.unmodifiableMap(running);
    }

    /**
     * Opens the page unless it is unwanted.
     *
     * @throws UncheckedIOException when the port that was asked for is taken
     */
    Optional<EmulatorPage> page(Map<String, Emulator> running) {
        if (values.containsKey("no-page")) {
            return Optional.empty();
        }
        InetAddress address = address().orElseGet(InetAddress::getLoopbackAddress);
        try {
            return Optional.of(EmulatorPage.open(address, pagePort(), running.values()));
        } catch (UncheckedIOException e) {
            if (values.containsKey("page-port")) {
                throw e;
            }
            // nobody asked for this port: another program that uses it must not keep the services from running
            return Optional.of(EmulatorPage.open(address, 0, running.values()));
        }
    }

    private int pagePort() {
        if (values.containsKey("page-port")) {
            return port("page-port", values.get("page-port"));
        }
        int first = port("port", values.getOrDefault("port", Integer.toString(DEFAULT_PORT)));
        return first == 0 || first + PAGE_OFFSET > 65535 ? 0 : first + PAGE_OFFSET;
    }

    /** Requests are kept for the page. */
    private int journalSize() {
        return values.containsKey("no-page") ? 0 : JOURNAL;
    }

    private Emulator start(String service) {
        return switch (service) {
            case QINGSTOR -> qingStor().start();
            case KODO -> kodo().start();
            default -> qingzhou().start();
        };
    }

    private List<String> services() {
        List<String> wanted = list("service");
        wanted.stream()
                .filter(service -> !SERVICES.contains(service))
                .findFirst()
                .ifPresent(service -> {
                    throw new IllegalArgumentException(
                            "Option --service must be qingstor, kodo or qingzhou, not '" + service + "'.");
                });
        return wanted.isEmpty() ? SERVICES : wanted;
    }

    private void refuseForeignOptions(List<String> services) {
        for (String option : values.keySet()) {
            if (!COMMON.contains(option)
                    && services.stream().noneMatch(service -> OWN.get(service).contains(option))) {
                throw new IllegalArgumentException(
                        "Option --" + option + " is not for the service " + String.join(", ", services) + ".");
            }
        }
    }

    private QingStorEmulator.Builder qingStor() {
        QingStorEmulator.Builder builder = QingStorEmulator.builder().port(port(QINGSTOR));
        credentials(builder::credentials);
        address().ifPresent(builder::address);
        folder(QINGSTOR).ifPresent(builder::dataDir);
        value("base-host").ifPresent(builder::baseHost);
        list("zone").forEach(builder::zone);
        list("bucket").forEach(builder::bucket);
        return builder.strict(!values.containsKey("lenient")).journalSize(journalSize());
    }

    private KodoEmulator.Builder kodo() {
        KodoEmulator.Builder builder = KodoEmulator.builder().port(port(KODO));
        credentials(builder::credentials);
        address().ifPresent(builder::address);
        folder(KODO).ifPresent(builder::dataDir);
        value("base-host").ifPresent(builder::baseHost);
        value("region").ifPresent(builder::defaultRegion);
        list("bucket").forEach(builder::bucket);
        return builder.journalSize(journalSize());
    }

    private QingzhouEmulator.Builder qingzhou() {
        QingzhouEmulator.Builder builder =
                QingzhouEmulator.builder().port(port(QINGZHOU)).journalSize(journalSize());
        credentials(builder::credentials);
        credentials(builder::user);
        address().ifPresent(builder::address);
        String instances = values.getOrDefault("instances", "0");
        if (!instances.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("Option --instances must be a number, not '" + instances + "'.");
        }
        return builder.instances(Integer.parseInt(instances));
    }

    private void credentials(BiConsumer<String, String> taker) {
        value("access-key").ifPresent(key -> taker.accept(key, values.get("secret-key")));
    }

    private Optional<Path> folder(String service) {
        return value("data-dir").map(folder -> Path.of(folder).resolve(service));
    }

    private Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    private List<String> list(String option) {
        return Arrays.stream(value(option).orElse("").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private int port(String service) {
        String own = service + "-port";
        if (values.containsKey(own)) {
            return port(own, values.get(own));
        }
        int first = port("port", values.getOrDefault("port", Integer.toString(DEFAULT_PORT)));
        int port = first == 0 ? 0 : first + services().indexOf(service);
        return port("port", Integer.toString(port));
    }

    private static int port(String option, String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException(
                    "Option --" + option + " must be between 0 and 65535, not '" + port + "'.");
        }
        return Integer.parseInt(port);
    }

    private Optional<InetAddress> address() {
        return value("address").map(CommandLine::address);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Option --address names no host: '" + host + "'.");
        }
    }
}
