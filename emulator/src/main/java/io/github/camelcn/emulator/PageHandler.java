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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.http.HttpHandler;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.wire.Json;

/** Serves the files of the page and the JSON they are fed by. Thread-safe. */
final class PageHandler implements HttpHandler {
    private record File(String name, String type) {}

    private static final Map<String, File> FILES = Map.of(
            "/", new File("index.html", "text/html; charset=utf-8"),
            "/page.css", new File("page.css", "text/css; charset=utf-8"),
            "/page.js", new File("page.js", "text/javascript; charset=utf-8"));
    /** A name that DNS could lead here belongs to somebody else's page. */
    private static final Pattern OWN_HOST =
            Pattern.compile("(?i)(localhost|[\\w-]+\\.localhost|[\\d.]+|\\[[\\da-f:.]+])(:\\d+)?");
    /** Nothing but the page's own files runs, whatever the names of objects are. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final PageData data;
    private final boolean ownHostOnly;

    /** @param ownHostOnly whether requests must name this machine, as they do on the loopback address */
    PageHandler(PageData data, boolean ownHostOnly) {
        this.data = data;
        this.ownHostOnly = ownHostOnly;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        return answer(request)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    private HttpResponse answer(HttpRequest request) throws IOException {
        if (ownHostOnly && !OWN_HOST.matcher(request.authority()).matches()) {
            return problem(403, "this page is for localhost");
        }
        if (!request.method().matches("GET|HEAD")) {
            return problem(405, "this page only looks").header("Allow", "GET, HEAD");
        }
        String target = request.pathAndQuery();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        if (FILES.containsKey(path)) {
            return file(FILES.get(path));
        }
        try {
            return Json.answer(json(path, QueryParameters.parse(mark < 0 ? "" : target.substring(mark + 1))));
        } catch (NoSuchElementException e) {
            return problem(404, e.getMessage());
        }
    }

    private JsonNode json(String path, QueryParameters query) {
        return switch (path) {
            case "/api/overview" -> data.overview();
            case "/api/requests" -> data.requests();
            case "/api/request" -> data.request(query.firstOr("emulator", ""), query.firstOr("id", ""));
            case "/api/objects" ->
                data.objects(
                        query.firstOr("emulator", ""),
                        query.firstOr("bucket", ""),
                        query.firstOr("prefix", ""),
                        query.firstOr("after", ""));
            default -> throw new NoSuchElementException("there is nothing at " + path);
        };
    }

    private static HttpResponse file(File file) throws IOException {
        try (InputStream in = PageHandler.class.getResourceAsStream("page/" + file.name())) {
            return HttpResponse.of(200).body(in.readAllBytes(), file.type());
        }
    }

    private static HttpResponse problem(int status, String message) {
        return Json.answer(status, Json.object().put("error", message));
    }
}
