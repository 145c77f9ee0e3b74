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
package io.github.camelcn.component.kodo.independent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;

import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Our listing is the AWS SDK's, page by page or by its paginator. */
class AwsSdkListingTest {

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket(BUCKET));

    @AutoClose
    private final TwoClients clients = new TwoClients(KODO.emulator());

    private List<ObjectPage> pages(String prefix, String delimiter, int size) throws IOException {
        List<ObjectPage> pages = new ArrayList<>();
        Optional<ListCursor> cursor = Optional.of(ListCursor.START);
        while (cursor.isPresent()) {
            pages.add(clients.kodo.list(new ListObjectsRequest(BUCKET, prefix, delimiter, cursor.get(), size)));
            cursor = pages.get(pages.size() - 1).next();
        }
        return pages;
    }

    private static List<String> keys(List<ObjectPage> pages) {
        return pages.stream()
                .flatMap(page -> page.objects().stream())
                .map(info -> info.ref().key())
                .toList();
    }

    private static List<String> prefixes(List<ObjectPage> pages) {
        return pages.stream().flatMap(page -> page.commonPrefixes().stream()).toList();
    }

    @Test
    void moreThanAThousandKeysComeInTheSameOrder() throws IOException {
        Stream.concat(
                        AwkwardKeys.all(),
                        IntStream.range(0, 1200).mapToObj(number -> "k" + number + (number % 2 == 0 ? "" : "/猫")))
                .forEach(key -> KODO.emulator().putObject(BUCKET, key, new byte[key.length()]));

        List<ObjectPage> ours = pages("", "", 1000);
        List<S3Object> theirs = clients.sdk.listObjectsV2Paginator(list -> list.bucket(BUCKET)).contents().stream()
                .toList();

        assertThat(ours).extracting(page -> page.objects().size()).containsExactly(1000, theirs.size() - 1000);
        assertThat(ours.stream().flatMap(page -> page.objects().stream()))
                .extracting(
                        info -> info.ref().key(),
                        info -> '"' + info.etag() + '"',
                        ObjectInfo::size,
                        info -> info.lastModified().orElseThrow())
                .containsExactlyElementsOf(theirs.stream()
                        .map(object -> tuple(object.key(), object.eTag(), object.size(), object.lastModified()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void foldersAreGroupedAlikeWhateverTheSizeOfThePage(int size) throws IOException {
        for (String folder : List.of("", "a b/", "a+b/", "猫/", "😀/", "a//", "/")) {
            KODO.emulator().putObject(BUCKET, folder + "x", new byte[1]);
            KODO.emulator().putObject(BUCKET, folder + "y/z", new byte[1]);
        }

        List<ObjectPage> ours = pages("", "/", size);
        var theirs = clients.sdk.listObjectsV2Paginator(
                list -> list.bucket(BUCKET).delimiter("/").maxKeys(size));

        assertThat(keys(ours))
                .containsExactlyElementsOf(
                        theirs.contents().stream().map(S3Object::key).toList());
        assertThat(prefixes(ours))
                .hasSize(7)
                .containsExactlyElementsOf(theirs.commonPrefixes().stream()
                        .map(CommonPrefix::prefix)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+", "100%", "猫", "😀/", "/", "a&b=c?", "<x>", "none"})
    void aPrefixMeansTheSame(String prefix) throws IOException {
        Stream.of("a b", "a+b", "100%/x", "猫/1", "😀/x", "/x", "a&b=c?d", "<x>y", "b")
                .forEach(key -> KODO.emulator().putObject(BUCKET, key, new byte[1]));

        assertThat(keys(pages(prefix, "", 1000)))
                .hasSize(prefix.equals("none") ? 0 : 1)
                .containsExactlyElementsOf(
                        clients.sdk.listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
                                .map(S3Object::key)
                                .toList());
    }

    @Test
    void beginningBehindAKeyMeansTheSame() throws IOException {
        AwkwardKeys.all().forEach(key -> KODO.emulator().putObject(BUCKET, key, new byte[1]));

        for (String key : AwkwardKeys.all().toList()) {
            ObjectPage ours =
                    clients.kodo.list(new ListObjectsRequest(BUCKET, "", "", clients.kodo.listAfter(key), 1000));

            assertThat(keys(List.of(ours)))
                    .as(key)
                    .doesNotContain(key)
                    .containsExactlyElementsOf(
                            clients
                                    .sdk
                                    .listObjectsV2(list -> list.bucket(BUCKET).startAfter(key))
                                    .contents()
                                    .stream()
                                    .map(S3Object::key)
                                    .toList());
        }
    }

    @Test
    void theOlderListingOfTheSdkAgrees() throws IOException {
        AwkwardKeys.all().forEach(key -> KODO.emulator().putObject(BUCKET, key, new byte[1]));

        List<String> theirs = new ArrayList<>();
        String marker = null;
        ListObjectsResponse page;
        do {
            String from = marker;
            page = clients.sdk.listObjects(
                    list -> list.bucket(BUCKET).maxKeys(4).marker(from));
            page.contents().forEach(object -> theirs.add(object.key()));
            marker = theirs.get(theirs.size() - 1);
        } while (page.isTruncated());

        assertThat(theirs).containsExactlyElementsOf(keys(pages("", "", 4)));
    }
}
