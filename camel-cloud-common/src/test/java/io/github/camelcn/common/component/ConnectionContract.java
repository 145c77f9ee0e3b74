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
package io.github.camelcn.common.component;

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
import javax.net.ssl.SSLContext;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.ObjectStoreComponent;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.TestCertificate;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The way to the service and the name on the requests, as options of real endpoints: TLS, proxy, time, keys, clock. */
public abstract class ConnectionContract {

    private static final String PUT = "store:photos/k";
    private static final String GET = "store:photos/k?operation=getObject";
    private static final String NO_WAIT = "&retryDelay=1ms&retryMaxDelay=1ms";
    private static final String PROXY_USER = "wang-laoshi";
    private static final String PROXY_PASSWORD = "s3cret-f0r-proxy";
    /** Source: RFC 7617, section 2. */
    private static final String PROXY_LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((PROXY_USER + ":" + PROXY_PASSWORD).getBytes(UTF_8));

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    protected StoreRig rig;

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** The same over https. */
    protected abstract StoreRig newRig(SSLContext tls);

    /** The same for a server that knows other keys as well. */
    protected abstract StoreRig newRig(Map<String, String> secretsByAccessKey);

    /** The id of the key in an Authorization header. */
    protected abstract String accessKeyIn(String authorization);

    /** A profile file with these keys. */
    protected abstract String profile(String accessKey, String secretKey);

    /** All options that hold secrets. */
    protected abstract List<String> secretOptions();

    /** How the service answers an upload. */
    protected abstract int storedStatus();

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.make(folder);
    }

    @AfterEach
    protected void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    protected final void start(StoreRig newRig) {
        rig = newRig;
        rig.server.putObject("photos", "k", "hello".getBytes(UTF_8));
    }

    private void start() {
        start(newRig());
    }

    private void startWithTls() throws Exception {
        start(newRig(certificate.serverContext()));
    }

    private ObjectStoreComponent component() {
        return rig.context.getComponent(StoreRig.SCHEME, ObjectStoreComponent.class);
    }

    protected final Exception failure(String uri) {
        return rig.send(uri, "x", Map.of()).getException();
    }

    protected final String text(String uri) {
        return rig.sent(uri, null, Map.of()).getMessage().getBody(String.class);
    }

    protected final List<String> signers() {
        return rig.server.requests().stream()
                .map(request ->
                        request.header("authorization").map(this::accessKeyIn).orElse("none"))
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
        component().setUseGlobalSslContextParameters(true);
    }

    @Test
    protected void aCertificateThatNobodySignedIsRefusedWithTheWayOut() throws Exception {
        startWithTls();

        assertThat(failure(GET))
                .isInstanceOf(TransportException.class)
                .hasMessageStartingWith("getObject photos/k: the service's certificate is not trusted (")
                .hasMessageEndingWith("give its certificate authority by sslContextParameters");
        assertThat(rig.server.requestCount()).isZero();
    }

    @Test
    protected void theTrustStoreOfTheEndpointCounts() throws Exception {
        startWithTls();
        rig.context.getRegistry().bind("trust", trustingTheCertificate());

        rig.sent("store:photos/new?sslContextParameters=#bean:trust", "x", Map.of());

        assertThat(rig.server.keys("photos")).containsExactly("k", "new");
        assertThat(text(GET + "&sslContextParameters=#bean:trust")).isEqualTo("hello");
    }

    @Test
    protected void theTlsSettingsOfTheContextCountOnlyWhenTheComponentSaysSo() throws Exception {
        startWithTls();
        rig.context.setSSLContextParameters(trustingTheCertificate());
        assertThat(failure(GET)).isInstanceOf(TransportException.class);

        component().setUseGlobalSslContextParameters(true);

        assertThat(text(GET + "&connectionRetries=0")).isEqualTo("hello");
    }

    @Test
    protected void theTlsSettingsOfTheEndpointBeatThoseOfTheContext() throws Exception {
        startWithTls();
        shareTrustWithTheContext();
        rig.context.getRegistry().bind("jvmTrust", new SSLContextParameters());

        assertThat(failure(GET + "&sslContextParameters=#bean:jvmTrust"))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the service's certificate is not trusted");
    }

    @Test
    protected void trustAllCertificatesBelievesEverything() throws Exception {
        startWithTls();

        assertThat(text(GET + "&trustAllCertificates=true")).isEqualTo("hello");
    }

    @Test
    protected void trustAllCertificatesAndATrustStoreOfTheSameEndpointContradictEachOther() throws Exception {
        startWithTls();
        rig.context.getRegistry().bind("trust", trustingTheCertificate());

        assertThatThrownBy(() -> failure(GET + "&trustAllCertificates=true&sslContextParameters=#bean:trust"))
                .hasStackTraceContaining("trustAllCertificates would make sslContextParameters meaningless");
    }

    @Test
    protected void oneEndpointMayTrustEverybodyWhileTheOthersUseTheSettingsOfTheContext() throws Exception {
        startWithTls();
        shareTrustWithTheContext();

        assertThat(text(GET + "&trustAllCertificates=true")).isEqualTo("hello");
        assertThat(text(GET)).isEqualTo("hello");
    }

    // proxy

    private static RecordingProxy proxyTo(StoreRig rig) throws IOException {
        return RecordingProxy.start(rig.server.address().getPort(), PROXY_LOGIN);
    }

    private static String through(RecordingProxy proxy, String password) {
        return "&proxyHost=127.0.0.1&proxyPort=" + proxy.port() + "&proxyUser=" + PROXY_USER + "&proxyPassword="
                + password;
    }

    private static String everythingSaid(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    protected void everyRequestGoesThroughTheProxyWithTheLogin() throws Exception {
        start();
        try (RecordingProxy proxy = proxyTo(rig)) {
            // the name exists for the proxy only
            String name = rig.server.namedAddress().getHost();
            String options = "&endpoint=" + rig.server.namedAddress() + through(proxy, PROXY_PASSWORD);
            rig.sent("store:photos/new?connectionRetries=0" + options, "over the proxy", Map.of());
            assertThat(text("store:photos/new?operation=getObject" + options)).isEqualTo("over the proxy");

            assertThat(proxy.requests()).hasSameSizeAs(rig.server.requests()).allSatisfy(request -> {
                assertThat(request.line()).contains(" http://").contains(name);
                assertThat(request.header("proxy-authorization")).isEqualTo(PROXY_LOGIN);
            });
            assertThat(proxy.requests())
                    .extracting(request -> request.line().split(" ")[0])
                    .contains("PUT", "GET");
        }
    }

    @Test
    protected void aTunnelHidesTheLoginFromTheService() throws Exception {
        startWithTls();
        try (RecordingProxy proxy = proxyTo(rig)) {
            assertThat(text(GET + "&trustAllCertificates=true" + through(proxy, PROXY_PASSWORD)))
                    .isEqualTo("hello");

            assertThat(proxy.requests()).last().satisfies(request -> assertThat(request.line())
                    .isEqualTo("CONNECT 127.0.0.1:" + rig.server.address().getPort() + " HTTP/1.1"));
            assertThat(rig.server.requests()).hasSize(1).allMatch(request -> request.header("proxy-authorization")
                    .isEmpty());
        }
    }

    @Test
    protected void aLoginTheProxyRefusesIsNeverShown() throws Exception {
        start();
        try (RecordingProxy proxy = proxyTo(rig)) {
            Exception failure = failure(GET + through(proxy, "wr0ng-passw0rd"));

            assertThat(failure)
                    .isInstanceOf(TransportException.class)
                    .hasMessage("getObject photos/k: the proxy did not accept proxyUser and proxyPassword (407)");
            assertThat(everythingSaid(failure)).doesNotContain(PROXY_USER, "wr0ng-passw0rd");
            assertThat(proxy.requests()).as("trying again may lock the account").hasSize(1);
            assertThat(rig.server.requestCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"partSize=1MiB", "unknownOption=1", "connectTimeout=soon"})
    protected void anEndpointThatCannotStartDoesNotShowTheLogin(String mistake) {
        start();

        assertThatThrownBy(() -> failure(PUT + "?proxyHost=h&proxyPort=1&" + mistake + "&proxyUser=" + PROXY_USER
                        + "&proxyPassword=" + PROXY_PASSWORD))
                .satisfies(e -> assertThat(everythingSaid(e))
                        .contains(mistake.substring(0, mistake.indexOf('=')))
                        .doesNotContain(PROXY_USER, PROXY_PASSWORD));
    }

    @Test
    protected void anEndpointThatCannotStartDoesNotShowItsKeys() {
        start();
        String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE";

        for (String option : secretOptions()) {
            assertThatThrownBy(() -> failure(PUT + "?unknownOption=1&" + option + "=" + key))
                    .as(option)
                    .satisfies(e -> assertThat(everythingSaid(e))
                            .contains("unknownOption")
                            .doesNotContain(key));
        }
    }

    // time and repetition

    @Test
    protected void readTimeoutEndsTheWaitForASilentService() {
        start();
        rig.server.strike("GET", 0, StoreServer.ALWAYS, Trouble.SILENCE);

        assertThat(failure(GET + "&connectionRetries=0&readTimeout=1s"))
                .isInstanceOf(TransportException.class)
                .hasMessageStartingWith(
                        "getObject photos/k: the connection stood still for longer than readTimeout (PT1S)");
        await().untilAsserted(() -> assertThat(rig.server.requestCount()).isEqualTo(1));
    }

    @Test
    protected void aSilentServiceIsAskedAgain() {
        start();
        rig.server.strike("GET", 0, 1, Trouble.SILENCE);

        assertThat(text(GET + "&connectionRetries=9&readTimeout=1s" + NO_WAIT)).isEqualTo("hello");
        assertThat(rig.server.requestCount())
                .as("a busy machine may be silent too")
                .isBetween(2L, 10L);
    }

    @Test
    protected void callTimeoutEndsACallThatReadTimeoutWouldLetGoOn() {
        start();
        rig.server.strike("GET", 0, StoreServer.ALWAYS, Trouble.SILENCE);

        assertThat(failure(GET + "&callTimeout=1s&readTimeout=0"))
                .isInstanceOf(TransportException.class)
                .hasMessage("getObject photos/k: not done within callTimeout (PT1S)");
        assertThat(rig.server.requestCount()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 6"})
    protected void connectionRetriesCountAtTheService(int retries, int requests) {
        start();
        rig.server.strike(StoreServer.ANY_METHOD, 0, 100, Trouble.UNAVAILABLE);

        assertThat(failure(GET + "&connectionRetries=" + retries + NO_WAIT))
                .isInstanceOfSatisfying(ServiceException.class, e -> {
                    assertThat(e.status()).isEqualTo(503);
                    assertThat(e.attempts()).isEqualTo(requests);
                });
        assertThat(rig.server.requestCount()).isEqualTo(requests);
    }

    @Test
    protected void aStormThatEndsInTimeIsNotNoticed() {
        start();
        rig.server.strike(StoreServer.ANY_METHOD, 0, 3, Trouble.UNAVAILABLE);

        assertThat(text(GET + "&retryDelay=1ms")).isEqualTo("hello");
        assertThat(rig.server.requestCount()).isEqualTo(4);
    }

    /** A wait of up to a thousand days leaves callTimeout no time for a second attempt. */
    @Test
    protected void aLongRetryDelayIsMeant() {
        start();
        rig.server.strike(StoreServer.ANY_METHOD, 0, 100, Trouble.UNAVAILABLE);
        String options = "&connectionRetries=3&callTimeout=60s&retryMaxDelay=1000d";

        assertThat(failure(GET + options + "&retryDelay=1000d")).isInstanceOf(ServiceException.class);
        assertThat(rig.server.requestCount()).isEqualTo(1);

        rig.server.clearRequests();
        assertThat(failure(GET + options + "&retryDelay=1ms")).isInstanceOf(ServiceException.class);
        assertThat(rig.server.requestCount()).isEqualTo(4);
    }

    // keys

    private void startWithoutKeys(Map<String, String> secretsByAccessKey) {
        start(newRig(secretsByAccessKey));
        component().getCredentials().setAccessKey(null);
        component().getCredentials().setSecretKey(null);
    }

    @Test
    protected void keysOfAProfileFileSign() throws Exception {
        startWithoutKeys(Map.of("FROMFILE", "file-secret"));
        Path file = Files.writeString(folder.resolve("profile"), profile("FROMFILE", "file-secret"));

        assertThat(text(GET + "&credentialType=PROFILE&profileFile=" + file)).isEqualTo("hello");
        assertThat(signers()).containsExactly("FROMFILE");
    }

    @Test
    protected void aProfileFileThatIsMissingIsNamed() {
        startWithoutKeys(Map.of());
        Path file = folder.resolve("missing.yaml");

        assertThat(failure(GET + "&credentialType=PROFILE&profileFile=" + file))
                .hasMessage("the credentials file " + file + " does not exist");
        assertThat(rig.server.requestCount()).isZero();
    }

    @Test
    protected void staticWithBlankKeysStopsTheEndpointBeforeAMessageComes() {
        startWithoutKeys(Map.of());

        assertThatThrownBy(() -> rig.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").to(PUT + "?credentialType=STATIC&accessKey=&secretKey=");
                    }
                }))
                .hasStackTraceContaining("credentialType is STATIC, but accessKey and secretKey are not set");
    }

    @Test
    protected void keysThatChangeBetweenTwoMessagesAreUsedAtOnce() throws Exception {
        startWithoutKeys(Map.of("FIRST", "first-secret", "SECOND", "second-secret"));
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

        assertThat(signers()).containsExactly("FIRST", "SECOND");
        assertThat(rig.server.objectBytes("photos", "k")).asString(UTF_8).isEqualTo("two");
    }

    @Test
    protected void blanksAroundKeysAreCutOffWithAWarningThatNamesTheOption() {
        start();
        String accessKey = component().getCredentials().getAccessKey();
        String secretKey = component().getCredentials().getSecretKey();
        component().getCredentials().setAccessKey(accessKey + "\n");
        String log = logOf(() -> rig.sent(PUT + "?secretKey=RAW( " + secretKey + " )", "x", Map.of()));

        assertThat(log)
                .containsOnlyOnce("accessKey has blanks around it; they are ignored")
                .containsOnlyOnce("secretKey has blanks around it; they are ignored")
                .doesNotContain(secretKey);
        assertThat(signers()).containsExactly(accessKey);
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
    protected void aRouteDoesNotNoticeThatTheClocksDifferByAnHour(int minutes) throws Exception {
        start();
        rig.server.skewClock(Duration.ofMinutes(minutes));
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("store:photos?connectionRetries=0");
                // it shares the producer's client, and would learn the clock in its place
                from("store:archive?delay=20&initialDelay=0&connectionRetries=0")
                        .routeId("consumer")
                        .autoStartup(false)
                        .to("mock:consumed");
            }
        });
        MockEndpoint consumed = rig.mock("consumed");
        consumed.expectedBodiesReceived("for the consumer");

        for (Object body : new Object[] {"text", new ByteArrayInputStream("stream".getBytes(UTF_8)), "more"}) {
            rig.sent("direct:in", body, Map.of(rig.names.key, "healed"));
        }
        assertThat(rig.server.objectBytes("photos", "healed")).asString(UTF_8).isEqualTo("more");
        assertThat(statuses("PUT"))
                .as("the clock is learned once")
                .containsExactly(403, storedStatus(), storedStatus(), storedStatus());

        rig.server.putObject("archive", "new", "for the consumer".getBytes(UTF_8));
        rig.context.getRouteController().startRoute("consumer");
        consumed.assertIsSatisfied();
    }

    @Test
    protected void aStreamSurvivesTheCorrectionOfTheClock() {
        start();
        rig.server.skewClock(Duration.ofHours(1));

        rig.sent(PUT + "?connectionRetries=0", new ByteArrayInputStream("stream".getBytes(UTF_8)), Map.of());

        assertThat(rig.server.objectBytes("photos", "k")).asString(UTF_8).isEqualTo("stream");
    }

    /** The service complains about the time although its own date is ours: correcting the clock cannot help. */
    @Test
    protected void aClockThatCannotBeHealedIsExplained() {
        start();
        rig.server.strike("GET", 0, StoreServer.ALWAYS, Trouble.CLOCK_REFUSED);

        assertThat(failure(GET))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageStartingWith("getObject photos/k: ")
                .hasMessageContaining("Set the clock: it must be within 15 minutes of the service's");
        assertThat(rig.server.requestCount()).isEqualTo(1);
    }

    private List<Integer> statuses(String method) {
        List<Integer> statuses = new ArrayList<>();
        for (RecordedRequest request : rig.server.requests()) {
            if (request.method().equals(method)) {
                statuses.add(request.status());
            }
        }
        return statuses;
    }
}
