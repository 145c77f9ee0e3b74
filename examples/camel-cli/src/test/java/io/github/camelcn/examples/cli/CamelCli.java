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
package io.github.camelcn.examples.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Camel CLI in a process and a home of its own. Nothing of ours is on its class path: it resolves what {@code --dep}
 * names, from a repository made of the jars of this build, and what those need from the local repository of the build. It
 * reaches no other, so that neither an installed snapshot nor the network can stand in for what is tested.
 */
final class CamelCli {

    static final String VERSION = property("project.version");

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path ROOT = HERE.resolve("../..").normalize();
    private static final String GROUP = "io/github/camelcn";

    private final Path home;
    private final Path repository;

    CamelCli(Path home) throws IOException {
        this.home = home;
        this.repository = home.resolve("built");
        // the CLI takes another place for downloads if this one does not exist
        Files.createDirectories(home.resolve(".m2/repository"));
        publish(ROOT.resolve("pom.xml"), "camel-cn", "pom");
    }

    /** Offers a module of this build as {@code mvn:io.github.camelcn:<artifact>:<version>}. */
    void offer(String folder, String artifact) throws IOException {
        publish(ROOT.resolve(folder).resolve("pom.xml"), artifact, "pom");
        publish(built(folder, artifact), artifact, "jar");
    }

    /** The jar of a module of this build. */
    Path built(String folder, String artifact) {
        return ROOT.resolve(folder).resolve("target").resolve(artifact + "-" + VERSION + ".jar");
    }

    /** The jar that the CLI resolved and used. */
    Path resolved(String artifact) {
        return home.resolve(".m2/repository")
                .resolve(GROUP)
                .resolve(artifact)
                .resolve(VERSION)
                .resolve(artifact + "-" + VERSION + ".jar");
    }

    private void publish(Path file, String artifact, String extension) throws IOException {
        assertThat(file).as("built before this test, by the phase package").exists();
        Path folder = Files.createDirectories(
                repository.resolve(GROUP).resolve(artifact).resolve(VERSION));
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + "." + extension));
    }

    /** Runs {@code camel run} until the route has had its one message. */
    String run(Path file, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                classPath(),
                CamelProgram.class.getName()));
        command.addAll(List.of(
                "run",
                file.toAbsolutePath().toString(),
                "--repos=" + repository.toUri() + ","
                        + Path.of(property("local.repository")).toUri(),
                "--maven-central-enabled=false",
                "--maven-apache-snapshot-enabled=false",
                "--max-messages=1",
                "--logging-color=false"));
        command.addAll(List.of(options));
        Path output = home.resolve("output.txt");
        Process cli = new ProcessBuilder(command)
                .directory(Files.createDirectories(home.resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(cli.waitFor(10, TimeUnit.MINUTES))
                    .as(() -> "ended by itself: " + read(output))
                    .isTrue();
        } finally {
            cli.destroyForcibly();
        }
        return Files.readString(output);
    }

    /** That of the test without the modules built before it. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        Path.of(entry).startsWith(HERE) || !Path.of(entry).startsWith(ROOT))
                .filter(entry -> !entry.contains(GROUP))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    static String property(String name) {
        String value = System.getProperty(name);
        assertThat(value).as("system property " + name).isNotBlank();
        return value;
    }
}
