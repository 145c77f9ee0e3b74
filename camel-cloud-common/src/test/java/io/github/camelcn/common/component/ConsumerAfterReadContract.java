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

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Where the service has the objects after routes consumed them. */
public abstract class ConsumerAfterReadContract {

    protected final ConsumerRig rig = new ConsumerRig(newRig());

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    @AfterEach
    protected void nothingStaysClaimed() {
        rig.close();
        assertThat(rig.claims.getCache()).isEmpty();
    }

    @Test
    protected void deletesWhatWasRouted() throws Exception {
        rig.with("a", "b").start("deleteAfterRead=true");

        assertThat(rig.poll()).containsExactly("a", "b");
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    protected void keepsAnObjectWhoseRouteFailed() throws Exception {
        rig.with("bad", "good").start("deleteAfterRead=true", ConsumerAfterReadContract::failsForBadOnes);

        assertThat(rig.poll()).containsExactly("good");
        assertThat(rig.keys()).containsExactly("bad");
    }

    private static void failsForBadOnes(RouteDefinition route) {
        route.filter(exchange -> exchange.getMessage().getBody(String.class).contains("bad"))
                .throwException(new IllegalStateException("cannot digest this"))
                .end();
    }

    @Test
    protected void movesOnTheServerToAnotherBucketAndBelowAPrefix() throws Exception {
        rig.server.putObject("photos", "in/a", new byte[] {1}, "image/x-thing", Map.of("owner", "li"));
        rig.start("prefix=in/&moveAfterRead=true&destinationBucket=archive&removePrefixOnMove=true"
                + "&destinationBucketPrefix=${header." + rig.names.bucketName + "}/&destinationBucketSuffix=.seen");
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/a");

        assertThat(rig.keys()).isEmpty();
        assertThat(rig.archived()).containsExactly("photos/a.seen");
        assertThat(rig.server.contentType("archive", "photos/a.seen")).isEqualTo("image/x-thing");
        assertThat(rig.server.metadata("archive", "photos/a.seen")).isEqualTo(Map.of("owner", "li"));
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    protected void movesFailedObjectsAsideAndDeletesTheOthers() throws Exception {
        rig.with("in/bad", "in/good")
                .start(
                        "prefix=in/&deleteAfterRead=true&moveFailed=failed/",
                        ConsumerAfterReadContract::failsForBadOnes);

        assertThat(rig.poll()).containsExactly("in/good");
        assertThat(rig.keys()).containsExactly("failed/bad");
    }

    @ParameterizedTest
    @CsvSource({"deleteAfterRead=true", "moveAfterRead=true&destinationBucket=archive"})
    protected void neverTouchesAContentItDidNotRoute(String options) throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        rig.with("a")
                .start(
                        options,
                        route -> route.process(exchange -> {
                            if (first.getAndSet(false)) {
                                rig.server.putObject("photos", "a", "newer".getBytes(UTF_8));
                            }
                        }));

        assertThat(rig.poll()).containsExactly("a");
        assertThat(rig.server.objectBytes("photos", "a")).asString().isEqualTo("newer");
        assertThat(rig.archived()).isEmpty();

        assertThat(rig.poll()).as("the newer content is routed too").containsExactly("a");
        assertThat(rig.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"deleteAfterRead=true", "moveAfterRead=true&destinationBucket=archive"})
    protected void actsOnWhatItClaimedWhateverTheHeadersSayInTheEnd(String options) throws Exception {
        rig.with("a")
                .start(
                        options + "&prefix=a",
                        route -> route.process(exchange -> {
                            rig.with("bystander");
                            exchange.getMessage().setHeader(rig.names.key, "bystander");
                            exchange.getMessage().setHeader(rig.names.bucketName, "archive");
                            exchange.getMessage().setHeader(rig.names.eTag, "0");
                        }));

        rig.consumer().run();

        assertThat(rig.keys()).containsExactly("bystander");
    }

    @Test
    protected void keepsObjectsByDefaultAndConsumesEachContentOnceAlsoAfterARestartOfTheRoute() throws Exception {
        rig.with("a", "b").start("");
        assertThat(rig.poll()).containsExactly("a", "b");
        rig.server.clearRequests();

        assertThat(rig.poll()).isEmpty();
        rig.context.getRouteController().stopRoute(ConsumerRig.ROUTE);
        rig.context.getRouteController().startRoute(ConsumerRig.ROUTE);
        assertThat(rig.poll()).as("after a restart").isEmpty();
        assertThat(rig.downloads()).isEmpty();

        rig.server.putObject("photos", "b", "newer".getBytes(UTF_8));
        assertThat(rig.poll()).as("a new content").containsExactly("b");
        assertThat(rig.keys()).containsExactly("a", "b");
    }

    @Test
    protected void anIdempotentKeyOfOnesOwnDecidesWhatCountsAsSeen() throws Exception {
        rig.with("a", "b").start("idempotentKey=${header." + rig.names.contentLength + "}");

        assertThat(rig.poll()).as("one of each length").containsExactly("a");
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    protected void objectsWaitForTheDoneFileTheyShareWhichGoesLast() throws Exception {
        rig.with("in/a", "in/b").start("prefix=in/&deleteAfterRead=true&doneFileName=in/READY");
        rig.server.clearRequests();

        assertThat(rig.poll()).isEmpty();
        assertThat(rig.requests("GET", false)).as("nothing is listed").isEmpty();
        rig.with("in/READY");
        assertThat(rig.poll()).containsExactly("in/a", "in/b");
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    protected void anObjectWaitsForItsOwnDoneFile() throws Exception {
        rig.with("in/a.csv", "in/b.csv", "in/b.csv.done").start("deleteAfterRead=true&doneFileName=${file:name}.done");

        assertThat(rig.poll()).containsExactly("in/b.csv");
        assertThat(rig.keys()).containsExactly("in/a.csv");
        rig.with("in/a.csv.done");
        assertThat(rig.poll()).containsExactly("in/a.csv");
        assertThat(rig.keys()).isEmpty();
    }
}
