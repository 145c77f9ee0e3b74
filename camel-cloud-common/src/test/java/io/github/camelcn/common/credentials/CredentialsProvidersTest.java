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
package io.github.camelcn.common.credentials;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialsProvidersTest {

    private static final Credentials ALICE = Credentials.of("alice", "s3cr3t");
    private static final KeyNames MODERN = KeyNames.of("QINGSTOR_ACCESS_KEY_ID", "QINGSTOR_SECRET_ACCESS_KEY");
    private static final KeyNames RCLONE = new KeyNames(
            List.of("QS_ACCESS_KEY_ID", "QS_ACCESS_KEY"), List.of("QS_SECRET_ACCESS_KEY", "QS_SECRET_KEY"));
    private static final KeyNames YAML_KEYS = KeyNames.of("access_key_id", "secret_access_key");

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    private static EnvironmentCredentials environment(Map<String, String> variables) {
        return new EnvironmentCredentials(List.of(MODERN, RCLONE), variables::get);
    }

    private YamlFileCredentials file() {
        return new YamlFileCredentials(folder.resolve("config.yaml"), YAML_KEYS, nanos::get);
    }

    private void write(String yaml, int version) throws IOException {
        Path file = folder.resolve("config.yaml");
        Files.writeString(file, yaml);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + version)));
    }

    @Test
    void credentialsShowTheKeyIdOnly() {
        assertThat(ALICE).hasToString("Credentials[alice]");
        assertThat(Credentials.ANONYMOUS).hasToString("Credentials[anonymous]");
        assertThat(StaticCredentials.of("alice", "s3cr3t")).hasToString("Credentials[alice]");
    }

    @Test
    void blankOptionsAreNoKeys() {
        assertThat(StaticCredentials.of("", " ").find()).isEmpty();
        assertThat(StaticCredentials.of(null, null).find()).isEmpty();
    }

    @Test
    void blanksAroundKeysAreCutOff() {
        assertThat(StaticCredentials.of(" alice\n", "\ts3cr3t ").find()).contains(ALICE);
    }

    @Test
    void theWarningAboutBlanksNamesTheOptionAndNotTheValue() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true));
        try {
            environment(Map.of("QS_ACCESS_KEY", "alice", "QS_SECRET_KEY", "s3cr3t\n"))
                    .find();
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString())
                .contains("environment variable QS_SECRET_KEY has blanks around it; they are ignored")
                .doesNotContain("s3cr3t", "QS_ACCESS_KEY");
    }

    @Test
    void halfAPairNamesTheOtherHalf() {
        assertThatThrownBy(() -> StaticCredentials.of("alice", ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("accessKey is set, but secretKey is not: set both, or neither");
        assertThatThrownBy(() -> StaticCredentials.of(" ", "s3cr3t"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("secretKey is set, but accessKey is not: set both, or neither")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void theFirstCompleteEnvironmentPairCounts() {
        assertThat(environment(Map.of(
                                "QINGSTOR_ACCESS_KEY_ID", "alice",
                                "QINGSTOR_SECRET_ACCESS_KEY", "s3cr3t",
                                "QS_ACCESS_KEY_ID", "bob",
                                "QS_SECRET_ACCESS_KEY", "other"))
                        .find())
                .contains(ALICE);
        assertThat(environment(Map.of()).find()).isEmpty();
    }

    @Test
    void alternativeNamesOfOnePairMayBeMixed() {
        assertThat(environment(Map.of("QS_ACCESS_KEY", "alice", "QS_SECRET_ACCESS_KEY", "s3cr3t"))
                        .find())
                .contains(ALICE);
    }

    @Test
    void halfAPairInTheEnvironmentNamesTheVariables() {
        assertThatThrownBy(() -> environment(Map.of("QS_SECRET_KEY", "s3cr3t")).find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("environment variable QS_SECRET_KEY is set, but environment variable QS_ACCESS_KEY_ID is"
                        + " not: set both, or neither");
    }

    @Test
    void theEnvironmentIsReadOnce() {
        AtomicInteger questions = new AtomicInteger();
        EnvironmentCredentials environment = new EnvironmentCredentials(List.of(MODERN), name -> {
            questions.incrementAndGet();
            return name.contains("SECRET") ? "s3cr3t" : "alice";
        });
        environment.find();
        int afterTheFirst = questions.get();

        assertThat(environment.find()).contains(ALICE);
        assertThat(questions).hasValue(afterTheFirst);
    }

    @Test
    void aMissingFileHasNoKeys() {
        assertThat(file().find()).isEmpty();
    }

    @Test
    void readsKeysOfAYamlFile() throws IOException {
        write("# from the console\naccess_key_id: 'alice'\nsecret_access_key: s3cr3t\nhost: qingstor.com\n", 1);

        assertThat(file().find()).contains(ALICE);
    }

    @Test
    void aFileWithoutKeysIsNoError() throws IOException {
        write("host: qingstor.com\naccess_key_id: ''\nsecret_access_key: ''\n", 1);
        assertThat(file().find()).isEmpty();

        write("", 2);
        assertThat(file().find()).isEmpty();
    }

    @Test
    void readsAChangedFileAgainButLooksOnlyOnceASecond() throws IOException {
        write("access_key_id: alice\nsecret_access_key: s3cr3t\n", 1);
        YamlFileCredentials file = file();
        assertThat(file.find()).contains(ALICE);
        write("access_key_id: bob\nsecret_access_key: s3cr3t\n", 2);

        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(file.find()).contains(ALICE);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(file.find()).contains(Credentials.of("bob", "s3cr3t"));
    }

    @Test
    void aFileThatAppearsOrVanishesIsNoticed() throws IOException {
        YamlFileCredentials file = file();
        assertThat(file.find()).isEmpty();
        write("access_key_id: alice\nsecret_access_key: s3cr3t\n", 1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(file.find()).contains(ALICE);

        Files.delete(folder.resolve("config.yaml"));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(file.find()).isEmpty();
    }

    @Test
    void afterARefusalTheFileIsReadAtOnceEvenIfItLooksTheSame() throws IOException {
        write("access_key_id: alice\nsecret_access_key: s3cr3t\n", 1);
        CredentialsProvider file = file();
        CredentialsProvider chain = new ChainedCredentials(
                List.of(StaticCredentials.of("", ""), new RequiredCredentials(file, "there must be keys")));
        assertThat(chain.find()).contains(ALICE);
        write("access_key_id: alice\nsecret_access_key: s3cr4t\n", 1);

        assertThat(chain.find()).contains(ALICE);
        assertThat(chain.findAgain()).contains(Credentials.of("alice", "s3cr4t"));
        assertThat(chain.find()).contains(Credentials.of("alice", "s3cr4t"));
    }

    @Test
    void afterARefusalANamedFileIsReadAtOnce() throws IOException {
        write("access_key_id: alice\nsecret_access_key: s3cr3t\n", 1);
        CredentialsProvider file = new KeyPlaces.Names(List.of(MODERN), "", List.of(), YAML_KEYS)
                .of(name -> null, folder)
                .profile(folder.resolve("config.yaml").toString());
        assertThat(file.find()).contains(ALICE);
        write("access_key_id: bob\nsecret_access_key: s3cr3t\n", 2);

        assertThat(file.findAgain()).contains(Credentials.of("bob", "s3cr3t"));
    }

    @Test
    void whileAFileIsWrittenWhatItHeldBeforeCounts() throws IOException {
        write("access_key_id: alice\nsecret_access_key: s3cr3t\n", 1);
        YamlFileCredentials file = file();
        assertThat(file.find()).contains(ALICE);

        write("access_key_id: bob\n", 2);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(file.find()).contains(ALICE);
        assertThat(file.findAgain()).contains(ALICE);

        write("access_key_id: bob\nsecret_access_key: s3cr3t\n", 3);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(file.find()).contains(Credentials.of("bob", "s3cr3t"));
    }

    @Test
    void aBrokenFileIsNamedButNotQuoted() throws IOException {
        write("access_key_id: alice\nsecret_access_key: \"s3cr3t\n", 1);

        assertThatThrownBy(() -> file().find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("config.yaml is not valid YAML, line 2")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void halfAPairInAFileNamesKeyAndFile() throws IOException {
        write("access_key_id: alice\n", 1);

        assertThatThrownBy(() -> file().find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("access_key_id of")
                .hasMessageContaining("is set, but secret_access_key of")
                .hasMessageContaining("config.yaml is not: set both, or neither");
    }

    @Test
    void anUnreadableFileIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("config.yaml"));

        assertThatThrownBy(() -> file().find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("config.yaml cannot be read: it is a folder");
    }

    @Test
    void aChainTakesTheFirstThatHasKeysAndEndsAnonymously() {
        CredentialsProvider none = StaticCredentials.of("", "");
        CredentialsProvider bob = StaticCredentials.of("bob", "other");

        assertThat(new ChainedCredentials(List.of(none, StaticCredentials.of("alice", "s3cr3t"), bob)).find())
                .contains(ALICE);
        assertThat(new ChainedCredentials(List.of(none, environment(Map.of()), file())).find())
                .isEmpty();
    }

    @Test
    void aBrokenSourceIsNotSkipped() {
        CredentialsProvider broken = environment(Map.of("QS_SECRET_KEY", "s3cr3t"));
        ChainedCredentials chain = new ChainedCredentials(List.of(broken, StaticCredentials.of("alice", "s3cr3t")));

        assertThatThrownBy(chain::find).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void temporaryKeysComeWithTheirToken() {
        KeyNames names = new KeyNames(List.of("KEY"), List.of("SECRET"), List.of("TOKEN", "OLD_TOKEN"));
        Map<String, String> environment = new HashMap<>(Map.of("KEY", "k", "SECRET", "s", "OLD_TOKEN", " t "));

        assertThat(new EnvironmentCredentials(List.of(names), environment::get).find())
                .contains(new Credentials("k", "s", "t"));
        environment.remove("OLD_TOKEN");
        assertThat(new EnvironmentCredentials(List.of(names), environment::get).find())
                .contains(Credentials.of("k", "s"));
        environment.clear();
        environment.put("TOKEN", "t");
        assertThatThrownBy(() -> new EnvironmentCredentials(List.of(names), environment::get).find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("environment variable TOKEN is set, but the keys it belongs to are not: set all three, or"
                        + " none");
    }

    private CredentialsProvider named(String file) {
        return new KeyPlaces.Names(List.of(MODERN), "", List.of(".tool/config.yaml", "tool.yaml"), YAML_KEYS)
                .of(name -> null, folder)
                .profile(file);
    }

    @Test
    void aNamedFileHasToBeThereAndToHaveKeys() throws IOException {
        write("accessKey: t0ps3cr3t\n", 1);

        assertThatThrownBy(() -> named(folder.resolve("gone.yaml").toString()).find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the credentials file " + folder.resolve("gone.yaml") + " does not exist");
        assertThatThrownBy(() -> named(folder.resolve("config.yaml").toString()).findAgain())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the credentials file " + folder.resolve("config.yaml")
                        + " has no entries access_key_id and secret_access_key");
    }

    @Test
    void aTildeIsTheHomeDirectory() throws IOException {
        write("access_key_id: alice\nsecret_access_key: s3cr3t\n", 1);

        assertThat(named("~/config.yaml ").find()).contains(ALICE);
    }

    @Test
    void whoeverRequiresKeysIsToldWhereTheyWereLookedFor() throws IOException {
        write("zone: pek3a\n", 1);
        CredentialsProvider files =
                new ChainedCredentials(List.of(file(), new YamlFileCredentials(folder.resolve("other"), YAML_KEYS)));

        assertThatThrownBy(() -> new RequiredCredentials(files, "nothing").find())
                .hasMessage("nothing: the credentials file " + folder.resolve("config.yaml")
                        + " has no entries access_key_id and secret_access_key, the credentials file "
                        + folder.resolve("other") + " does not exist");
        assertThatThrownBy(() -> new RequiredCredentials(environment(Map.of()), "nothing").find())
                .hasMessage(
                        "nothing: the environment variables QINGSTOR_ACCESS_KEY_ID and QINGSTOR_SECRET_ACCESS_KEY are not"
                                + " set, or blank");
    }

    @Test
    void aPlaceholderIsNoKey() {
        for (String placeholder : List.of("${MY_KEY}", "{{env:MY_KEY}}")) {
            assertThatThrownBy(() -> StaticCredentials.of("alice", placeholder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "secretKey is a placeholder that nobody has resolved: Camel's are written {{env:NAME}}, and"
                                    + " ${NAME} is one in the properties of Spring Boot only");
        }
    }

    @Test
    void quotationMarksAreNoPartOfAKey() {
        for (String quoted : List.of("\"alice\"", "'alice'")) {
            assertThatThrownBy(() -> StaticCredentials.of(quoted, "\"s3cr3t\""))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "accessKey is in quotation marks, which count as a part of it: leave them out, here and in"
                                    + " secretKey");
        }
    }

    @Test
    void keysThatAreSetButBlankAreWarnedOf() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true));
        try {
            StaticCredentials.of(null, null);
            StaticCredentials.of(null, " ");
            assertThat(log.toString()).isEmpty();
            StaticCredentials.of("", " ");
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString())
                .contains(
                        "accessKey and secretKey are set, but blank, as from a variable that is empty: keys are looked for"
                                + " elsewhere");
    }

    @Test
    void ofALongKeyIdOnlyTheEndsAreShownSinceItMayBeASwappedSecret() {
        assertThat(Credentials.of("0123456789abcdef", "id")).hasToString("Credentials[0123...cdef]");
    }
}
