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
package io.github.camelcn.benchmarks;

import java.util.List;

import io.github.camelcn.benchmarks.Scenario.Kind;

/**
 * camel-kodo against plain OkHttp and against what else speaks the S3 protocol: camel-aws2-s3, camel-minio, the AWS SDK
 * and the native client of the AWS Common Runtime.
 *
 * <p>Over plain HTTP the signatures of camel-kodo and of both Camel components cover the body's SHA-256, whatever else is
 * switched off; over TLS they need not, and camel-kodo's digest is a {@code Content-MD5} that can be switched off. (The
 * native client leaves the SHA-256 out in both.) That is why large uploads are measured both ways, and why the OkHttp to
 * compare with computes the same digest.
 */
final class KodoScenarios {

    private static final String SIGNED = "okhttp-sha256";
    private static final String DIGESTED = "okhttp-md5";
    private static final String OURS = "camel-kodo";
    private static final String UNVERIFIED = "camel-kodo-unverified";
    private static final String AWS = "camel-aws2-s3";
    private static final String AWS_PLAIN = "camel-aws2-s3-plain";
    private static final String AWS_ONE = "camel-aws2-s3-one";
    private static final String MINIO = "camel-minio";
    private static final String CRT = "aws-crt";
    private static final String CRT_PLAIN = "aws-crt-plain";
    private static final String SDK = "aws-sdk";

    private static final String STREAMING = "&streamingUploadMode=true&keyName=stream";

    /** The SDK's own switch for doing without checksums that the service does not ask for. */
    private static final String CHECKSUMS_WHEN_REQUIRED = "-Daws.requestChecksumCalculation=WHEN_REQUIRED";

    private KodoScenarios() {}

    static List<Scenario> all() {
        return List.of(
                put("put-1k", 1, false),
                get("get-1k", 1, false),
                put("put-16k", 16, false),
                get("get-16k", 16, false),
                file("upload-file", false),
                file("upload-file-tls", true),
                stream(),
                records(),
                recordsAtDefaults(),
                Scenario.list(
                        List.of(
                                Entrant.bare("OkHttpXmlList"),
                                ours("CamelList"),
                                Entrant.of(SDK, "AWS SDK's paginator", "AwsList", Library.AWS)),
                        List.of(Target.atLeast(OURS, Metric.RATE, 1, SDK), Target.done(OURS))),
                put("put-1k-tls", 1, true).onlyWhenNamed(),
                get("get-1k-tls", 1, true).onlyWhenNamed(),
                put("put-16k-tls", 16, true).onlyWhenNamed(),
                get("get-16k-tls", 16, true).onlyWhenNamed());
    }

    private static Scenario put(String id, int kib, boolean tls) {
        List<Entrant> entrants = List.of(
                Entrant.bare("OkHttpPut"),
                tls ? digested("OkHttpPut") : signed("OkHttpPut"),
                ours("CamelPut"),
                unverified("CamelPut"),
                aws("CamelPut"),
                awsPlain("CamelPut"),
                minio("CamelPut"),
                minioAsIs("CamelPut"),
                client("ClientPut"));
        List<Target> targets = List.of(
                Target.atLeast(OURS, Metric.RATE, 4, AWS),
                Target.atLeast(OURS, Metric.RATE, 4, AWS_PLAIN),
                Target.atLeast(OURS, Metric.RATE, 6, MINIO),
                Target.atLeast(OURS, Metric.RATE, 0.85, Entrant.BARE),
                Target.atLeast(OURS, Metric.RATE, 0.85, tls ? DIGESTED : SIGNED),
                Target.atLeast(UNVERIFIED, Metric.RATE, 0.85, Entrant.BARE));
        return Scenario.small(id, "put", kib, tls, entrants, targets);
    }

    private static Scenario get(String id, int kib, boolean tls) {
        return Scenario.small(
                id,
                "get",
                kib,
                tls,
                List.of(
                        Entrant.bare("OkHttpGet"),
                        ours("CamelGet"),
                        Entrant.of("camel-kodo-md5", "camel-kodo comparing an MD5", "CamelVerifiedGet", Library.OURS)
                                .variant("kodo"),
                        aws("CamelGet"),
                        minio("CamelGet"),
                        minioAsIs("CamelGet"),
                        client("ClientGet")),
                List.of(
                        Target.atLeast(OURS, Metric.RATE, 3.5, AWS),
                        Target.atLeast(OURS, Metric.RATE, 2.5, MINIO),
                        Target.atLeast(OURS, Metric.RATE, 0.85, Entrant.BARE)));
    }

    private static Scenario file(String id, boolean tls) {
        return Scenario.transfer(
                id,
                "1 GiB up from a file",
                Kind.UPLOAD,
                tls,
                List.of(
                        Entrant.bare("OkHttpFileUpload"),
                        tls ? digested("OkHttpFileUpload") : signed("OkHttpFileUpload"),
                        ours("CamelFileUpload"),
                        unverified("CamelFileUpload"),
                        aws("CamelFileUpload"),
                        awsPlain("CamelFileUpload"),
                        Entrant.of(CRT, "AWS CRT client", "AwsCrtUpload", Library.AWS),
                        Entrant.of(CRT_PLAIN, "AWS CRT client, checksums when required", "AwsCrtUpload", Library.AWS)
                                .jvmOption(CHECKSUMS_WHEN_REQUIRED)),
                List.of(
                        Target.atLeast(UNVERIFIED, Metric.RATE, 3, AWS_PLAIN),
                        Target.atMost(UNVERIFIED, Metric.CPU, 0.5, AWS_PLAIN),
                        Target.atLeast(UNVERIFIED, Metric.RATE, 1, CRT_PLAIN),
                        Target.atLeast(UNVERIFIED, Metric.RATE, 0.9, Entrant.BARE),
                        Target.atLeast(OURS, Metric.RATE, 0.9, tls ? DIGESTED : SIGNED),
                        Target.atLeast(OURS, Metric.RATE, 1, AWS),
                        Target.done(OURS),
                        Target.done(UNVERIFIED)));
    }

    /**
     * camel-aws2-s3 has a streaming mode, which at its defaults makes an object of every megabyte; told to make one, it
     * keeps a few copies of it in memory, and so does its multipart mode. With both modes at once it sends the first part
     * of a stream and forgets the rest (4.18.0), so that combination is not here.
     */
    private static Scenario stream() {
        return Scenario.transfer(
                "upload-stream",
                "1 GiB up from a stream of unknown length",
                Kind.UPLOAD,
                false,
                List.of(
                        Entrant.bare("OkHttpStreamUpload"),
                        signed("OkHttpStreamUpload"),
                        ours("CamelStreamUpload"),
                        unverified("CamelStreamUpload"),
                        awsStream(AWS, "camel-aws2-s3, streaming into objects of 1 MB", STREAMING),
                        awsStream(
                                        AWS_ONE,
                                        "camel-aws2-s3, streaming into one object",
                                        STREAMING + "&batchSize=" + Scenario.GIB + "&bufferSize=" + Scenario.GIB)
                                .heap("4200m"),
                        awsStream(
                                        "camel-aws2-s3-multipart",
                                        "camel-aws2-s3, multipart",
                                        "&multiPartUpload=true&partSize=" + Scenario.PART_SIZE)
                                .heap("2200m")),
                List.of(
                        Target.atLeast(OURS, Metric.RATE, 3, AWS),
                        Target.atLeast(OURS, Metric.RATE, 3, AWS_ONE),
                        Target.atLeast(UNVERIFIED, Metric.RATE, 3, AWS_ONE),
                        Target.done(OURS),
                        Target.done(UNVERIFIED)));
    }

    /**
     * One thread, so that the batches of both sides are the same: camel-aws2-s3 (4.18.0) counts messages without a lock.
     * It drops, without a word, what a batch has beyond {@code bufferSize}, which therefore is as large as the batch.
     */
    private static Scenario records() {
        String megabyte = "&batchMessageNumber=1024&batchSize=" + (1 << 20);
        return Scenario.records(
                "stream-records",
                "a million messages of 1 KiB into objects of 1 MiB",
                1024,
                List.of(
                        Entrant.bare("OkHttpRecords"),
                        signed("OkHttpRecords"),
                        records(OURS, "camel-kodo", Library.OURS, "kodo" + megabyte),
                        records(
                                UNVERIFIED,
                                "camel-kodo without digests",
                                Library.OURS,
                                "kodo" + megabyte + "&verifyContent=false&payloadSigning=never"),
                        records(AWS, "camel-aws2-s3", Library.AWS, "aws2-s3" + megabyte + "&bufferSize=" + (1 << 20))),
                List.of(Target.atLeast(OURS, Metric.RATE, 3, AWS), Target.done(OURS)));
    }

    /** Ten messages to an object, on both sides. */
    private static Scenario recordsAtDefaults() {
        return Scenario.records(
                "stream-records-default",
                "a hundred thousand messages of 1 KiB at the default options",
                100,
                List.of(
                        Entrant.bare("OkHttpTenRecords"),
                        signed("OkHttpTenRecords"),
                        records(OURS, "camel-kodo", Library.OURS, "kodo"),
                        records(AWS, "camel-aws2-s3", Library.AWS, "aws2-s3")),
                List.of(Target.atLeast(OURS, Metric.RATE, 3, AWS), Target.done(OURS)));
    }

    private static Entrant records(String id, String title, Library library, String variant) {
        return Entrant.of(id, title, "CamelRecords", library).variant(variant);
    }

    private static Entrant awsStream(String id, String title, String options) {
        return Entrant.of(id, title, "CamelStreamUpload", Library.AWS).variant("aws2-s3" + options);
    }

    private static Entrant signed(String simpleClassName) {
        return Entrant.of(SIGNED, "plain OkHttp with a SHA-256", simpleClassName, Library.OURS)
                .variant("SHA-256");
    }

    private static Entrant digested(String simpleClassName) {
        return Entrant.of(DIGESTED, "plain OkHttp with Content-MD5", simpleClassName, Library.OURS)
                .variant("MD5");
    }

    private static Entrant client(String simpleClassName) {
        return Entrant.of("client", "camel-kodo's client without Camel", simpleClassName, Library.OURS)
                .onlyWhenNamed();
    }

    private static Entrant ours(String simpleClassName) {
        return Entrant.of(OURS, "camel-kodo", simpleClassName, Library.OURS).variant("kodo");
    }

    private static Entrant unverified(String simpleClassName) {
        return Entrant.of(UNVERIFIED, "camel-kodo without digests", simpleClassName, Library.OURS)
                .variant("kodo&verifyContent=false&payloadSigning=never");
    }

    private static Entrant aws(String simpleClassName) {
        return Entrant.of(AWS, "camel-aws2-s3", simpleClassName, Library.AWS).variant("aws2-s3");
    }

    private static Entrant awsPlain(String simpleClassName) {
        return Entrant.of(AWS_PLAIN, "camel-aws2-s3, checksums when required", simpleClassName, Library.AWS)
                .variant("aws2-s3")
                .jvmOption(CHECKSUMS_WHEN_REQUIRED);
    }

    private static Entrant minio(String simpleClassName) {
        return Entrant.of(MINIO, "camel-minio with a wide pool", simpleClassName, Library.MINIO)
                .variant("minio&customHttpClient=#wide");
    }

    private static Entrant minioAsIs(String simpleClassName) {
        return Entrant.of("camel-minio-as-is", "camel-minio", simpleClassName, Library.MINIO)
                .variant("minio")
                .onlyWhenNamed();
    }
}
