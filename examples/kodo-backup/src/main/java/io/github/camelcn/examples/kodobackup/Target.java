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

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import io.github.camelcn.emulator.KodoEmulator;

/**
 * Where the files go: an emulator in this process, or the real service when its keys are in the environment.
 *
 * @param emulator closed at the end; {@code null} for the real service
 * @param properties what the routes need to know
 */
record Target(KodoEmulator emulator, Properties properties) implements AutoCloseable {

    private static final String BUCKET = "backup-bucket";
    private static final String UC_ENDPOINT = "https://uc.qiniuapi.com";
    /** Thawing takes minutes in the real service; here it is long enough to be seen. */
    private static final Duration EMULATED_THAWING = Duration.ofSeconds(2);

    /** The real service if {@code QINIU_ACCESS_KEY} is set, else an emulator. */
    static Target choose(Map<String, String> environment) {
        if (environment.getOrDefault("QINIU_ACCESS_KEY", "").isBlank()) {
            KodoEmulator emulator = KodoEmulator.builder()
                    .bucket(BUCKET)
                    .restoreDelay(EMULATED_THAWING)
                    .start();
            Properties settings = settings(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY, BUCKET);
            settings.setProperty("backup.ucEndpoint", emulator.endpoint().toString());
            settings.setProperty("backup.region", "");
            settings.setProperty("backup.askAgain", "500ms");
            return new Target(emulator, settings);
        }
        Properties settings = settings(
                environment.get("QINIU_ACCESS_KEY"),
                required(environment, "QINIU_SECRET_KEY"),
                required(environment, "QINIU_BUCKET"));
        settings.setProperty("backup.ucEndpoint", environment.getOrDefault("QINIU_UC_ENDPOINT", UC_ENDPOINT));
        settings.setProperty("backup.region", environment.getOrDefault("QINIU_REGION", ""));
        settings.setProperty("backup.askAgain", "10s");
        return new Target(null, settings);
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    name + " is missing: the real service needs QINIU_ACCESS_KEY, QINIU_SECRET_KEY and QINIU_BUCKET (an"
                            + " existing bucket), and takes QINIU_REGION and QINIU_UC_ENDPOINT");
        }
        return value;
    }

    /** Every run works in a folder of its own, so that it sees and deletes nothing else of the bucket. */
    private static Properties settings(String accessKey, String secretKey, String bucket) {
        Properties settings = new Properties();
        settings.setProperty("backup.accessKey", accessKey);
        settings.setProperty("backup.secretKey", secretKey);
        settings.setProperty("backup.bucket", bucket);
        settings.setProperty("backup.workDir", "camel-cn-backup/" + UUID.randomUUID());
        return settings;
    }

    String describe() {
        return emulator == null
                ? "the real service, bucket " + properties.getProperty("backup.bucket")
                : "an emulator in this process at " + emulator.endpoint();
    }

    @Override
    public void close() {
        if (emulator != null) {
            emulator.close();
        }
    }
}
