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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/** A server that answers what it is told, shows what it was sent, and leaves the console alone. */
public final class RecordingServer implements AutoCloseable {

    private final WireMockServer server;
    private final List<LoggedRequest> requests = new CopyOnWriteArrayList<>();

    public RecordingServer() {
        this(options());
    }

    /** @param options what it has beside a free port for plain http */
    public RecordingServer(WireMockConfiguration options) {
        server =
                new WireMockServer(options.dynamicPort().disableRequestJournal().notifier(new Silence()));
        server.addMockServiceRequestListener((request, response) -> requests.add(LoggedRequest.createFrom(request)));
        server.start();
    }

    public int port() {
        return server.port();
    }

    /** Where the answers are told. */
    public WireMockServer stubs() {
        return server;
    }

    /** What every request is answered from now on. */
    public void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    /**
     * An answer.
     *
     * @param type what the body is, if there is one and the headers do not say it
     * @param headers names and values in turn
     */
    public static ResponseDefinitionBuilder answer(int status, String body, String type, String... headers) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status);
        for (int i = 0; i < headers.length; i += 2) {
            answer.withHeader(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            answer.withBody(body);
            if (!List.of(headers).contains("Content-Type")) {
                answer.withHeader("Content-Type", type);
            }
        }
        return answer;
    }

    /** All that came since the start or {@link #forget}, in order. */
    public List<LoggedRequest> requests() {
        return requests;
    }

    public LoggedRequest last() {
        return requests.get(requests.size() - 1);
    }

    public void forget() {
        requests.clear();
    }

    /**
     * The last request as text: method and raw target, headers in order of their names, an empty line, the body.
     *
     * @param without the lower-case names of headers that are not shown
     */
    public String sent(Set<String> without) {
        LoggedRequest request = last();
        StringBuilder text = new StringBuilder()
                .append(request.getMethod())
                .append(' ')
                .append(request.getUrl())
                .append('\n');
        TreeMap<String, String> headers = new TreeMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), String.join(",", header.values()));
        }
        headers.keySet().removeAll(without);
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        String body = new String(request.getBody(), StandardCharsets.UTF_8);
        return body.isEmpty()
                ? text.toString()
                : text.append('\n').append(body).append('\n').toString();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** WireMock tells the console about requests that ended early, which is what some tests are about. */
    private static final class Silence implements Notifier {

        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable t) {}
    }
}
