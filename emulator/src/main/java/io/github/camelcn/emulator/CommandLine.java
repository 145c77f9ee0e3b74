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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the arguments of {@link Main}; every option may also be an environment variable. */
final class CommandLine {
    static final String USAGE = """
            Usage: java -jar camel-cn-emulator-all.jar [options]
              --service NAME      qingstor or qingzhou (default qingstor)
              --port N            port to listen on, 0 for any free one (default 9900)
              --address HOST      address to listen on (default 127.0.0.1)
              --data-dir DIR      keep buckets and objects here (default: forget them at the end)
              --access-key KEY    access key (default %s)
              --secret-key KEY    its secret (default %s)
              --instances N       qingzhou: running instances that are there from the start (default 0)
              --bucket NAME,...   buckets to create, in the first zone
              --zone ZONE,...     zones, the first is the default (default pek3a)
              --base-host HOST    name below which zones and buckets are hosts (default qingstor.test)
              --lenient           accept the known signature deviations of official SDKs
              --help              this text
            Each option is also read from the environment, --data-dir from EMULATOR_DATA_DIR and so on; arguments win.""".formatted(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY);

    private static final int DEFAULT_PORT = 9900;
    private static final Set<String> OPTIONS = Set.of(
            "service",
            "port",
            "address",
            "data-dir",
            "access-key",
            "secret-key",
            "instances",
            "bucket",
            "zone",
            "base-host");
    /** Options that make sense to any service. */
    private static final Set<String> COMMON = Set.of("service", "port", "address", "access-key", "secret-key");

    private static final String QINGSTOR = "qingstor";
    private static final String QINGZHOU = "qingzhou";
    private static final Set<String> FLAGS = Set.of("lenient", "help");

    private final Map<String, String> values;

    private CommandLine(Map<String, String> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static CommandLine parse(String[] arguments, Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        OPTIONS.forEach(option -> {
            String variable = "EMULATOR_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
            if (!environment.getOrDefault(variable, "").isBlank()) {
                values.put(option, environment.get(variable));
            }
        });
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (FLAGS.contains(name)) {
                given.put(name, "true");
            } else if (!OPTIONS.contains(name)) {
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

    boolean wantsHelp() {
        return values.containsKey("help");
    }

    /**
     * Starts the service that is wanted.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    Emulator start() {
        if (values.containsKey("access-key") != values.containsKey("secret-key")) {
            throw new IllegalArgumentException("Options --access-key and --secret-key belong together.");
        }
        return switch (service()) {
            case QINGSTOR -> {
                refuseAllBut(Set.of("data-dir", "bucket", "zone", "base-host", "lenient"));
                yield qingStor().start();
            }
            case QINGZHOU -> {
                refuseAllBut(Set.of("instances"));
                yield qingzhou().start();
            }
            default ->
                throw new IllegalArgumentException(
                        "Option --service must be qingstor or qingzhou, not '" + service() + "'.");
        };
    }

    /** The wanted service by name. */
    String service() {
        return values.getOrDefault("service", QINGSTOR);
    }

    private void refuseAllBut(Set<String> own) {
        for (String option : values.keySet()) {
            if (!COMMON.contains(option) && !own.contains(option)) {
                throw new IllegalArgumentException("Option --" + option + " is not for the service " + service() + ".");
            }
        }
    }

    private QingzhouEmulator.Builder qingzhou() {
        QingzhouEmulator.Builder builder =
                QingzhouEmulator.builder().port(port()).journalSize(0);
        if (values.containsKey("access-key")) {
            builder.credentials(values.get("access-key"), values.get("secret-key"));
            builder.user(values.get("access-key"), values.get("secret-key"));
        }
        if (values.containsKey("address")) {
            builder.address(address(values.get("address")));
        }
        String instances = values.getOrDefault("instances", "0");
        if (!instances.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("Option --instances must be a number, not '" + instances + "'.");
        }
        return builder.instances(Integer.parseInt(instances));
    }

    private QingStorEmulator.Builder qingStor() {
        QingStorEmulator.Builder builder = QingStorEmulator.builder().port(port());
        if (values.containsKey("access-key")) {
            builder.credentials(values.get("access-key"), values.get("secret-key"));
        }
        if (values.containsKey("address")) {
            builder.address(address(values.get("address")));
        }
        if (values.containsKey("data-dir")) {
            builder.dataDir(Path.of(values.get("data-dir")));
        }
        if (values.containsKey("base-host")) {
            builder.baseHost(values.get("base-host"));
        }
        if (values.containsKey("zone")) {
            builder.zones(values.get("zone").split(","));
        }
        if (values.containsKey("bucket")) {
            for (String bucket : values.get("bucket").split(",")) {
                builder.bucket(bucket);
            }
        }
        return builder.strict(!values.containsKey("lenient")).journalSize(0);
    }

    private int port() {
        String port = values.getOrDefault("port", Integer.toString(DEFAULT_PORT));
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("Option --port must be between 0 and 65535, not '" + port + "'.");
        }
        return Integer.parseInt(port);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Option --address names no host: '" + host + "'.");
        }
    }
}
