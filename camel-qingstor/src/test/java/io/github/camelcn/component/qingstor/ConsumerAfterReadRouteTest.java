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
package io.github.camelcn.component.qingstor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Where the service has the objects after routes consumed them. */
class ConsumerAfterReadRouteTest {

    private static final String CUSTOMER_KEY = "0123456789abcdef0123456789abcdef";

    private final ConsumerRouteRig rig = new ConsumerRouteRig();

    @AfterEach
    void nothingStaysClaimed() {
        rig.close();
        assertThat(rig.claims.getCache()).isEmpty();
    }

    @Test
    void deletesWhatWasRouted() throws Exception {
        rig.with("a", "b").start("deleteAfterRead=true");

        assertThat(rig.poll()).containsExactly("a", "b");
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void keepsAnObjectWhoseRouteFailed() throws Exception {
        rig.with("bad", "good").start("deleteAfterRead=true", ConsumerAfterReadRouteTest::failsForBadOnes);

        assertThat(rig.poll()).containsExactly("good");
        assertThat(rig.keys()).containsExactly("bad");
    }

    private static void failsForBadOnes(RouteDefinition route) {
        route.filter(exchange -> exchange.getMessage().getBody(String.class).contains("bad"))
                .throwException(new IllegalStateException("cannot digest this"))
                .end();
    }

    @Test
    void movesOnTheServerToAnotherBucketAndBelowAPrefix() throws Exception {
        rig.emulator.store().putObject("photos", "in/a", new byte[] {1}, "image/x-thing", Map.of("owner", "li"));
        rig.start("prefix=in/&moveAfterRead=true&destinationBucket=archive&removePrefixOnMove=true"
                + "&destinationBucketPrefix=${header.CamelQingstorBucketName}/&destinationBucketSuffix=.seen");
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("in/a");

        assertThat(rig.keys()).isEmpty();
        assertThat(rig.archived()).containsExactly("photos/a.seen");
        assertThat(rig.emulator.store().contentType("archive", "photos/a.seen")).isEqualTo("image/x-thing");
        assertThat(rig.emulator.store().metadata("archive", "photos/a.seen")).isEqualTo(Map.of("owner", "li"));
        assertThat(rig.downloads()).hasSize(1);
        assertThat(rig.requests("PUT", true)).singleElement().satisfies(move -> {
            assertThat(move.header("x-qs-move-source")).contains("/photos/in/a");
            assertThat(move.bodyBytes()).isZero();
        });
    }

    @Test
    void movesAnEncryptedObjectWithoutDecryptingIt() throws Exception {
        rig.rig.sent("qingstor:photos/k?encryptionCustomerKey=" + CUSTOMER_KEY, "secret text", Map.of());
        rig.start(
                "moveAfterRead=true&destinationBucket=archive&encryptionCustomerKey=" + CUSTOMER_KEY,
                route -> route.convertBodyTo(String.class));

        rig.out().expectedBodiesReceived("secret text");
        rig.consumer().run();

        rig.out().assertIsSatisfied();
        assertThat(rig.archived()).containsExactly("k");
        assertThat(rig.emulator.store().encrypted("archive", "k")).isTrue();
        assertThat(rig.emulator.store().objectBytes("archive", "k", CUSTOMER_KEY.getBytes(UTF_8)))
                .asString()
                .isEqualTo("secret text");
        assertThat(rig.requests("PUT", true))
                .filteredOn(request -> request.header("x-qs-move-source").isPresent())
                .singleElement()
                .satisfies(move -> assertThat(move.headers().keySet()).noneMatch(name -> name.contains("encryption")));
    }

    @Test
    void movesFailedObjectsAsideAndDeletesTheOthers() throws Exception {
        rig.with("in/bad", "in/good")
                .start(
                        "prefix=in/&deleteAfterRead=true&moveFailed=failed/",
                        ConsumerAfterReadRouteTest::failsForBadOnes);

        assertThat(rig.poll()).containsExactly("in/good");
        assertThat(rig.keys()).containsExactly("failed/bad");
    }

    @ParameterizedTest
    @CsvSource({"deleteAfterRead=true", "moveAfterRead=true&destinationBucket=archive"})
    void neverTouchesAContentItDidNotRoute(String options) throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        rig.with("a")
                .start(
                        options,
                        route -> route.process(exchange -> {
                            if (first.getAndSet(false)) {
                                rig.emulator.putObject("photos", "a", "newer".getBytes(UTF_8));
                            }
                        }));

        assertThat(rig.poll()).containsExactly("a");
        assertThat(rig.emulator.objectBytes("photos", "a")).asString().isEqualTo("newer");
        assertThat(rig.archived()).isEmpty();

        assertThat(rig.poll()).as("the newer content is routed too").containsExactly("a");
        assertThat(rig.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"deleteAfterRead=true", "moveAfterRead=true&destinationBucket=archive"})
    void actsOnWhatItClaimedWhateverTheHeadersSayInTheEnd(String options) throws Exception {
        rig.with("a")
                .start(
                        options + "&prefix=a",
                        route -> route.process(exchange -> {
                            rig.with("bystander");
                            exchange.getMessage().setHeader(QingStorHeaders.KEY, "bystander");
                            exchange.getMessage().setHeader(QingStorHeaders.BUCKET_NAME, "archive");
                            exchange.getMessage().setHeader(QingStorHeaders.ETAG, "0");
                        }));

        rig.consumer().run();

        assertThat(rig.keys()).containsExactly("bystander");
    }

    @Test
    void keepsObjectsByDefaultAndConsumesEachContentOnceAlsoAfterARestartOfTheRoute() throws Exception {
        rig.with("a", "b").start("");
        assertThat(rig.poll()).containsExactly("a", "b");
        rig.emulator.clearRequests();

        assertThat(rig.poll()).isEmpty();
        rig.context.getRouteController().stopRoute(ConsumerRouteRig.ROUTE);
        rig.context.getRouteController().startRoute(ConsumerRouteRig.ROUTE);
        assertThat(rig.poll()).as("after a restart").isEmpty();
        assertThat(rig.downloads()).isEmpty();

        rig.emulator.putObject("photos", "b", "newer".getBytes(UTF_8));
        assertThat(rig.poll()).as("a new content").containsExactly("b");
        assertThat(rig.keys()).containsExactly("a", "b");
    }

    @Test
    void anIdempotentKeyOfOnesOwnDecidesWhatCountsAsSeen() throws Exception {
        rig.with("a", "b").start("idempotentKey=${header.CamelQingstorContentLength}");

        assertThat(rig.poll()).as("one of each length").containsExactly("a");
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void objectsWaitForTheDoneFileTheyShareWhichGoesLast() throws Exception {
        rig.with("in/a", "in/b").start("prefix=in/&deleteAfterRead=true&doneFileName=in/READY");
        rig.emulator.clearRequests();

        assertThat(rig.poll()).isEmpty();
        assertThat(rig.requests("GET", false)).as("nothing is listed").isEmpty();
        rig.with("in/READY");
        assertThat(rig.poll()).containsExactly("in/a", "in/b");
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void anObjectWaitsForItsOwnDoneFile() throws Exception {
        rig.with("in/a.csv", "in/b.csv", "in/b.csv.done").start("deleteAfterRead=true&doneFileName=${file:name}.done");

        assertThat(rig.poll()).containsExactly("in/b.csv");
        assertThat(rig.keys()).containsExactly("in/a.csv");
        rig.with("in/a.csv.done");
        assertThat(rig.poll()).containsExactly("in/a.csv");
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void aWorkingDirectoryIsTheWholeWorldOfARoute() throws Exception {
        rig.with("home/in/a", "home/in/b", "in/outside")
                .start(
                        "workDir=home&prefix=in/&moveAfterRead=true&destinationBucketPrefix=done/&removePrefixOnMove=true");
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("in/a", "in/b");

        assertThat(rig.keys()).containsExactly("home/done/a", "home/done/b", "in/outside");
        assertThat(rig.requests("PUT", true))
                .extracting(RecordedRequest::path)
                .isEqualTo(List.of("/photos/home/done/a", "/photos/home/done/b"));
    }
}
