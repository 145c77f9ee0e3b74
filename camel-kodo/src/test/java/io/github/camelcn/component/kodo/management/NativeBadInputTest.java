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
package io.github.camelcn.component.kodo.management;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.names.KodoRegion;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What could never succeed is refused before anything is sent, with a sentence. */
class NativeBadInputTest {

    private static final ObjectRef OBJECT = new ObjectRef("demo", "k");
    private static final URI SOURCE = URI.create("https://example.com/a");

    private static Arguments refused(ThrowingCallable call, String sentence) {
        return arguments(call, sentence);
    }

    private static ThrowingCallable policy(UnaryOperator<PutPolicy.Builder> made) {
        return () -> made.apply(PutPolicy.builder("demo", Instant.MAX)).build();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                refused(() -> StatObjectRequest.of(new ObjectRef("demo", "a\0b")), "must not contain a NUL character"),
                refused(
                        () -> StatObjectRequest.of(new ObjectRef("demo", "猫".repeat(251))),
                        "has 753 bytes in UTF-8, but at most 750 are allowed"),
                refused(() -> StatObjectRequest.of(new ObjectRef("demo", "a\ud800")), "half of a character"),
                refused(() -> StatObjectRequest.of(new ObjectRef("a/b", "k")), "the bucket name 'a/b'"),
                refused(() -> new ChangeTypeRequest(OBJECT, 6), "fileType must be 0 (STANDARD)"),
                refused(() -> ChangeMimeRequest.of(OBJECT, " "), "the media type must not be empty"),
                refused(() -> new ChangeCondition("a&b", "", -1, -1), "must not contain '&'"),
                refused(() -> ChangeMetadataRequest.of(OBJECT, Map.of()), "there is no metadata to change"),
                refused(() -> ChangeMetadataRequest.of(OBJECT, Map.of("a/b", "c")), "the user metadata name 'a/b'"),
                refused(
                        () -> ChangeMetadataRequest.of(OBJECT, Map.of("a".repeat(51), "c")),
                        "must have 1 to 50 characters"),
                refused(
                        () -> ChangeMetadataRequest.of(OBJECT, Map.of("a", "c".repeat(1024))),
                        "has 1025 bytes of names and values"),
                refused(() -> new DeleteAfterDaysRequest(OBJECT, -1), "must be 0 (never) or more, but is -1"),
                refused(() -> new ObjectLifecycleRequest(OBJECT, 0, 0, 0, 0, 0), "at least one number of days"),
                refused(() -> new ObjectLifecycleRequest(OBJECT, 0, -2, 0, 0, 0), "toGlacierIrAfterDays must be -1"),
                refused(() -> new RestoreArchiveRequest(OBJECT, 0), "for 1 to 7 days, not for 0"),
                refused(() -> new RestoreArchiveRequest(OBJECT, 8), "for 1 to 7 days, not for 8"),
                refused(() -> BatchRequest.of(), "a batch needs at least one entry"),
                refused(
                        () -> FetchObjectRequest.of("demo", "k", URI.create("ftp://a/b")),
                        "absolute http or https URL"),
                refused(() -> FetchObjectRequest.of("demo", "k", URI.create("/a")), "absolute http or https URL"),
                refused(() -> fetch("", "", "", "", false, "k", List.of()), "absolute http or https URL"),
                refused(
                        () -> AsyncFetchRequest.of("demo", "k", URI.create("https://a/b;c")),
                        "must not contain ';', which separates sources"),
                refused(
                        () -> AsyncFetchRequest.of("demo", "k", SOURCE).withDigests("abc", ""),
                        "32 hexadecimal digits"),
                refused(() -> AsyncFetchRequest.of("demo", "k", SOURCE).withFileType(9), "fileType must be"),
                refused(
                        () -> AsyncFetchRequest.of("demo", "k", SOURCE).withCallback("", "body", "", ""),
                        "have no effect without callbackUrl"),
                refused(
                        () -> AsyncFetchRequest.of("demo", "k", SOURCE).withCallback("nowhere", "body", "", ""),
                        "callbackUrl must be an absolute"),
                refused(
                        () -> AsyncFetchRequest.of("demo", "", SOURCE).withIgnoreSameKey(true),
                        "ignoreSameKey needs a key"),
                refused(() -> new AsyncFetchStatusRequest("demo", " "), "the id of the asynchronous fetch"),
                refused(
                        () -> DownloadUrlRequest.of(new ObjectRef("demo", "a/../b"), Duration.ofHours(1)),
                        "has the segment .. between its slashes"),
                refused(() -> DownloadUrlRequest.of(OBJECT, Duration.ZERO), "must work for at least 1 s"),
                refused(
                        () -> new DownloadUrlRequest(OBJECT, "", Duration.ofHours(1), "a|b", ""),
                        "percent-encode it, a '|' as %7C"),
                refused(
                        () -> new DownloadUrlRequest(OBJECT, "https://a/b", Duration.ofHours(1), "", ""),
                        "downloadDomain must look like https://cdn.example.com"),
                refused(() -> CreateNativeBucketRequest.of("ab", "z0"), "a new bucket's name has 3 to 63"),
                refused(() -> CreateNativeBucketRequest.of("-abc", "z0"), "a new bucket's name has 3 to 63"),
                refused(() -> CreateNativeBucketRequest.of("Abc", "z0"), "a new bucket's name has 3 to 63"),
                refused(() -> CreateNativeBucketRequest.of("abc", "Z 0"), "the region 'Z 0' is none"),
                refused(() -> new NativeBucketRequest(""), "the bucket name must not be empty"),
                refused(() -> new BucketQuota(-2, 0), "a quota must be -1"),
                refused(() -> new LifecycleRule("a-b", "", 1, 0, 0, 0, 0), "letters, digits and underscores"),
                refused(() -> new LifecycleRule("a", "", -1, 0, 0, 0, 0), "must be 0 (never) or more"),
                refused(() -> new DeleteLifecycleRuleRequest("demo", ""), "letters, digits and underscores"),
                refused(
                        () -> new BucketCorsRule(List.of(), List.of("GET"), List.of(), List.of(), 0),
                        "at least one origin and one method"),
                refused(
                        () -> new BucketCorsRule(List.of("*"), List.of("GET"), List.of(), List.of(), -1),
                        "must be 0 or more seconds"),
                refused(() -> new SetBucketTagsRequest("demo", Map.of()), "there are no tags to set"),
                refused(() -> new SetBucketTagsRequest("demo", Map.of("kodoX", "")), "not begin with kodo"),
                refused(() -> new SetBucketTagsRequest("demo", Map.of("猫", "")), "the tag key '猫'"),
                refused(() -> new SetBucketTagsRequest("demo", Map.of("a", "猫")), "the value of tag 'a'"),
                refused(() -> KodoStorageClass.of("STANDARD_IA"), "there are STANDARD, LINE, GLACIER"),
                refused(
                        () -> ManagementClient.builder().ucEndpoint("ftp://x").build(),
                        "the scheme must be https or http"),
                refused(
                        () -> ManagementClient.builder().downloadDomain("a b").build(),
                        "downloadDomain must look like"));
    }

    private static AsyncFetchRequest fetch(
            String callback, String body, String type, String host, boolean ignore, String key, List<URI> sources) {
        return new AsyncFetchRequest("demo", key, sources, "", "", "", callback, body, type, host, 0, ignore);
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                refused(policy(p -> p.keyPrefix("")), "a token for a prefix needs the prefix"),
                refused(policy(p -> p.key("a\0")), "NUL"),
                refused(
                        policy(p -> p.callbackUrls(List.of("https://a"))),
                        "callbackUrl and callbackBody need each other"),
                refused(policy(p -> p.callbackBody("b")), "callbackUrl and callbackBody need each other"),
                refused(policy(p -> p.callbackHost("h")), "have no effect without callbackUrl"),
                refused(policy(p -> p.callbackBodyType("t")), "have no effect without callbackUrl"),
                refused(policy(p -> p.callbackFetchKey(true)), "have no effect without callbackUrl"),
                refused(policy(p -> p.callbackUrls(List.of("a")).callbackBody("b")), "callbackUrl must be an absolute"),
                refused(policy(p -> p.returnUrl("a")), "returnUrl must be an absolute"),
                refused(policy(p -> p.forceSaveKey(true)), "forceSaveKey needs a saveKey"),
                refused(policy(p -> p.fsizeMin(-1)), "fsizeMin must be 0 or more"),
                refused(policy(p -> p.fsizeLimit(-1)), "fsizeLimit must be 0"),
                refused(policy(p -> p.fsizeMin(2).fsizeLimit(1)), "fsizeMin (2) must not be more than fsizeLimit (1)"),
                refused(policy(p -> p.fileType(6)), "fileType must be 0 to 5, but is 6"),
                refused(policy(p -> p.deleteAfterDays(-1)), "deleteAfterDays must be 0"),
                refused(policy(p -> p.persistentOps("a").persistentWorkflowTemplateId("b")), "exclude each other"),
                refused(policy(p -> p.persistentPipeline("a")), "have no effect without persistentOps"),
                refused(policy(p -> p.persistentNotifyUrl("https://a")), "have no effect without persistentOps"),
                refused(policy(p -> p.persistentType(1)), "have no effect without persistentOps"),
                refused(policy(p -> p.persistentOps("a").persistentType(2)), "persistentType must be 0"),
                refused(policy(p -> p.persistentOps("a").fileType(2)), "are archived at once"),
                refused(policy(p -> p.persistentOps("a").fileType(3)), "are archived at once"),
                refused(policy(p -> p.trafficLimit(-1)), "trafficLimit must be 0"));
    }

    @ParameterizedTest
    @MethodSource({"requests", "policies"})
    void isRefusedWithASentence(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
    }

    @Test
    void keysOf750BytesAreFine() {
        assertThat(StatObjectRequest.of(new ObjectRef("demo", "猫".repeat(250)))
                        .object()
                        .key())
                .hasSize(250);
    }

    @Test
    void fetchedUrlsAreNotShown() {
        URI secret = URI.create("https://example.com/a?signature=s3cr3t");

        assertThat(FetchObjectRequest.of("demo", "k", secret).toString()).doesNotContain("s3cr3t");
        assertThat(AsyncFetchRequest.of("demo", "k", secret).toString()).doesNotContain("s3cr3t");
    }

    @Test
    void storageClassesHaveThreeNamesEach() {
        for (KodoStorageClass each : KodoStorageClass.values()) {
            assertThat(KodoStorageClass.of(each.name().toLowerCase(java.util.Locale.ROOT)))
                    .isEqualTo(each);
            assertThat(KodoStorageClass.of(each.guideName())).isEqualTo(each);
            assertThat(KodoStorageClass.of(Integer.toString(each.fileType()))).isEqualTo(each);
            assertThat(KodoStorageClass.ofFileType(each.fileType())).contains(each);
        }
        assertThat(KodoStorageClass.ofFileType(6)).isEmpty();
        assertThat(KodoStorageClass.GLACIER.needsRestore()).isTrue();
        assertThat(KodoStorageClass.GLACIER_IR.needsRestore()).isFalse();
    }

    @Test
    void regionsHaveThreeNamesEach() {
        assertThat(KodoRegion.of("CN-East-1")).contains(KodoRegion.CN_EAST_1);
        assertThat(KodoRegion.of("z0")).contains(KodoRegion.CN_EAST_1);
        assertThat(KodoRegion.of("Asia Pacific-Singapore")).contains(KodoRegion.AP_SOUTHEAST_1);
        assertThat(KodoRegion.of("mars")).isEmpty();
    }

    @Test
    void aQetagIsReadOnce() {
        Qetag qetag = new Qetag();
        assertThat(qetag.value()).isEqualTo("Fto5o-5ea0sNMlW_75VgGJCv2AcJ").isEqualTo(qetag.value());

        assertThatThrownBy(() -> qetag.write(1)).hasMessageContaining("begin a new one");
        assertThatThrownBy(qetag::endPart).hasMessageContaining("begin a new one");
    }
}
