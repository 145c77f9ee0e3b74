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
package io.github.camelcn.common.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes over the wire, and what comes back of it. */
class CloudHttpClientTest {

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final RecordingSleeper sleeper = new RecordingSleeper();

    @AutoClose
    private final CloudHttpClient client =
            TestService.client(sleeper).userAgent("camel-test/1").build();

    private static String url(String path) {
        return SERVICE.baseUrl() + path;
    }

    @Test
    void sendsMethodPathHeadersAndBodyAsTheyAre() throws IOException {
        SERVICE.stubFor(any(anyUrl()).willReturn(ok()));

        client.execute(TestService.put(url("/photos/a%2Bb%20%E4%B8%AD"), "hello")
                        .header("Content-Type", "text/plain"))
                .close();

        SERVICE.verify(
                1,
                putRequestedFor(urlEqualTo("/photos/a%2Bb%20%E4%B8%AD"))
                        .withHeader("Content-Type", equalTo("text/plain"))
                        .withHeader("Content-Length", equalTo("5"))
                        .withHeader("Accept-Encoding", equalTo("identity"))
                        .withHeader("User-Agent", equalTo("camel-test/1"))
                        .withHeader("Transfer-Encoding", absent())
                        .withHeader("Authorization", equalTo("TEST alice localhost/photos/a%2Bb%20%E4%B8%AD"))
                        .withRequestBody(equalTo("hello")));
    }

    @Test
    void sendsNoContentTypeThatNobodyAskedFor() throws IOException {
        SERVICE.stubFor(any(anyUrl()).willReturn(ok()));

        client.execute(TestService.put(url("/a"), "hello")).close();

        SERVICE.verify(putRequestedFor(urlEqualTo("/a")).withHeader("Content-Type", absent()));
    }

    @Test
    void aPutWithoutBodySaysThatItsLengthIsZero() throws IOException {
        SERVICE.stubFor(any(anyUrl()).willReturn(ok()));

        client.execute(ServiceRequest.of("createBucket", "photos", "PUT", url("/photos")))
                .close();
        client.execute(ServiceRequest.of("deleteBucket", "photos", "DELETE", url("/photos")))
                .close();

        SERVICE.verify(putRequestedFor(urlEqualTo("/photos")).withHeader("Content-Length", equalTo("0")));
        SERVICE.verify(deleteRequestedFor(urlEqualTo("/photos")).withHeader("Content-Length", absent()));
    }

    @Test
    void handsOverStatusHeadersAndBody() throws IOException {
        SERVICE.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(206)
                        .withHeader("ETag", "\"abc\"")
                        .withHeader("X-Qs-Meta-Author", "li")
                        .withHeader("X-Qs-Meta-Camera", "m6")
                        .withHeader("Content-Length", "5")
                        .withBody("hello")));

        try (ServiceResponse response = client.execute(TestService.get(url("/a")))) {
            assertThat(response.status()).isEqualTo(206);
            assertThat(response.header("etag")).isEqualTo("\"abc\"");
            assertThat(response.header("x-absent")).isEmpty();
            assertThat(response.headersStartingWith("x-qs-meta-")).isEqualTo(Map.of("author", "li", "camera", "m6"));
            assertThat(response.contentLength()).isEqualTo(5);
            assertThat(response.body().readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
        }
    }

    @Test
    void tellsTheLengthOfAnObjectThatWasOnlyLookedAt() throws IOException {
        SERVICE.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Content-Length", "123456789")));

        try (ServiceResponse response =
                client.execute(ServiceRequest.of("headObject", "photos/a", "HEAD", url("/photos/a")))) {
            assertThat(response.contentLength()).isEqualTo(123456789);
            assertThat(response.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void readsAWholeBodyUpToALimit() throws IOException {
        SERVICE.stubFor(any(anyUrl()).willReturn(ok("hello")));

        assertThat(client.execute(TestService.get(url("/a"))).bytes(5)).isEqualTo("hello".getBytes(UTF_8));
        ServiceResponse tooLong = client.execute(TestService.get(url("/a")));
        assertThatThrownBy(() -> tooLong.bytes(4))
                .isInstanceOf(IntegrityException.class)
                .hasMessage("getObject photos/a.jpg: the answer is longer than 4 bytes");
    }

    @Test
    void everythingButASuccessIsAnExceptionThatNamesWhatFailed() {
        SERVICE.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("X-Request-Id", "7f")
                        .withBody("OBJECT_NOT_FOUND")));

        assertThatThrownBy(() -> client.execute(TestService.get(url("/a"))))
                .isInstanceOf(ObjectNotFoundException.class)
                .hasMessage("getObject photos/a.jpg: OBJECT_NOT_FOUND (404, request 7f)");
        SERVICE.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aRedirectIsAnErrorUnlessARuleFollowsIt() {
        SERVICE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", url("/b"))));

        assertThatThrownBy(() -> client.execute(TestService.get(url("/a"))))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isEqualTo(307));
        SERVICE.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void probesUnsignedAndTakesAnyAnswer() throws IOException {
        SERVICE.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(301).withHeader("Location", "https://pek3a.example.com/b")));

        ServiceAnswer answer = client.probe(ServiceRequest.of("findZone", "b", "GET", url("/b")));

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("location")).isEqualTo("https://pek3a.example.com/b");
        SERVICE.verify(1, getRequestedFor(urlEqualTo("/b")).withHeader("Authorization", absent()));
    }

    @Test
    void refusesABodyOfUnknownLength() {
        Payload endless = Payload.of(new ByteArrayInputStream(new byte[3]), Payload.UNKNOWN_LENGTH);

        assertThatThrownBy(() ->
                        client.execute(TestService.put(url("/a?secret=1"), "").withBody(endless)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the body of PUT putObject photos/a.jpg has no known length: find out its length, or send"
                        + " it in parts");
    }

    @Test
    void refusesHeaderValuesOutsideAsciiWithoutQuotingThem() {
        ServiceRequest request = TestService.get(url("/a")).header("X-Key", "gehe\u00edm");

        assertThatThrownBy(() -> client.execute(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header X-Key holds a character that HTTP headers cannot carry, at position 4")
                .hasMessageNotContaining("gehe");
    }

    @Test
    void refusesUrlsItCannotRead() {
        assertThatThrownBy(() -> client.execute(TestService.get("ftp://example.com/?signature=s3cr3t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the URL of GET getObject photos/a.jpg is not a valid http or https URL");
    }

    @Test
    void signsWithTheCredentialsOfTheMoment() throws IOException {
        SERVICE.stubFor(any(anyUrl()).willReturn(ok()));
        try (CloudHttpClient nobody =
                TestService.client(sleeper).credentials(Optional::empty).build()) {
            nobody.execute(TestService.get(url("/a"))).close();
            assertThat(nobody.credentials()).isEqualTo(Credentials.ANONYMOUS);
        }

        SERVICE.verify(1, getRequestedFor(urlEqualTo("/a")).withHeader("Authorization", absent()));
        assertThat(client.credentials()).isEqualTo(TestService.ALICE);
    }

    @Test
    void isOfNoUseOnceClosed() {
        client.close();

        assertThatThrownBy(() -> client.execute(TestService.get(url("/a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("GET getObject photos/a.jpg: the client is closed");
    }
}
