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
package io.github.camelcn.emulator.kodo.s3;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.KodoRegion;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.Store;
import io.github.camelcn.emulator.wire.IsoTimes;

/** Calls on buckets as a whole, other than their settings. */
final class BucketCalls {
    private static final int MAX_XML_BYTES = 64 * 1024;

    private final Store store;
    private final Receiver receiver;
    private final KodoOptions options;

    BucketCalls(Store store, Receiver receiver, KodoOptions options) {
        this.store = store;
        this.receiver = receiver;
        this.options = options;
    }

    /** Source: Qiniu documentation 4088: S3 names are listed; every region lists all buckets of the account. */
    HttpResponse list(Call call) {
        String user = call.caller().userId();
        XmlWriter xml = XmlWriter.document("ListAllMyBucketsResult");
        xml.begin("Owner").element("ID", user).element("DisplayName", user).end();
        xml.begin("Buckets");
        store.all().stream().filter(bucket -> bucket.ownerId().equals(user)).forEach(bucket -> xml.begin("Bucket")
                .element("Name", bucket.s3Name())
                .element("CreationDate", IsoTimes.millis(bucket.created()))
                .end());
        return S3Service.xml(200, xml);
    }

    /** Source: Amazon S3 API reference, "CreateBucket"; Qiniu documentation 1382 for names and their number. */
    @NotVerified("A bucket made through S3 has one name for both protocols and is private unless x-amz-acl says"
            + " otherwise.")
    HttpResponse create(Call call) throws IOException {
        String name = call.address().bucket();
        if (!Store.isName(name)) {
            throw new ServiceError(
                    ErrorCode.InvalidBucketName,
                    "a bucket name has 3 to 63 characters a-z, 0-9 and '-', and starts and ends with a letter or digit");
        }
        KodoRegion region = region(call);
        boolean isPrivate = Acl.ofBucket(call.header("x-amz-acl").orElse("private"));
        Optional<Bucket> existing = store.findS3(name).or(() -> store.find(name));
        if (existing.isPresent()) {
            boolean own = existing.get().ownerId().equals(call.caller().userId());
            throw new ServiceError(
                            own ? ErrorCode.BucketAlreadyOwnedByYou : ErrorCode.BucketAlreadyExists,
                            own ? "the bucket exists and is yours" : "the bucket name is not available")
                    .with("BucketName", name);
        }
        if (store.count(call.caller().userId()) >= Store.MAX_BUCKETS) {
            throw new ServiceError(ErrorCode.TooManyBuckets, "too many buckets");
        }
        store.create(name, name, region, call.caller().userId(), call.now(), isPrivate)
                .orElseThrow(() -> new ServiceError(ErrorCode.BucketAlreadyExists, "the bucket name is not available"));
        return HttpResponse.of(200).header("Location", "/" + name);
    }

    private KodoRegion region(Call call) throws IOException {
        String region = call.caller().region();
        byte[] body = call.bytes(receiver, MAX_XML_BYTES);
        if (body.length > 0) {
            Optional<String> wanted =
                    XmlElement.parse(body, "CreateBucketConfiguration").text("LocationConstraint");
            if (wanted.isPresent() && options.region(wanted.get()).isEmpty()) {
                throw new ServiceError(
                        ErrorCode.InvalidLocationConstraint, "there is no region '" + wanted.get() + "'");
            }
            if (wanted.isPresent() && !wanted.get().equals(region)) {
                throw new ServiceError(
                        ErrorCode.IllegalLocationConstraintException,
                        "the " + wanted.get() + " location constraint is incompatible for the " + region
                                + " endpoint this request was sent to");
            }
        }
        return options.region(region).orElseThrow();
    }

    @NotVerified("The answer names the region, as S3 does.")
    HttpResponse head(Bucket bucket) {
        return HttpResponse.of(200)
                .header("x-amz-bucket-region", bucket.region().id());
    }

    HttpResponse delete(Bucket bucket) {
        if (!store.delete(bucket)) {
            throw new ServiceError(ErrorCode.BucketNotEmpty, "the bucket you tried to delete is not empty");
        }
        return HttpResponse.of(204);
    }

    /** Source: Qiniu's Kodo/S3 adapter 0.7.1: any region answers for any bucket. */
    HttpResponse location(Bucket bucket) {
        return S3Service.xml(
                200,
                XmlWriter.document("LocationConstraint").content(bucket.region().id()));
    }
}
