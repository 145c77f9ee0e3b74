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
package io.github.camelcn.component.qingstor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.TestCertificate;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** The way to the service and the name on the requests, as options of real endpoints: TLS, proxy, time, keys, clock. */
class ConnectionRouteTest {

    private static final String PUT = "qingstor:photos/k";
    private static final String GET = "qingstor:photos/k?operation=getObject";
    private static final String NO_WAIT = "&retryDelay=1ms&retryMaxDelay=1ms";
    private static final String PROXY_USER = "wang-laoshi";
    private static final String PROXY_PASSWORD = "s3cret-f0r-proxy";
    /** Source: RFC 7617, section 2. */
    private static final String PROXY_LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((PROXY_USER + ":" + PROXY_PASSWORD).getBytes(UTF_8));

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    private EmulatorRig rig;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.make(folder);
    }

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private void start() {
        rig = new EmulatorRig();
        rig.emulator.putObject("photos", "k", "hello".getBytes(UTF_8));
    }

    private void startWithTls() throws Exception {
        rig = new EmulatorRig(QingStorEmulator.builder().sslContext(certificate.serverContext()));
        rig.emulator.putObject("photos", "k", "hello".getBytes(UTF_8));
    }

    private Exception failure(String uri) {
        return rig.send(uri, "x", Map.of()).getException();
    }

    private String text(String uri) {
        return rig.sent(uri, null, Map.of()).getMessage().getBody(String.class);
    }

    private List<String> authorizations() {
        return rig.emulator.requests().stream()
                .map(request -> request.header("authorization").orElse("none"))
                .map(value -> value.replaceAll(":.*", ""))
                .toList();
    }

    // TLS

    private static SSLContextParameters trustingTheCertificate() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + certificate.keyStore());
        store.setType("PKCS12");
        store.setPassword(TestCertificate.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private void shareTrustWithTheContext() {
        rig.context.setSSLContextParameters(trustingTheCertificate());
        rig.component.setUseGlobalSslContextParameters(true);
    }

    @Test
    void aCertificateThatNobodySignedIsRefusedWithTheWayOut() throws Exception {
        startWithTls();

        assertThat(failure(GET))
                .isInstanceOf(TransportException.class)
                .hasMessageStartingWith("getObject photos/k: the service's certificate is not trusted (")
                .hasMessageEndingWith("give its certificate authority by sslContextParameters");
        assertThat(rig.emulator.requestCount()).isZero();
    }

    @Test
    void theTrustStoreOfTheEndpointCounts() throws Exception {
        startWithTls();
        rig.context.getRegistry().bind("trust", trustingTheCertificate());

        rig.sent("qingstor:photos/new?sslContextParameters=#bean:trust", "x", Map.of());

        assertThat(rig.emulator.keys("photos")).containsExactly("k", "new");
        assertThat(text(GET + "&sslContextParameters=#bean:trust")).isEqualTo("hello");
    }

    @Test
    void theTlsSettingsOfTheContextCountOnlyWhenTheComponentSaysSo() throws Exception {
        startWithTls();
        rig.context.setSSLContextParameters(trustingTheCertificate());
        assertThat(failure(GET)).isInstanceOf(TransportException.class);

        rig.component.setUseGlobalSslContextParameters(true);

        assertThat(text(GET + "&connectionRetries=0")).isEqualTo("hello");
    }

    @Test
    void theTlsSettingsOfTheEndpointBeatThoseOfTheContext() throws Exception {
        startWithTls();
        shareTrustWithTheContext();
        rig.context.getRegistry().bind("jvmTrust", new SSLContextParameters());

        assertThat(failure(GET + "&sslContextParameters=#bean:jvmTrust"))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the service's certificate is not trusted");
    }

    @Test
    void trustAllCertificatesBelievesEverything() throws Exception {
        startWithTls();

        assertThat(text(GET + "&trustAllCertificates=true")).isEqualTo("hello");
    }

    @Test
    void trustAllCertificatesAndATrustStoreOfTheSameEndpointContradictEachOther() throws Exception {
        startWithTls();
        rig.context.getRegistry().bind("trust", trustingTheCertificate());

        assertThatThrownBy(() -> failure(GET + "&trustAllCertificates=true&sslContextParameters=#bean:trust"))
                .hasStackTraceContaining("trustAllCertificates would make sslContextParameters meaningless");
    }

    @Test
    void oneEndpointMayTrustEverybodyWhileTheOthersUseTheSettingsOfTheContext() throws Exception {
        startWithTls();
        shareTrustWithTheContext();

        assertThat(text(GET + "&trustAllCertificates=true")).isEqualTo("hello");
        assertThat(text(GET)).isEqualTo("hello");
    }

    // proxy

    private static RecordingProxy proxyTo(EmulatorRig rig) throws IOException {
        return RecordingProxy.start(rig.emulator.port(), PROXY_LOGIN);
    }

    private static String through(RecordingProxy proxy, String password) {
        return "&proxyHost=127.0.0.1&proxyPort=" + proxy.port() + "&proxyUser=" + PROXY_USER + "&proxyPassword="
                + password;
    }

    /** The name exists for the proxy only. */
    private void useTheNameOfTheService() {
        rig.component
                .getConfiguration()
                .setEndpoint(rig.emulator.namedEndpoint().toString());
    }

    private static String everythingSaid(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void everyRequestGoesThroughTheProxyWithTheLogin() throws Exception {
        start();
        useTheNameOfTheService();
        try (RecordingProxy proxy = proxyTo(rig)) {
            String options = through(proxy, PROXY_PASSWORD);
            rig.sent("qingstor:photos/new?connectionRetries=0" + options, "over the proxy", Map.of());
            assertThat(text("qingstor:photos/new?operation=getObject" + options))
                    .isEqualTo("over the proxy");

            assertThat(proxy.requests())
                    .hasSize((int) rig.emulator.requestCount())
                    .allSatisfy(request -> {
                        assertThat(request.line()).contains(" http://").contains("qingstor.test:");
                        assertThat(request.header("proxy-authorization")).isEqualTo(PROXY_LOGIN);
                    });
            assertThat(proxy.requests())
                    .extracting(request -> request.line().split(" ")[0])
                    .contains("PUT", "GET");
        }
    }

    @Test
    void aTunnelHidesTheLoginFromTheService() throws Exception {
        startWithTls();
        try (RecordingProxy proxy = proxyTo(rig)) {
            assertThat(text(GET + "&trustAllCertificates=true" + through(proxy, PROXY_PASSWORD)))
                    .isEqualTo("hello");

            assertThat(proxy.requests()).last().satisfies(request -> assertThat(request.line())
                    .isEqualTo("CONNECT 127.0.0.1:" + rig.emulator.port() + " HTTP/1.1"));
            assertThat(rig.emulator.requests()).hasSize(1).allMatch(request -> request.header("proxy-authorization")
                    .isEmpty());
        }
    }

    @Test
    void aLoginTheProxyRefusesIsNeverShown() throws Exception {
        start();
        try (RecordingProxy proxy = proxyTo(rig)) {
            Exception failure = failure(GET + through(proxy, "wr0ng-passw0rd"));

            assertThat(failure)
                    .isInstanceOf(TransportException.class)
                    .hasMessage("getObject photos/k: the proxy did not accept proxyUser and proxyPassword (407)");
            assertThat(everythingSaid(failure)).doesNotContain(PROXY_USER, "wr0ng-passw0rd");
            assertThat(proxy.requests()).as("trying again may lock the account").hasSize(1);
            assertThat(rig.emulator.requestCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"partSize=1MiB", "unknownOption=1", "connectTimeout=soon"})
    void anEndpointThatCannotStartDoesNotShowTheLogin(String mistake) {
        start();

        assertThatThrownBy(() -> failure(PUT + "?proxyHost=h&proxyPort=1&" + mistake + "&proxyUser=" + PROXY_USER
                        + "&proxyPassword=" + PROXY_PASSWORD))
                .satisfies(e -> assertThat(everythingSaid(e))
                        .contains(mistake.substring(0, mistake.indexOf('=')))
                        .doesNotContain(PROXY_USER, PROXY_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessKey", "secretKey", "encryptionCustomerKey", "copySourceEncryptionCustomerKey"})
    void anEndpointThatCannotStartDoesNotShowItsKeys(String option) {
        start();
        String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE";

        assertThatThrownBy(() -> failure(PUT + "?unknownOption=1&" + option + "=" + key))
                .satisfies(e ->
                        assertThat(everythingSaid(e)).contains("unknownOption").doesNotContain(key));
    }

    @Test
    void whatTheApplicationCallsSensitiveStaysHidden() {
        CamelContext context = new DefaultCamelContext();
        try {
            context.getCamelContextExtension().setAdditionalSensitiveKeywords("vaultWord");
            context.addComponent("qingstor", new QingStorComponent());
            context.start();

            assertThat(URISupport.sanitizeUri("other:x?vaultWord=a1b2")).doesNotContain("a1b2");
            assertThat(URISupport.sanitizeUri("other:x?encryptionCustomerKey=c3d4&zone=pek3a"))
                    .contains("zone=pek3a")
                    .doesNotContain("c3d4");
        } finally {
            context.stop();
        }
    }

    // time and repetition

    @Test
    void readTimeoutEndsTheWaitForASilentService() {
        start();
        rig.emulator.faults().on("GET", "/k").delay(Duration.ofMinutes(5));

        assertThat(failure(GET + "&connectionRetries=0&readTimeout=1s"))
                .isInstanceOf(TransportException.class)
                .hasMessageStartingWith(
                        "getObject photos/k: the connection stood still for longer than readTimeout (PT1S)");
        await().untilAsserted(() -> assertThat(rig.emulator.requestCount()).isEqualTo(1));
    }

    @Test
    void aSilentServiceIsAskedAgain() {
        start();
        rig.emulator.faults().on("GET", "/k").times(1).delay(Duration.ofMinutes(5));

        assertThat(text(GET + "&connectionRetries=1&readTimeout=2s" + NO_WAIT)).isEqualTo("hello");
        assertThat(rig.emulator.requestCount()).isEqualTo(2);
    }

    @Test
    void callTimeoutEndsACallThatReadTimeoutWouldLetGoOn() {
        start();
        rig.emulator.faults().on("GET", "/k").delay(Duration.ofMinutes(5));

        assertThat(failure(GET + "&callTimeout=1s&readTimeout=0"))
                .isInstanceOf(TransportException.class)
                .hasMessage("getObject photos/k: not done within callTimeout (PT1S)");
        await().untilAsserted(() -> assertThat(rig.emulator.requestCount()).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 6"})
    void connectionRetriesCountAtTheService(int retries, int requests) {
        start();
        rig.emulator.faults().storm(100);

        assertThat(failure(GET + "&connectionRetries=" + retries + NO_WAIT))
                .isInstanceOfSatisfying(ServiceException.class, e -> {
                    assertThat(e.status()).isEqualTo(503);
                    assertThat(e.attempts()).isEqualTo(requests);
                });
        assertThat(rig.emulator.requestCount()).isEqualTo(requests);
    }

    @Test
    void aStormThatEndsInTimeIsNotNoticed() {
        start();
        rig.emulator.faults().storm(3);

        assertThat(text(GET + "&retryDelay=1ms")).isEqualTo("hello");
        assertThat(rig.emulator.requestCount()).isEqualTo(4);
    }

    /** A wait of up to a thousand days leaves callTimeout no time for a second attempt. */
    @Test
    void aLongRetryDelayIsMeant() {
        start();
        rig.emulator.faults().storm(100);
        String options = "&connectionRetries=3&callTimeout=60s&retryMaxDelay=1000d";

        assertThat(failure(GET + options + "&retryDelay=1000d")).isInstanceOf(ServiceException.class);
        assertThat(rig.emulator.requestCount()).isEqualTo(1);

        rig.emulator.clearRequests();
        assertThat(failure(GET + options + "&retryDelay=1ms")).isInstanceOf(ServiceException.class);
        assertThat(rig.emulator.requestCount()).isEqualTo(4);
    }

    // keys

    private void startWithoutKeys(QingStorEmulator.Builder settings) {
        rig = new EmulatorRig(settings);
        rig.component.getCredentials().setAccessKey(null);
        rig.component.getCredentials().setSecretKey(null);
        rig.emulator.putObject("photos", "k", "hello".getBytes(UTF_8));
    }

    private static Path profile(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    @Test
    void anonymousReadsWhatEverybodyMayReadAndNothingElse() {
        rig = new EmulatorRig(QingStorEmulator.builder().anonymousRead("photos"));
        rig.emulator.putObject("photos", "k", "hello".getBytes(UTF_8));
        rig.emulator.putObject("archive", "k", "hello".getBytes(UTF_8));

        assertThat(text(GET + "&credentialType=ANONYMOUS")).isEqualTo("hello");
        assertThat(failure(PUT + "?credentialType=ANONYMOUS")).isInstanceOf(AccessDeniedException.class);
        assertThat(failure("qingstor:archive/k?operation=getObject&credentialType=ANONYMOUS"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(authorizations()).hasSize(3).containsOnly("none");
    }

    @Test
    void autoWithoutAnyKeysIsAnonymous() throws Exception {
        assumeThat(System.getenv())
                .as("keys of whoever runs the tests")
                .doesNotContainKeys("QINGSTOR_ACCESS_KEY_ID", "QS_ACCESS_KEY_ID", "QS_ACCESS_KEY");
        startWithoutKeys(QingStorEmulator.builder().anonymousRead("photos"));

        assertThat(text(GET + "&accessKey=&secretKey=&profileFile=" + profile("no-keys.yaml", "zone: pek3a\n")))
                .isEqualTo("hello");
        assertThat(authorizations()).containsExactly("none");
    }

    @Test
    void keysOfAProfileFileSign() throws Exception {
        startWithoutKeys(QingStorEmulator.builder().credentials("FROMFILE", "file-secret"));
        Path file = profile("keys.yaml", "access_key_id: FROMFILE\nsecret_access_key: file-secret\n");

        assertThat(text(GET + "&credentialType=PROFILE&profileFile=" + file)).isEqualTo("hello");
        assertThat(authorizations()).containsExactly("QS FROMFILE");
    }

    @Test
    void aProfileFileThatIsMissingIsNamed() {
        startWithoutKeys(QingStorEmulator.builder());
        Path file = folder.resolve("missing.yaml");

        assertThat(failure(GET + "&credentialType=PROFILE&profileFile=" + file))
                .hasMessage("the credentials file " + file + " does not exist");
        assertThat(rig.emulator.requestCount()).isZero();
    }

    @Test
    void staticWithBlankKeysStopsTheEndpointBeforeAMessageComes() {
        startWithoutKeys(QingStorEmulator.builder());

        assertThatThrownBy(() -> rig.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").to(PUT + "?credentialType=STATIC&accessKey=&secretKey=");
                    }
                }))
                .hasStackTraceContaining("credentialType is STATIC, but accessKey and secretKey are not set");
    }

    @Test
    void keysThatChangeBetweenTwoMessagesAreUsedAtOnce() throws Exception {
        startWithoutKeys(
                QingStorEmulator.builder().credentials("FIRST", "first-secret").credentials("SECOND", "second-secret"));
        AtomicReference<Credentials> now = new AtomicReference<>(Credentials.of("FIRST", "first-secret"));
        CredentialsProvider rotating = () -> Optional.of(now.get());
        rig.context.getRegistry().bind("keys", rotating);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(PUT + "?credentialsProvider=#bean:keys");
            }
        });

        rig.sent("direct:in", "one", Map.of());
        now.set(Credentials.of("SECOND", "second-secret"));
        rig.sent("direct:in", "two", Map.of());

        assertThat(authorizations()).containsExactly("QS FIRST", "QS SECOND");
        assertThat(rig.emulator.objectBytes("photos", "k")).asString(UTF_8).isEqualTo("two");
    }

    @Test
    void blanksAroundKeysAreCutOffWithAWarningThatNamesTheOption() {
        start();
        rig.component.getCredentials().setAccessKey(QingStorEmulator.ACCESS_KEY + "\n");
        String log =
                logOf(() -> rig.sent(PUT + "?secretKey=RAW( " + QingStorEmulator.SECRET_KEY + " )", "x", Map.of()));

        assertThat(log)
                .containsOnlyOnce("accessKey has blanks around it; they are ignored")
                .containsOnlyOnce("secretKey has blanks around it; they are ignored")
                .doesNotContain(QingStorEmulator.SECRET_KEY);
        assertThat(authorizations()).containsExactly("QS " + QingStorEmulator.ACCESS_KEY);
    }

    private static String logOf(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(UTF_8);
    }

    // clock

    @ParameterizedTest
    @ValueSource(ints = {60, -60})
    void aRouteDoesNotNoticeThatTheClocksDifferByAnHour(int minutes) throws Exception {
        start();
        rig.emulator.faults().skewClock(Duration.ofMinutes(minutes));
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("qingstor:photos?connectionRetries=0");
                from("qingstor:archive?delay=20&initialDelay=0&connectionRetries=0")
                        .to("mock:consumed");
            }
        });
        MockEndpoint consumed = rig.context.getEndpoint("mock:consumed", MockEndpoint.class);
        consumed.expectedBodiesReceived("for the consumer");

        for (Object body : new Object[] {"text", new ByteArrayInputStream("stream".getBytes(UTF_8)), "more"}) {
            rig.sent("direct:in", body, Map.of(QingStorHeaders.KEY, "healed"));
        }
        assertThat(rig.emulator.objectBytes("photos", "healed")).asString(UTF_8).isEqualTo("more");
        assertThat(statuses("PUT")).as("the clock is learned once").containsExactly(403, 201, 201, 201);

        rig.emulator.putObject("archive", "new", "for the consumer".getBytes(UTF_8));
        consumed.assertIsSatisfied();
    }

    @Test
    void aStreamSurvivesTheCorrectionOfTheClock() {
        start();
        rig.emulator.faults().skewClock(Duration.ofHours(1));

        rig.sent(PUT + "?connectionRetries=0", new ByteArrayInputStream("stream".getBytes(UTF_8)), Map.of());

        assertThat(rig.emulator.objectBytes("photos", "k")).asString(UTF_8).isEqualTo("stream");
    }

    /** The service complains about the time although its own date is ours: correcting the clock cannot help. */
    @Test
    void aClockThatCannotBeHealedIsExplained() {
        start();
        rig.emulator.faults().on("GET", "/k").answer(403, "request_expired");

        assertThat(failure(GET))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageStartingWith("getObject photos/k: ")
                .hasMessageContaining("Set the clock: it must be within 15 minutes of the service's");
        assertThat(rig.emulator.requestCount()).isEqualTo(1);
    }

    private List<Integer> statuses(String method) {
        List<Integer> statuses = new ArrayList<>();
        for (RecordedRequest request : rig.emulator.requests()) {
            if (request.method().equals(method)) {
                statuses.add(request.status());
            }
        }
        return statuses;
    }
}
