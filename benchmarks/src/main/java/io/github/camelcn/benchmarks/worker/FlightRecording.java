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
package io.github.camelcn.benchmarks.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import jdk.jfr.Recording;

/** A flight recording of where processor time and allocation come from. It costs a little, so it is never measured. */
final class FlightRecording implements AutoCloseable {

    private final Recording recording;

    private FlightRecording(Recording recording) {
        this.recording = recording;
    }

    static FlightRecording start() {
        Recording recording = new Recording();
        recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(5));
        recording
                .enable("jdk.ObjectAllocationSample")
                .with("throttle", "2000/s")
                .withStackTrace();
        recording.start();
        return new FlightRecording(recording);
    }

    void dump(Path file) throws IOException {
        recording.stop();
        recording.dump(file);
    }

    @Override
    public void close() {
        recording.close();
    }
}
