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

import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import io.github.camelcn.emulator.QingStorEmulator;

/**
 * Where the files go: an emulator in this process, or the real service when its keys are in the environment.
 *
 * @param emulator closed at the end; {@code null} for the real service
 * @param properties what the routes need to know
 */
record Target(QingStorEmulator emulator, Properties properties) implements AutoCloseable {

    private static final String BUCKET = "quickstart-bucket";

    /** The real service if {@code QINGSTOR_ACCESS_KEY_ID} is set, else an emulator. */
    static Target choose(Map<String, String> environment) throws Exception {
        if (environment.getOrDefault("QINGSTOR_ACCESS_KEY_ID", "").isBlank()) {
            QingStorEmulator emulator =
                    QingStorEmulator.builder().bucket(BUCKET).start();
            return new Target(
                    emulator,
                    settings(
                            emulator.endpoint().toString(),
                            "pek3a",
                            QingStorEmulator.ACCESS_KEY,
                            QingStorEmulator.SECRET_KEY,
                            BUCKET));
        }
        return new Target(
                null,
                settings(
                        environment.getOrDefault("QINGSTOR_ENDPOINT", "https://qingstor.com:443"),
                        environment.getOrDefault("QINGSTOR_ZONE", "pek3a"),
                        environment.get("QINGSTOR_ACCESS_KEY_ID"),
                        required(environment, "QINGSTOR_SECRET_ACCESS_KEY"),
                        required(environment, "QINGSTOR_BUCKET")));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    name + " is missing: the real service needs QINGSTOR_ACCESS_KEY_ID, QINGSTOR_SECRET_ACCESS_KEY"
                            + " and QINGSTOR_BUCKET (an existing bucket), and takes QINGSTOR_ZONE and QINGSTOR_ENDPOINT");
        }
        return value;
    }

    private static Properties settings(
            String endpoint, String zone, String accessKey, String secretKey, String bucket) {
        Properties settings = new Properties();
        settings.setProperty("quickstart.endpoint", endpoint);
        settings.setProperty("quickstart.zone", zone);
        settings.setProperty("quickstart.accessKey", accessKey);
        settings.setProperty("quickstart.secretKey", secretKey);
        settings.setProperty("quickstart.bucket", bucket);
        settings.setProperty("quickstart.workDir", "camel-cn-quickstart/" + UUID.randomUUID());
        return settings;
    }

    String describe() {
        return emulator == null
                ? "the real service, bucket " + properties.getProperty("quickstart.bucket")
                : "an emulator in this process at " + emulator.endpoint();
    }

    @Override
    public void close() {
        if (emulator != null) {
            emulator.close();
        }
    }
}
