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
package io.github.camelcn.component.kodo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.component.BadInputContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.management.StatObjectRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BadInputTest extends BadInputContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partSize=4MiB | partSize must be between 5 MiB and 1 GiB, but is 4 MiB",
                "partSize=2GiB | partSize must be between 5 MiB and 1 GiB, but is 2 GiB",
                "uploadCutoff=6GiB | uploadCutoff must be between 0 and 5 GiB, but is 6 GiB",
                "kmsKeyId=key-1 | kmsKeyId needs serverSideEncryption=aws:kms, but that is not set",
                "kmsKeyId=key-1&serverSideEncryption=AES256 | kmsKeyId needs serverSideEncryption=aws:kms, but that is AES256",
                "serverSideEncryption=rot13 | serverSideEncryption must be AES256 or aws:kms, but is \"rot13\"",
                "restoreDays=8 | restoreDays must be 1 to 7, but is 8",
                "restoreDays=0 | restoreDays must be 1 to 7, but is 0",
                "requesterPays=true&operation=statObject | statObject goes through Kodo's native API, where nobody but the owner of the bucket pays: leave out requesterPays",
                "endpoint=&region=moon | the region 'moon' is not known, and no endpoint says where it is: known regions are cn-east-1, cn-east-2,",
                "endpoint=&region=&regionAutoDetect=false | neither region nor endpoint is set: set region to one of cn-east-1,",
                "endpoint=http://s3.example.com&region= | the endpoint http://s3.example.com does not tell its region, which every signature names: set region",
                "endpoint=ftp://s3.example.com | must look like",
                "ucEndpoint=ftp://uc.example.com | must look like",
                "downloadDomain=a b | downloadDomain must look like https://cdn.example.com or cdn.example.com"
            })
    void anOptionThatCannotWorkStopsTheEndpointWithASentence(String option, String sentence) {
        assertThatStarting(option, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kodo:photos?operation=dance | operation must be one of putObject, getObject, ",
                "kodo:photos?credentialType=GUESS | credentialType must be one of AUTO, STATIC, ENVIRONMENT, PROFILE and ANONYMOUS, but is",
                "kodo:photos?unknownOption=1 | there is no option unknownOption"
            })
    void anOptionWithAnUnknownValueIsNamed(String uri, String sentence) {
        assertThatThrownBy(() -> rig.send(uri, "x", Map.of())).hasStackTraceContaining(sentence);
    }

    static Stream<KodoOperation> nativeOperations() {
        return Stream.of(KodoOperation.values()).filter(KodoOperation::usesNativeApi);
    }

    /** The operation may come with the message, when the endpoint has long been started. */
    @ParameterizedTest
    @MethodSource("nativeOperations")
    void requesterPaysDoesNotGoTogetherWithAnyNativeOperation(KodoOperation operation) {
        assertThat(refused("kodo:photos/k?requesterPays=true", null, KodoHeaders.OPERATION, operation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(operation + " goes through Kodo's native API, where nobody but the owner of the bucket"
                        + " pays: leave out requesterPays");
        assertThat(rig.server.requests()).isEmpty();
    }

    @Test
    void temporaryKeysDoNotWorkNatively() {
        assertThat(refused("kodo:photos/k?securityToken=session&operation=statObject", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("native operations of Kodo need permanent keys");
        assertThat(rig.server.requests()).noneMatch(request -> request.target().contains("stat"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "putObject | CamelKodoKmsKeyId=key-1 | header CamelKodoKmsKeyId needs header CamelKodoServerSideEncryption=aws:kms, but that is not set",
                "putObject | CamelKodoServerSideEncryption=rot13 | header CamelKodoServerSideEncryption must be AES256 or aws:kms, but is \"rot13\"",
                "uploadPart | CamelKodoUploadId=u,CamelKodoPartNumber=10001 | 10000",
                "uploadPart | CamelKodoUploadId=u,CamelKodoPartNumber=0 | 1",
                "restoreObject | CamelKodoRestoreDays=8 | the days must be 1 to 7, but are 8",
                "restoreArchive | CamelKodoRestoreDays=8 | an archived object is restored for 1 to 7 days, not for 8",
                "changeType | none=none | header CamelKodoStorageClass, or the option storageClass, must name the storage class to change to",
                "changeType | CamelKodoStorageClass=STANDARD_IA | there is no storage class 'STANDARD_IA'; there are STANDARD, LINE,",
                "changeMime | none=none | header CamelKodoContentType must be set to the media type that the object gets",
                "changeMetadata | none=none | header CamelKodoMetadata must be set to the metadata that the object gets",
                "changeStatus | none=none | header CamelKodoObjectEnabled must be set to true or false: whether the object can be read",
                "changeStatus | CamelKodoObjectEnabled=yes | header CamelKodoObjectEnabled must be true or false, but is \"yes\"",
                "deleteAfterDays | none=none | header CamelKodoDays must be set to the days after which the object is deleted, or to 0",
                "deleteAfterDays | CamelKodoDays=-1 | CamelKodoDays",
                "setObjectLifecycle | none=none | an object lifecycle needs at least one number of days: all are 0",
                "setObjectLifecycle | CamelKodoDeleteAfterDays=-2 | CamelKodoDeleteAfterDays",
                "getAsyncFetchStatus | none=none | header CamelKodoFetchId, or the body, must say which fetch is meant, by its id",
                "setBucketAccess | CamelKodoBucketAcl=public-read-write | the native API makes buckets private or public-read, but",
                "createNativeBucket | CamelKodoBucketAcl=authenticated-read | the native API makes buckets private or public-read, but",
                "setBucketQuota | none=none | header CamelKodoQuotaSize or CamelKodoQuotaCount must be set: the limit that is missing is lifted",
                "setBucketQuota | CamelKodoQuotaSize=-2 | a quota must be -1 (no limit), 0 or more",
                "putObjectTagging | none=none | header CamelKodoObjectTags must be set to the tags; to remove them all there is deleteObjectTagging",
                "createDownloadLink | CamelKodoDownloadLinkExpirationTime=8d | 7 days",
                "createPrivateUrl | CamelKodoDownloadDomain=a b | downloadDomain must look like"
            })
    void aMessageThatCannotBeMeantIsRefusedWithASentence(KodoOperation operation, String headers, String sentence) {
        Map<String, Object> all = new HashMap<>();
        all.put(KodoHeaders.OPERATION, operation);
        for (String header : headers.split(",")) {
            all.put(header.split("=")[0], header.split("=")[1]);
        }
        Object body = operation == KodoOperation.uploadPart ? "x" : null;

        assertThat(rig.send("kodo:photos/k", body, all).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
        assertThat(rig.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "batch | hello | batch needs a BatchRequest, a collection of BatchEntry, or a list as JSON or of Maps",
                "batch | [] | a batch needs at least one entry",
                "batch | [1] | batch needs a BatchRequest",
                "batch | [{\"operation\":\"changeType\",\"key\":\"k\"}] | an entry of the batch lacks \"storageClass\"",
                "batch | [{\"operation\":\"putObject\",\"key\":\"k\"}] | a batch cannot hold \"putObject\": it can hold statObject,",
                "batch | [{\"operation\":\"statObject\",\"key\":\"k\",\"kye\":1}] | it has no \"kye\"",
                "batch | [{\"operation\":\"deleteAfterDays\",\"key\":\"k\",\"days\":\"x\"}] | days must be a number of days, but is \"x\"",
                "batch | [{\"operation\":\"changeStatus\",\"key\":\"k\",\"enabled\":1}] | enabled must be true or false, but is 1",
                "putBucketLifecycle | [] | putBucketLifecycle needs one rule as body",
                "putBucketEvent | [] | putBucketEvent needs one rule as body",
                "putBucketEvent | {\"name\":\"a\",\"callbackUrl\":\"x\"} | it has no \"callbackUrl\"",
                "putBucketEvent | {\"name\":\"a b\"} | the name of a rule has 1 to 49 letters, digits and underscores",
                "putBucketEvent | {\"name\":\"a\",\"events\":[\"put\"]} | the rule a must name events, such as put and mkfile, and callbackUrls",
                "putBucketLifecycle | {\"name\":\"a b\"} | the name of a rule has 1 to 49 letters, digits and underscores",
                "putBucketLifecycle | {\"name\":\"a\",\"days\":1} | it has no \"days\"",
                "putBucketAcl | two words | the ACL must be one word such as private or public-read",
                "putBucketPolicy | policy! | putBucketPolicy needs a JSON object as body"
            })
    void aBodyThatCannotBeMeantIsRefusedWithASentence(KodoOperation operation, String body, String sentence) {
        assertThat(refused("kodo:photos/k?operation=" + operation, body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
        assertThat(rig.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fsizeLimt=1 | holds \"fsizeLimt\", which is no member of an upload policy",
                "fsizeLimit=much | fsizeLimit must be a whole number, but is \"much\"",
                "insertOnly=maybe | insertOnly must be true or false, but is \"maybe\"",
                "callbackUrl=https://a.example | callbackUrl and callbackBody need each other"
            })
    void anUploadPolicyThatCannotBeMeantIsRefused(String member, String sentence) {
        Map<String, String> policy = Map.of(member.split("=")[0], member.split("=")[1]);

        assertThat(refused("kodo:photos/k?operation=createUploadToken", null, KodoHeaders.TOKEN_POLICY, policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aTypedEntryAmongOthersIsNotMistaken() {
        assertThat(refused(
                        "kodo:photos?operation=batch",
                        List.of(StatObjectRequest.of(new ObjectRef("photos", "k")), "hello")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("among typed entries there is class java.lang.String");
    }

    @Test
    void aUrlToFetchIsCheckedWithoutQuotingIt() {
        for (String operation : new String[] {"fetchObject", "asyncFetch"}) {
            for (String url : new String[] {"ftp://host/x", "relative/path", "http://host/a b"}) {
                assertThat(refused("kodo:photos/k?operation=" + operation, url))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("fetch")
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(url));
            }
        }
    }

    @Test
    void aKeyOf751BytesIsRefusedThroughBothProtocols() {
        String key = "k".repeat(751);
        for (KodoOperation operation : List.of(KodoOperation.putObject, KodoOperation.statObject)) {
            assertThat(refused("kodo:photos", "x", KodoHeaders.OPERATION, operation, KodoHeaders.KEY, key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the object key has 751 bytes in UTF-8, but at most 750 are allowed");
        }
    }

    @Test
    void aRequestWithoutKeysIsToldThatItHadNone() {
        for (String operation : new String[] {"putObject", "getObject", "listObjects", "listBuckets"}) {
            assertThat(refused("kodo:photos/k?credentialType=ANONYMOUS&operation=" + operation, "x"))
                    .as(operation)
                    .hasMessageContaining(
                            "The request was not signed, since there were no keys, and the S3 endpoints refuse"
                                    + " anonymous requests even to public buckets: set accessKey and secretKey, or"
                                    + " QINIU_ACCESS_KEY and QINIU_SECRET_KEY");
        }
    }

    @Test
    void aBucketNeedsARegionToBeMadeIn() {
        assertThat(refused("kodo:brand-new?endpoint=&region=&operation=createBucket", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("createBucket brand-new: set region");
        assertThat(refused("kodo:brand-new?region=&endpoint=&operation=createNativeBucket", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header CamelKodoRegion, or the option region, must say in which region");
    }

    private Exception refused(String uri, Object body, Object... headers) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put((String) headers[i], headers[i + 1]);
        }
        return rig.send(uri, body, all).getException();
    }
}
