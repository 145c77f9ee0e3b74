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
package io.github.camelcn.benchmarks.contender;

import java.net.URI;

import org.apache.camel.spi.Registry;

import io.github.camelcn.benchmarks.worker.Setup;

/**
 * A Camel component that is measured: how its endpoints are written, and by which header it is told a key. A variant
 * such as {@code kodo&verifyContent=false} names one, with options for all of its endpoints.
 */
final class CamelService {

    private enum Scheme {
        QINGSTOR("CamelQingstorKey"),
        KODO("CamelKodoKey"),
        AWS2_S3("CamelAwsS3Key"),
        MINIO("CamelMinioObjectName");

        private final String keyHeader;

        Scheme(String keyHeader) {
            this.keyHeader = keyHeader;
        }
    }

    private final Setup setup;
    private final Scheme scheme;
    private final String options;

    private CamelService(Setup setup, Scheme scheme, String options) {
        this.setup = setup;
        this.scheme = scheme;
        this.options = options;
    }

    /** The component that the setup's variant names. */
    static CamelService of(Setup setup) {
        String variant = setup.variant();
        int mark = variant.indexOf('&');
        String name = mark < 0 ? variant : variant.substring(0, mark);
        Scheme scheme =
                switch (name) {
                    case "qingstor" -> Scheme.QINGSTOR;
                    case "kodo" -> Scheme.KODO;
                    case "aws2-s3" -> Scheme.AWS2_S3;
                    case "minio" -> Scheme.MINIO;
                    default -> throw new IllegalArgumentException("no component is called " + name);
                };
        return new CamelService(setup, scheme, mark < 0 ? "" : variant.substring(mark));
    }

    /** The header that names the object. */
    String keyHeader() {
        return scheme.keyHeader;
    }

    String put() {
        return uri(
                Setup.BUCKET,
                switch (scheme) {
                    case QINGSTOR, KODO -> "operation=putObject";
                    case AWS2_S3, MINIO -> ""; // what they do without an operation
                });
    }

    String get() {
        return uri(Setup.BUCKET, "operation=getObject");
    }

    /** In parts, several of them in flight if the component can do that. */
    String upload() {
        return uri(
                Setup.BUCKET,
                switch (scheme) {
                    case QINGSTOR, KODO ->
                        "operation=putObject&uploadCutoff=" + setup.partSize() + "&partSize=" + setup.partSize()
                                + "&uploadConcurrency=" + setup.partsInFlight();
                    case AWS2_S3 -> "multiPartUpload=true&partSize=" + setup.partSize();
                    case MINIO -> throw new IllegalArgumentException("camel-minio has no option for the part size");
                });
    }

    /** From a stream of unknown length; for camel-aws2-s3 the variant's options tell in which of its ways. */
    String stream() {
        return switch (scheme) {
            case QINGSTOR, KODO -> upload();
            case AWS2_S3 -> uri(Setup.BUCKET, "");
            case MINIO -> throw new IllegalArgumentException("camel-minio refuses streams of unknown length");
        };
    }

    /** Many messages to an object; the variant's options tell how many. */
    String records() {
        return switch (scheme) {
            case QINGSTOR, KODO, AWS2_S3 -> uri(Setup.BUCKET, "streamingUploadMode=true&keyName=records");
            case MINIO -> throw new IllegalArgumentException("camel-minio has no streaming mode");
        };
    }

    /** Keys one by one while pages are fetched. */
    String list() {
        return switch (scheme) {
            case QINGSTOR, KODO ->
                uri(Keys.bucket(setup.size()), "operation=listObjects&lazyListing=true&maxKeys=1000");
            case AWS2_S3, MINIO -> throw new IllegalArgumentException("keeps a whole listing in memory");
        };
    }

    /** Binds what the endpoints refer to. */
    void bind(Registry registry) {
        if (scheme == Scheme.MINIO) {
            MinioHttp.bind(registry, setup);
        }
    }

    private String uri(String bucket, String work) {
        String credentials = "accessKey=" + Setup.ACCESS_KEY + "&secretKey=" + Setup.SECRET_KEY;
        String endpoint =
                switch (scheme) {
                    case QINGSTOR -> "qingstor:" + bucket + "?endpoint=" + setup.endpoint();
                    case KODO -> "kodo:" + bucket + "?endpoint=" + setup.endpoint() + "&region=" + Setup.REGION;
                    case AWS2_S3 ->
                        "aws2-s3:" + bucket + "?overrideEndpoint=true&forcePathStyle=true&region=" + Setup.REGION
                                + "&uriEndpointOverride=" + setup.endpoint();
                    case MINIO -> {
                        URI server = URI.create(setup.endpoint());
                        yield "minio:" + bucket + "?autoCreateBucket=false&region=" + Setup.REGION + "&secure="
                                + server.getScheme().equals("https") + "&endpoint=" + server.getHost() + "&proxyPort="
                                + server.getPort();
                    }
                };
        return endpoint + "&" + credentials + (work.isEmpty() ? "" : "&" + work) + options;
    }
}
