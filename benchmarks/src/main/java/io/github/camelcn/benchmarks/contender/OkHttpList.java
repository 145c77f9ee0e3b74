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

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import okhttp3.Response;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/**
 * All keys of a bucket with plain OkHttp and Jackson's streaming parser. It makes a string of every key and keeps
 * nothing else, which is less than any client that hands out entries.
 */
public final class OkHttpList implements Contender {

    private final BareOkHttp http;
    private final JsonFactory json = new JsonFactory();
    private final Setup setup;

    public OkHttpList(Setup setup) {
        this.setup = setup;
        this.http = BareOkHttp.forLargeObjects(setup);
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        long keys = 0;
        String marker = "";
        do {
            String query =
                    "../" + Keys.bucket(setup.size()) + "?limit=1000" + (marker.isEmpty() ? "" : "&marker=" + marker);
            try (Response response = http.send(http.request(query).build());
                    JsonParser parser = json.createParser(response.body().byteStream())) {
                marker = "";
                String key = "";
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.FIELD_NAME) {
                        String name = parser.currentName();
                        if (name.equals("key")) {
                            key = parser.nextTextValue();
                            keys++;
                        } else if (name.equals("next_marker")) {
                            marker = parser.nextTextValue();
                        }
                    }
                }
                if (key.isEmpty()) {
                    throw new IOException("an empty page");
                }
            }
        } while (!marker.isEmpty());
        return Keys.checked(keys, setup.size());
    }

    @Override
    public void close() {
        http.close();
    }
}
