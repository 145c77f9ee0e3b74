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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.IOException;
import java.time.Clock;

import io.github.camelcn.emulator.http.DropConnectionException;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.ResponseBody;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.wire.Json;

/** What all native answers have in common. Thread-safe. */
final class Answers {
    private static final ResponseBody NO_BODY = ResponseBody.of(new byte[0]);

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /** Some work that makes an answer. */
    interface Work {
        HttpResponse answer() throws IOException;
    }

    /** Does the work and words what goes wrong. */
    HttpResponse guarded(HttpRequest request, Work work) throws IOException {
        try {
            return finish(request, work.answer());
        } catch (NativeError e) {
            return error(request, e.status(), e.getMessage());
        } catch (Receiver.FlawedBodyException e) {
            return e.flaw() == Receiver.Flaw.TOO_LARGE
                    ? error(request, NativeError.TOO_LARGE, "file size exceeds the limit")
                    : error(request, NativeError.BAD_REQUEST, "invalid content md5");
        } catch (DropConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return error(request, NativeError.SERVER_FAILURE, "emulator: " + e);
        }
    }

    HttpResponse error(HttpRequest request, int status, String message) {
        request.examination().error(Integer.toString(status), message);
        HttpResponse response =
                Json.answer(status, Json.object().put("error", message).put("code", status));
        if (request.method().equals("HEAD")) {
            response.body(NO_BODY);
        }
        return finish(request, response);
    }

    /** Source: qiniu-java-sdk 7.19.0: an answer without X-Reqid did not come from the service. */
    HttpResponse finish(HttpRequest request, HttpResponse response) {
        response.headers()
                .add("Server", "Kodo")
                .add("Date", HttpDates.format(clock.instant()))
                .add("X-Reqid", request.id())
                .add("X-Log", "X-Log");
        return response;
    }
}
