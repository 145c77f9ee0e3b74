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
package io.github.camelcn.common.component;

import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/** Which objects reach a route, and in which order. */
public abstract class ConsumerSelectionContract {

    @AutoClose
    protected final ConsumerRig rig = new ConsumerRig(newRig());

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                            | in/a.csv in/b.txt in/sub/c.csv top.csv",
                "prefix=in/                                  | in/a.csv in/b.txt in/sub/c.csv",
                "prefix=in/&delimiter=/                      | in/a.csv in/b.txt",
                "prefix=in/&recursive=false                  | in/a.csv in/b.txt",
                "recursive=false                             | top.csv",
                "startAfter=in/b.txt                         | in/sub/c.csv top.csv",
                "prefix=in/&startAfter=in/b.txt              | in/sub/c.csv",
                "include=RAW(in/[ab].+)                      | in/a.csv in/b.txt",
                "exclude=.*csv                               | in/b.txt",
                "include=.*csv&exclude=.*/sub/.*             | in/a.csv top.csv",
                "antInclude=**/*.csv                         | in/a.csv in/sub/c.csv top.csv",
                "antInclude=in/*,*.csv&antExclude=**/*.txt   | in/a.csv top.csv",
                "includeFolders=true&prefix=in/sub/          | in/sub/ in/sub/c.csv",
                "minSize=9                                   | in/sub/c.csv",
                "maxSize=7                                   | top.csv",
                "minSize=1KiB                                | ''",
                "minSize=9B&maxSize=1MiB                     | in/sub/c.csv",
                "minSize=8&maxSize=8                         | in/a.csv in/b.txt",
                "minAge=1h                                   | ''",
                "modifiedSince=2999-12-31                    | ''",
                "modifiedUntil=2001-01-01T00:00:00Z          | ''",
                "modifiedSince=2001-01-01&modifiedUntil=2999-12-31&prefix=in/b | in/b.txt",
                "maxAge=1h&maxMessagesPerPoll=1              | in/a.csv",
                "maxMessagesPerPoll=3                        | in/a.csv in/b.txt in/sub/c.csv",
                "maxMessagesPerPoll=0&listPageSize=1         | in/a.csv in/b.txt in/sub/c.csv top.csv",
                "sort=nameDescending                         | top.csv in/sub/c.csv in/b.txt in/a.csv",
                "sort=sizeDescending&maxMessagesPerPoll=1    | in/sub/c.csv",
                "workDir=in                                  | a.csv b.txt sub/c.csv",
                "workDir=/in/&startAfter=b.txt               | sub/c.csv",
                "fileName=in/b.txt                           | in/b.txt",
                "fileName=missing                            | ''",
            })
    protected void takesWhatTheOptionsName(String options, String expected) throws Exception {
        rig.with("in/a.csv", "in/b.txt", "in/sub/", "in/sub/c.csv", "top.csv");
        rig.start(options == null ? "" : options);

        assertThat(rig.poll()).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"照片/说明 (一).txt", "a b%2Bc", "/leading", "double//slash", "smile-😀"})
    protected void keysOfAllKindsAreRoutedAndDeleted(String key) throws Exception {
        rig.with(key).start("deleteAfterRead=true");

        assertThat(rig.poll()).containsExactly(key);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    protected void theKeyInThePathNamesTheOneObjectAndNothingIsListed() throws Exception {
        rig.with("in/a b.txt", "in/other")
                .startFrom(ConsumerRig.uri("photos/in/a b.txt", "deleteAfterRead=true"), route -> {});
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/a b.txt");
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.keys()).containsExactly("in/other");
        assertThat(rig.requests("GET", false)).isEmpty();
    }

    @Test
    protected void aPageOfTheListingServesSeveralPolls() throws Exception {
        rig.with("a", "b", "c").start("maxMessagesPerPoll=1&deleteAfterRead=true");
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("a");
        assertThat(rig.poll()).containsExactly("b");
        assertThat(rig.poll()).containsExactly("c");
        assertThat(rig.requests("GET", false)).hasSize(1);
    }
}
