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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.camelcn.emulator.QingzhouEmulator;

/**
 * Where the instances live: in an emulator in this process, or at the real service when its keys are in the environment.
 *
 * @param emulator closed at the end; {@code null} for the real service
 * @param names of the instances, in the order of their columns
 * @param patience how long any step may take
 * @param properties what the routes need to know
 */
record Cloud(QingzhouEmulator emulator, List<String> names, Duration patience, Properties properties)
        implements AutoCloseable {

    private static final int INSTANCES = 3;

    /**
     * The real service if {@code QINGZHOU_ACCESS_KEY_ID} is set, else an emulator.
     *
     * @param confirmed whether somebody has said that instances may be paid for
     * @param transition how long the emulator takes for a change
     */
    static Cloud choose(Map<String, String> environment, boolean confirmed, Duration transition) {
        if (environment.getOrDefault("QINGZHOU_ACCESS_KEY_ID", "").isBlank()) {
            return emulated(environment, transition);
        }
        String region = environment.getOrDefault("QINGZHOU_REGION", "cn-north-1");
        if (!confirmed) {
            throw new IllegalArgumentException("QINGZHOU_ACCESS_KEY_ID is set, so this would create " + INSTANCES
                    + " instances with a disk and a snapshot each in your account in " + region
                    + ", and destroy them in the end. You would pay for them. Confirm with -Dfleet.confirm=yes, or unset"
                    + " QINGZHOU_ACCESS_KEY_ID to use an emulator instead");
        }
        Properties settings = settings(
                "camel-cn-" + UUID.randomUUID().toString().substring(0, 8) + "-",
                required(environment, "QINGZHOU_IMAGE_ID"),
                required(environment, "QINGZHOU_FLAVOR_ID"));
        settings.setProperty("fleet.accessKeyId", environment.get("QINGZHOU_ACCESS_KEY_ID"));
        settings.setProperty("fleet.accessKeySecret", required(environment, "QINGZHOU_ACCESS_KEY_SECRET"));
        settings.setProperty("fleet.region", region);
        settings.setProperty("fleet.endpoint", environment.getOrDefault("QINGZHOU_ENDPOINT", ""));
        // calls are limited, and changes take half a minute
        pace(settings, Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(30));
        return new Cloud(null, names(settings), Duration.ofMinutes(30), settings);
    }

    private static Cloud emulated(Map<String, String> environment, Duration transition) {
        Properties settings = settings(
                "web-",
                environment.getOrDefault("QINGZHOU_IMAGE_ID", "image-ubuntu2204"),
                environment.getOrDefault("QINGZHOU_FLAVOR_ID", "flavor-2c4g"));
        // a change that was accepted shows late, so that what it ends is seen for a while, as with real clouds
        QingzhouEmulator emulator = QingzhouEmulator.builder()
                .visibleDelay(transition.dividedBy(3))
                .transitionDelay(transition)
                .start();
        settings.setProperty("fleet.accessKeyId", QingzhouEmulator.ACCESS_KEY_ID);
        settings.setProperty("fleet.accessKeySecret", QingzhouEmulator.ACCESS_KEY_SECRET);
        settings.setProperty("fleet.region", "cn-north-1");
        settings.setProperty("fleet.endpoint", emulator.endpoint().toString());
        // no state lasts so shortly that it is not seen, unless the machine is very busy
        pace(settings, transition.dividedBy(15), transition.dividedBy(8), transition);
        return new Cloud(emulator, names(settings), Duration.ofMinutes(5), settings);
    }

    private static Properties settings(String prefix, String image, String flavor) {
        Properties settings = new Properties();
        settings.setProperty("fleet.prefix", prefix);
        settings.setProperty("fleet.imageId", image);
        settings.setProperty("fleet.flavorId", flavor);
        settings.setProperty(
                "fleet.names",
                String.join(
                        ",",
                        IntStream.rangeClosed(1, INSTANCES)
                                .mapToObj(number -> prefix + number)
                                .toList()));
        return settings;
    }

    private static List<String> names(Properties settings) {
        return List.of(settings.getProperty("fleet.names").split(","));
    }

    /**
     * @param poll how often the fleet is looked at
     * @param look how often a change under way is looked at
     * @param settle how long a state must last to be believed when nothing else shows that a change is done
     */
    private static void pace(Properties settings, Duration poll, Duration look, Duration settle) {
        settings.setProperty("fleet.poll", String.valueOf(poll.toMillis()));
        settings.setProperty("fleet.waitInterval", String.valueOf(look.toMillis()));
        settings.setProperty("fleet.waitSettle", String.valueOf(settle.toMillis()));
        settings.setProperty("fleet.closingTime", String.valueOf(poll.toMillis() * 5));
        settings.setProperty("fleet.closingPeriod", String.valueOf(poll.toMillis() * 50));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing: the real service needs QINGZHOU_ACCESS_KEY_ID,"
                    + " QINGZHOU_ACCESS_KEY_SECRET, QINGZHOU_IMAGE_ID and QINGZHOU_FLAVOR_ID, and takes"
                    + " QINGZHOU_REGION and QINGZHOU_ENDPOINT");
        }
        return value;
    }

    /** Whether failures can be made on purpose here. */
    boolean canBreak() {
        return emulator != null;
    }

    /** Lets an instance fail, as if its host had died. */
    void breakDown(String id) {
        emulator.controls().force(id, "ERROR");
    }

    String prefix() {
        return properties.getProperty("fleet.prefix");
    }

    String describe() {
        return emulator == null
                ? "the real service in " + properties.getProperty("fleet.region")
                        + ", where it is paid for until it is destroyed in the end; after an interruption destroy "
                        + prefix() + "* yourself"
                : "an emulator in this process at " + emulator.endpoint();
    }

    @Override
    public void close() {
        if (emulator != null) {
            emulator.close();
        }
    }
}
