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

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteSettingRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.PutSettingRequest;
import io.github.camelcn.component.kodo.client.KodoBucketSetting;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;

import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static io.github.camelcn.component.kodo.independent.TwoClients.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Buckets and what is set about them are the same for both clients. */
class AwsSdkBucketsTest {

    private static final String FRESH = "fresh-bucket";

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket(BUCKET).bucket("southern", "cn-south-1"));

    @AutoClose
    private final TwoClients clients = new TwoClients(KODO.emulator());

    @Test
    void theSdkFindsAndDeletesTheBucketThatWeMade() throws IOException {
        clients.kodo.createBucket(new CreateBucketRequest(FRESH));

        HeadBucketResponse head = clients.sdk.headBucket(call -> call.bucket(FRESH));
        assertThat(head.bucketRegion()).isEqualTo(REGION);
        assertThat(clients.sdk.listBuckets().buckets()).extracting(Bucket::name).contains(FRESH);
        clients.sdk.deleteBucket(delete -> delete.bucket(FRESH));
        assertThat(clients.kodo.bucketExists(new HeadBucketRequest(FRESH))).isFalse();
    }

    @Test
    void weFindAndDeleteTheBucketThatTheSdkMade() throws IOException {
        clients.sdk.createBucket(
                create -> create.bucket(FRESH).createBucketConfiguration(where -> where.locationConstraint(REGION)));

        assertThat(clients.kodo.bucketExists(new HeadBucketRequest(FRESH))).isTrue();
        assertThat(clients.kodo.getBucketLocation(FRESH)).isEqualTo(REGION);
        assertThat(clients.kodo.listBuckets(new ListBucketsRequest("", 0, 100)).buckets())
                .extracting(io.github.camelcn.common.objectstore.Bucket::name)
                .contains(FRESH);
        clients.kodo.deleteBucket(new DeleteBucketRequest(FRESH));
        assertThatExceptionOfType(NoSuchBucketException.class)
                .isThrownBy(() -> clients.sdk.headBucket(call -> call.bucket(FRESH)));
    }

    @Test
    void bothListTheSameBucketsAndDates() throws IOException {
        assertThat(clients.kodo.listBuckets(new ListBucketsRequest("", 0, 100)).buckets())
                .extracting(bucket -> bucket.name(), bucket -> bucket.created().orElseThrow())
                .containsExactlyElementsOf(clients.sdk.listBuckets().buckets().stream()
                        .map(bucket -> tuple(bucket.name(), bucket.creationDate()))
                        .toList());
    }

    @Test
    void bothSeeWhereABucketIs() throws IOException {
        assertThat(clients.kodo.getBucketLocation("southern")).isEqualTo("cn-south-1");
        assertThat(clients.sdk
                        .getBucketLocation(call -> call.bucket("southern"))
                        .locationConstraintAsString())
                .isEqualTo("cn-south-1");
    }

    @Test
    void neitherDeletesABucketWithSomethingInIt() throws IOException {
        clients.put("k", "x");

        assertThatThrownBy(() -> clients.kodo.deleteBucket(new DeleteBucketRequest(BUCKET)))
                .isInstanceOf(ConflictException.class);
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> clients.sdk.deleteBucket(delete -> delete.bucket(BUCKET)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty"));
    }

    // ---------------------------------------------------------------- settings

    private String get(KodoBucketSetting setting) throws IOException {
        return clients.kodo.getSetting(new GetSettingRequest(BUCKET, setting));
    }

    private void put(KodoBucketSetting setting, String document) throws IOException {
        clients.kodo.putSetting(new PutSettingRequest(BUCKET, setting, document));
    }

    private void delete(KodoBucketSetting setting) throws IOException {
        clients.kodo.deleteSetting(new DeleteSettingRequest(BUCKET, setting, ""));
    }

    private static void assertMissing(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ServiceException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND);
            assertThat(e.code()).isEqualTo(code);
        });
    }

    @Test
    void theAclCrossesOver() throws IOException {
        put(KodoBucketSetting.ACL, "public-read");
        assertThat(clients.sdk.getBucketAcl(acl -> acl.bucket(BUCKET)).grants())
                .filteredOn(grant -> grant.grantee().uri() != null)
                .extracting(grant -> grant.grantee().uri(), Grant::permission)
                .containsExactly(tuple("http://acs.amazonaws.com/groups/global/AllUsers", Permission.READ));

        clients.sdk.putBucketAcl(acl -> acl.bucket(BUCKET).acl(BucketCannedACL.PRIVATE));
        assertThat(get(KodoBucketSetting.ACL)).isEqualTo("private");
    }

    @Test
    void corsRulesCrossOver() throws IOException {
        put(
                KodoBucketSetting.CORS,
                "<CORSConfiguration><CORSRule><AllowedOrigin>https://a</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"
                        + "<AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>"
                        + "<MaxAgeSeconds>60</MaxAgeSeconds></CORSRule></CORSConfiguration>");
        CORSRule rule = CORSRule.builder()
                .allowedOrigins("https://a")
                .allowedMethods("GET")
                .allowedHeaders("*")
                .exposeHeaders("ETag")
                .maxAgeSeconds(60)
                .build();
        assertThat(clients.sdk.getBucketCors(cors -> cors.bucket(BUCKET)).corsRules())
                .containsExactly(rule);

        delete(KodoBucketSetting.CORS);
        assertMissing(() -> get(KodoBucketSetting.CORS), "NoSuchCORSConfiguration");
        clients.sdk.putBucketCors(cors -> cors.bucket(BUCKET)
                .corsConfiguration(all -> all.corsRules(
                        rule.toBuilder().allowedOrigins("https://b").build())));
        assertThat(get(KodoBucketSetting.CORS)).contains("<AllowedOrigin>https://b</AllowedOrigin>");
    }

    @Test
    void tagsCrossOver() throws IOException {
        put(
                KodoBucketSetting.TAGGING,
                "<Tagging><TagSet><Tag><Key>team</Key><Value>a+b</Value></Tag></TagSet></Tagging>");
        assertThat(clients.sdk.getBucketTagging(tags -> tags.bucket(BUCKET)).tagSet())
                .containsExactly(Tag.builder().key("team").value("a+b").build());

        clients.sdk.deleteBucketTagging(tags -> tags.bucket(BUCKET));
        assertMissing(() -> get(KodoBucketSetting.TAGGING), "NoSuchTagSet");
        clients.sdk.putBucketTagging(tags -> tags.bucket(BUCKET)
                .tagging(all ->
                        all.tagSet(Tag.builder().key("cost").value("1 @ 2").build())));
        assertThat(get(KodoBucketSetting.TAGGING)).contains("<Key>cost</Key>", "<Value>1 @ 2</Value>");
    }

    @Test
    void policiesCrossOverByteByByte() throws IOException {
        String policy = "{\"Version\":\"2024-05-20\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + BUCKET + "/图/*\"}]}";
        put(KodoBucketSetting.POLICY, policy);
        assertThat(clients.sdk.getBucketPolicy(call -> call.bucket(BUCKET)).policy())
                .isEqualTo(policy);

        delete(KodoBucketSetting.POLICY);
        assertMissing(() -> get(KodoBucketSetting.POLICY), "NoSuchBucketPolicy");
        String other = policy.replace("Allow", "Deny");
        clients.sdk.putBucketPolicy(call -> call.bucket(BUCKET).policy(other));
        assertThat(get(KodoBucketSetting.POLICY)).isEqualTo(other);
    }
}
