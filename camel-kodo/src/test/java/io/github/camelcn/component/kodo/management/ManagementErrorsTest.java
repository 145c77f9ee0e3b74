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

import java.io.IOException;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.ObjectRef;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static io.github.camelcn.component.kodo.management.ManagementWire.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ManagementErrorsTest {

    private static final ObjectRef OBJECT = new ObjectRef("demo", "a/b.txt");

    @AutoClose
    private static final ManagementWire server = new ManagementWire();

    @AutoClose
    private final ManagementClient client = server.client().build();

    @BeforeEach
    void forget() {
        server.forgetRequests();
    }

    private ServiceException failure() {
        return catchThrowableOfType(ServiceException.class, () -> client.stat(StatObjectRequest.of(OBJECT)));
    }

    /** The whole table of statuses. */
    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST,     false, ServiceException",
        "401, INVALID_CREDENTIALS, false, InvalidCredentialsException",
        "403, ACCESS_DENIED,       false, AccessDeniedException",
        "404, NOT_FOUND,           false, ServiceException",
        "405, INVALID_REQUEST,     false, ServiceException",
        "406, DIGEST_MISMATCH,     true,  ServiceException",
        "413, INVALID_REQUEST,     false, ServiceException",
        "419, ACCOUNT_PROBLEM,     false, ServiceException",
        "429, THROTTLED,           true,  ThrottledException",
        "478, UNAVAILABLE,         true,  ServiceException",
        "500, UNAVAILABLE,         true,  ServiceException",
        "501, UNKNOWN,             false, ServiceException",
        "502, UNAVAILABLE,         true,  ServiceException",
        "503, UNAVAILABLE,         true,  ServiceException",
        "504, UNAVAILABLE,         true,  ServiceException",
        "509, THROTTLED,           false, ThrottledException",
        "573, THROTTLED,           true,  ThrottledException",
        "579, UNAVAILABLE,         false, ServiceException",
        "599, UNAVAILABLE,         true,  ServiceException",
        "608, PRECONDITION_FAILED, false, PreconditionFailedException",
        "612, OBJECT_NOT_FOUND,    false, ObjectNotFoundException",
        "614, CONFLICT,            false, ConflictException",
        "616, UNKNOWN,             false, ServiceException",
        "618, UNKNOWN,             false, ServiceException",
        "630, ACCOUNT_PROBLEM,     false, ServiceException",
        "631, BUCKET_NOT_FOUND,    false, BucketNotFoundException",
        "632, UNKNOWN,             false, ServiceException",
        "640, INVALID_REQUEST,     false, ServiceException",
        "701, UPLOAD_NOT_FOUND,    false, UploadNotFoundException",
        "996, UNAVAILABLE,         true,  ServiceException"
    })
    void everyStatusIsAnExceptionOfItsKind(int status, ErrorKind kind, boolean retryable, String type) {
        server.answers(status, "{\"error\":\"the reason\",\"code\":" + status + "}");

        ServiceException failure = failure();

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.error().retryable()).isEqualTo(retryable);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.requestId()).isEqualTo(ManagementWire.REQUEST_ID);
        assertThat(failure)
                .hasMessageStartingWith("statObject demo/a/b.txt: " + kind + " (" + status + ", request "
                        + ManagementWire.REQUEST_ID + ") \"the reason\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | incorrect region, please use z1    | WRONG_REGION     | set region, or regionAutoDetect=true",
                "400 | archive already restored           | CONFLICT         | The object is restored and can be read",
                "400 | already in line stat               | CONFLICT         | The object is in this state already",
                "401 | bad token                          | INVALID_CREDENTIALS | Check accessKey and secretKey",
                "401 | token out of date                  | INVALID_CREDENTIALS | The credentials have expired: get new ones",
                "612 | no such uploadId                   | UPLOAD_NOT_FOUND |",
                "631 | no such bucket                     | BUCKET_NOT_FOUND | know it by its Kodo name",
                "419 | frozen                             | ACCOUNT_PROBLEM  | look at it in the Qiniu portal"
            })
    void theWordsAndTheHintSayWhatToDo(int status, String words, ErrorKind kind, String hint) {
        server.answers(status, "{\"error\":\"" + words + "\"}");

        assertThat(failure().kind()).isEqualTo(kind);
        if (hint != null) {
            assertThat(failure().error().hint()).contains(hint);
        }
    }

    @Test
    void whatOnlyArchivesAllowIsSaid() {
        server.answers(403, "{\"error\":\"invalid operation\"}");

        assertThatThrownBy(() -> client.restoreArchive(new RestoreArchiveRequest(OBJECT, 1)))
                .hasMessageContaining("Only objects of class GLACIER and DEEP_ARCHIVE can be restored");
        assertThatThrownBy(() -> client.changeType(new ChangeTypeRequest(OBJECT, 0)))
                .hasMessageContaining("An archived object changes its class only after it was restored");
    }

    @Test
    void aRequestWithoutKeysIsToldSo() {
        server.answers(401, "{\"error\":\"bad token\"}");
        try (ManagementClient nobody = server.client()
                .credentials(CredentialsProvider.of(Credentials.ANONYMOUS))
                .build()) {
            assertThatThrownBy(() -> nobody.stat(StatObjectRequest.of(OBJECT)))
                    .isInstanceOf(InvalidCredentialsException.class)
                    .hasMessageContaining("set accessKey and secretKey");
        }
    }

    @Test
    void temporaryKeysAreRefusedWithAReason() {
        server.answers(200, "{}");
        try (ManagementClient guest = server.client()
                .credentials(CredentialsProvider.of(new Credentials("ak", "sk", "token")))
                .build()) {
            assertThatThrownBy(() -> guest.stat(StatObjectRequest.of(OBJECT)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("need permanent keys");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFailureWithoutTheServicesMarkIsNotTheServices() throws IOException {
        server.answers(200, "")
                .on(
                        post(urlPathMatching("/stat/.*")),
                        aResponse().withStatus(403).withBody("<html>Please log in</html>"));

        ServiceException failure = failure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure.error().retryable()).isTrue();
        assertThat(failure)
                .hasMessageContaining("no X-Reqid, so it is not Kodo's own")
                .hasMessageNotContaining("log in");
    }

    @Test
    void aSuccessWithoutTheServicesMarkIsRepeated() throws IOException {
        server.answers(200, "")
                .on(
                        post(urlPathMatching("/stat/.*"))
                                .inScenario("portal")
                                .whenScenarioStateIs(STARTED)
                                .willSetStateTo("through"),
                        aResponse().withBody("<html>Please log in</html>"))
                .on(
                        post(urlPathMatching("/stat/.*")).inScenario("portal").whenScenarioStateIs("through"),
                        answer(200, "{\"fsize\":7,\"hash\":\"h\"}"));
        try (ManagementClient patient =
                server.client().retryPolicy(ManagementWire.QUICK).build()) {
            assertThat(patient.stat(StatObjectRequest.of(OBJECT)).size()).isEqualTo(7);
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anAnswerThatIsNoJsonIsSaidToBeNone() {
        server.answers(200, "{\"fsize\":");

        assertThatThrownBy(() -> client.stat(StatObjectRequest.of(OBJECT)))
                .hasMessageContaining("statObject demo/a/b.txt: the answer is not the JSON that was expected");
    }

    @Test
    void aWrongClockHealsAtOnce() throws IOException {
        server.answers(200, "")
                .on(
                        post(urlPathMatching("/stat/.*")),
                        answer(403, "{\"error\":\"request time too skewed\"}")
                                .withHeader("Date", "Thu, 15 Jan 2026 09:30:00 GMT"))
                .on(
                        post(urlPathMatching("/stat/.*"))
                                .withHeader(
                                        "X-Qiniu-Date",
                                        com.github.tomakehurst.wiremock.client.WireMock.equalTo("20260115T093000Z")),
                        answer(200, "{\"fsize\":7,\"hash\":\"h\"}"));

        assertThat(client.stat(StatObjectRequest.of(OBJECT)).size()).isEqualTo(7);
        assertThat(client.clock().instant()).isEqualTo(ManagementWire.NOW.plusSeconds(3600));
    }

    @Test
    void aClockThatCannotBeHealedIsItsOwnException() {
        server.answers(403, "{\"error\":\"request time too skewed\"}");

        assertThatThrownBy(() -> client.stat(StatObjectRequest.of(OBJECT)))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageContaining("within 15 minutes");
    }

    // ---------------------------------------------------------------- lost answers

    private ManagementClient losingTheFirstAnswer(int status, String then) {
        server.answers(200, "")
                .on(
                        post(anyUrl())
                                .inScenario("lost")
                                .whenScenarioStateIs(STARTED)
                                .willSetStateTo("done"),
                        aResponse().withFault(EMPTY_RESPONSE))
                .on(post(anyUrl()).inScenario("lost").whenScenarioStateIs("done"), answer(status, then));
        return server.client().retryPolicy(ManagementWire.QUICK).build();
    }

    @Test
    void aDeletionWhoseAnswerWasLostFindsNothingLeft() throws IOException {
        try (ManagementClient patient = losingTheFirstAnswer(612, "{\"error\":\"no such file or directory\"}")) {
            patient.delete(new NativeDeleteRequest(OBJECT));
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aChangeOfTypeWhoseAnswerWasLostIsDone() throws IOException {
        try (ManagementClient patient = losingTheFirstAnswer(400, "{\"error\":\"already in line stat\"}")) {
            patient.changeType(new ChangeTypeRequest(OBJECT, 1));
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aRestoreWhoseAnswerWasLostIsDone() throws IOException {
        try (ManagementClient patient = losingTheFirstAnswer(400, "{\"error\":\"archive already restored\"}")) {
            patient.restoreArchive(new RestoreArchiveRequest(OBJECT, 1));
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aMoveWhoseAnswerWasLostIsNotRepeated() {
        try (ManagementClient patient = losingTheFirstAnswer(612, "{}")) {
            assertThatThrownBy(() -> patient.move(new NativeMoveRequest(OBJECT, new ObjectRef("demo", "c"), false)))
                    .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.mayHaveHappened())
                            .isTrue());
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAsynchronousFetchWhoseAnswerWasLostIsNotRepeated() {
        try (ManagementClient patient = losingTheFirstAnswer(200, "{\"id\":\"2\",\"wait\":0}")) {
            assertThatThrownBy(() -> patient.asyncFetch(
                            AsyncFetchRequest.of("demo", "k", java.net.URI.create("https://example.com/x"))))
                    .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.mayHaveHappened())
                            .isTrue());
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aConditionalChangeWhoseAnswerWasLostIsNotRepeated() {
        try (ManagementClient patient = losingTheFirstAnswer(200, "{}")) {
            assertThatThrownBy(() ->
                            patient.changeMime(new ChangeMimeRequest(OBJECT, "image/png", ChangeCondition.hash("h"))))
                    .isInstanceOf(TransportException.class);
        }
        assertThat(server.requests()).hasSize(1);
    }
}
