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
package io.github.camelcn.component.kodo.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.wire.UriEncoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** For any request our signature is the one that the AWS SDK's own signer computes. */
class AwsSignerTest {

    private static final AwsV4HttpSigner THEIRS = AwsV4HttpSigner.create();

    /**
     * A request to be signed.
     *
     * @param key begins behind the slash of the bucket
     * @param query names and values; a name may come more than once, and a value may be missing (null)
     * @param headers a name may come more than once
     */
    record Asked(
            String method,
            String scheme,
            String host,
            String key,
            List<Tuple2<String, String>> query,
            List<Tuple2<String, String>> headers,
            byte[] body,
            boolean payloadSigned,
            Credentials who,
            String region,
            Instant when) {

        String encodedPath() {
            return "/bucket/" + UriEncoding.path(key);
        }

        String encodedQuery() {
            List<String> parameters = new ArrayList<>();
            query.forEach(pair -> {
                StringBuilder parameter = new StringBuilder();
                UriEncoding.appendQueryValue(parameter, pair.get1());
                if (pair.get2() != null) {
                    UriEncoding.appendQueryValue(parameter.append('='), pair.get2());
                }
                parameters.add(parameter.toString());
            });
            return String.join("&", parameters);
        }

        HttpUrl url() {
            String encoded = encodedQuery();
            return HttpUrl.get(scheme + "://" + host + encodedPath() + (encoded.isEmpty() ? "" : "?" + encoded));
        }

        /** Only a signed payload may travel over plain http. */
        boolean signsPayload() {
            return payloadSigned || scheme.equals("http");
        }

        boolean hasBody() {
            return method.equals("PUT") || method.equals("POST");
        }
    }

    // ---------------------------------------------------------------- requests

    private static final String ODD = "aZ09-._~ +%&=?#/*'()!;:@$,<>[]{}|\\^`\"\t";

    private static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars(ODD.toCharArray())
                                .ofMinLength(1)
                                .ofMaxLength(20)),
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .withCharRange('\u4e00', '\u9fff')
                                .withCharRange('\u00a0', '\u024f')
                                .ofMinLength(1)
                                .ofMaxLength(10)),
                Tuple.of(1, Arbitraries.of("😀", "a//b", "//", "/", "e\u0301", "acl", "uploadId", "A", "a")));
    }

    /** OkHttp resolves dot segments, so our client refuses them. */
    private static Arbitrary<String> keys() {
        return text().filter(key -> ("/" + key + "/").indexOf("/./") < 0 && ("/" + key + "/").indexOf("/../") < 0);
    }

    private static Arbitrary<List<Tuple2<String, String>>> queries() {
        Arbitrary<String> names = Arbitraries.oneOf(
                text(), Arbitraries.of("prefix", "list-type", "acl", "uploads", "delimiter", "Zz", "a", "a-", "a1"));
        return Combinators.combine(names, text().injectNull(0.2))
                .as(Tuple::of)
                .list()
                .ofMaxSize(5);
    }

    /** Values with blanks and tabs before, after and between; names in any case, some twice. */
    private static Arbitrary<List<Tuple2<String, String>>> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "Content-Type",
                "Content-MD5",
                "Range",
                "If-Match",
                "x-amz-acl",
                "x-amz-meta-a",
                "X-Amz-Meta-B",
                "x-amz-meta-a-b",
                "x-amz-copy-source",
                "Cache-Control",
                "User-Agent",
                "Expect",
                "Connection");
        Arbitrary<String> values =
                Arbitraries.strings().withChars(" \t\"',;=a/b%1".toCharArray()).ofMaxLength(16);
        return Combinators.combine(names, values).as(Tuple::of).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Asked> requests() {
        Arbitrary<Credentials> who = Arbitraries.of(
                Credentials.of("AKID", "secret/with+signs="),
                new Credentials("AKID2", "短い", "token/with+signs= and blank"));
        Arbitrary<Instant> when = Arbitraries.longs()
                .between(1_500_000_000L, 4_000_000_000L)
                .map(second -> Instant.ofEpochSecond(second, 123_000_000));
        return Combinators.combine(
                        Combinators.combine(
                                        Arbitraries.of("GET", "PUT", "POST", "DELETE", "HEAD"),
                                        Arbitraries.of("http", "https"),
                                        Arbitraries.of("s3.cn-east-1.qiniucs.com", "127.0.0.1:9000", "b.s3.x.com:8443"))
                                .as(Tuple::of),
                        keys(),
                        queries(),
                        headers(),
                        Arbitraries.strings().ofMaxLength(30).map(body -> body.getBytes(UTF_8)),
                        Arbitraries.of(true, false),
                        Combinators.combine(who, Arbitraries.of("cn-east-1", "own-region"), when)
                                .as(Tuple::of))
                .as((where, key, query, headers, body, signed, by) -> new Asked(
                        where.get1(),
                        where.get2(),
                        where.get3(),
                        key,
                        query,
                        headers,
                        body,
                        signed,
                        by.get1(),
                        by.get2(),
                        by.get3()));
    }

    // ---------------------------------------------------------------- signed by both

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theHeaderIsTheirs(@ForAll("requests") Asked asked) {
        Request ours = ours(asked);

        SdkHttpRequest theirs = theirs(asked, signing -> {});

        assertThat(ours.header("Authorization"))
                .isEqualTo(theirs.firstMatchingHeader("Authorization").orElseThrow());
        assertThat(ours.header("x-amz-date"))
                .isEqualTo(theirs.firstMatchingHeader("X-Amz-Date").orElseThrow());
        assertThat(ours.header("x-amz-content-sha256"))
                .isEqualTo(theirs.firstMatchingHeader("x-amz-content-sha256").orElseThrow());
    }

    private static Request ours(Asked asked) {
        Request.Builder request = new Request.Builder()
                .url(asked.url())
                .method(asked.method(), asked.hasBody() ? RequestBody.create(asked.body(), null) : null);
        asked.headers().forEach(header -> request.addHeader(header.get1(), header.get2()));
        if (asked.signsPayload()) {
            request.header("x-amz-content-sha256", Sha256.hex(asked.hasBody() ? asked.body() : new byte[0]));
        }
        ServiceRequest source = ServiceRequest.of(
                "any", asked.key(), asked.method(), asked.url().toString());
        return new KodoSigner(host -> asked.region()).sign(request.build(), source, asked.who(), asked.when());
    }

    private static SdkHttpRequest theirs(Asked asked, Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
        HttpUrl url = asked.url();
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .protocol(url.scheme())
                .host(url.host())
                .port(url.port())
                .encodedPath(asked.encodedPath())
                .method(SdkHttpMethod.valueOf(asked.method()));
        Map<String, List<String>> query = new LinkedHashMap<>();
        asked.query().forEach(pair -> query.computeIfAbsent(pair.get1(), name -> new ArrayList<>())
                .add(pair.get2()));
        query.forEach(request::putRawQueryParameter);
        asked.headers().forEach(header -> request.appendHeader(header.get1(), header.get2()));
        return THEIRS.sign(signing -> {
                    signing.identity(identity(asked.who()))
                            .request(request.build())
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, asked.region())
                            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                            .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, asked.signsPayload())
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(asked.when(), ZoneOffset.UTC));
                    if (asked.hasBody()) {
                        signing.payload(ContentStreamProvider.fromByteArray(asked.body()));
                    }
                    more.accept(signing);
                })
                .request();
    }

    private static AwsCredentialsIdentity identity(Credentials who) {
        return who.securityToken().isEmpty()
                ? AwsCredentialsIdentity.create(who.accessKey(), who.secretKey())
                : AwsSessionCredentialsIdentity.create(who.accessKey(), who.secretKey(), who.securityToken());
    }

    /** By https: over plain http their signer, unlike their S3 client, covers the payload of links, too. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theLinkIsTheirs(@ForAll("requests") Asked asked) {
        Map<String, String> headers = new LinkedHashMap<>();
        asked.headers().stream()
                .filter(header ->
                        header.get1().startsWith("x-amz-") || header.get1().equals("Content-Type"))
                .forEach(header -> headers.put(header.get1(), header.get2()));
        Asked link = new Asked(
                asked.method(),
                "https",
                asked.host(),
                asked.key(),
                asked.query(),
                headers.entrySet().stream()
                        .map(header -> Tuple.of(header.getKey(), header.getValue()))
                        .toList(),
                new byte[0],
                false,
                asked.who(),
                asked.region(),
                asked.when());

        String ours = new KodoSigner(host -> link.region())
                .presign(link.method(), link.url(), headers, link.who(), link.when(), 3600);
        SdkHttpRequest theirs =
                theirs(link, signing -> signing.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofHours(1)));

        assertThat(HttpUrl.get(ours).queryParameter("X-Amz-Signature"))
                .isEqualTo(
                        theirs.firstMatchingRawQueryParameter("X-Amz-Signature").orElseThrow());
        assertThat(HttpUrl.get(ours).queryParameter("X-Amz-SignedHeaders"))
                .isEqualTo(theirs.firstMatchingRawQueryParameter("X-Amz-SignedHeaders")
                        .orElseThrow());
    }
}
