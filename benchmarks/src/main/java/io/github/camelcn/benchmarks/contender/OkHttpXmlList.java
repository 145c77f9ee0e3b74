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
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.stax.WstxInputFactory;
import okhttp3.Response;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/**
 * All keys of a bucket of the S3 protocol with plain OkHttp and Woodstox' streaming parser. It makes a string of every
 * key and keeps nothing else, which is less than any client that hands out entries.
 */
public final class OkHttpXmlList implements Contender {

    private final BareOkHttp http;
    private final XMLInputFactory xml = new WstxInputFactory();
    private final Setup setup;

    public OkHttpXmlList(Setup setup) {
        this.setup = setup;
        this.http = BareOkHttp.forLargeObjects(setup);
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    @Override
    public long operate(int thread, long number) throws IOException, XMLStreamException {
        long keys = 0;
        String token = "";
        do {
            String query = "../" + Keys.bucket(setup.size()) + "?list-type=2&max-keys=1000"
                    + (token.isEmpty() ? "" : "&continuation-token=" + token);
            try (Response response = http.send(http.request(query).build());
                    InputStream in = response.body().byteStream()) {
                XMLStreamReader page = xml.createXMLStreamReader(in);
                token = "";
                String key = "";
                while (page.hasNext()) {
                    if (page.next() == XMLStreamReader.START_ELEMENT) {
                        if (page.getLocalName().equals("Key")) {
                            key = page.getElementText();
                            keys++;
                        } else if (page.getLocalName().equals("NextContinuationToken")) {
                            token = page.getElementText();
                        }
                    }
                }
                page.close();
                if (key.isEmpty()) {
                    throw new IOException("an empty page");
                }
            }
        } while (!token.isEmpty());
        return Keys.checked(keys, setup.size());
    }

    @Override
    public void close() {
        http.close();
    }
}
