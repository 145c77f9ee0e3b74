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

import java.io.ByteArrayInputStream;
import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * What a service says about an error. The string to sign and other things it echoes are not kept.
 *
 * <p>Source: Amazon S3 API reference, "Error responses"; native JSON: provider documentation, page 3928.
 *
 * @param code empty if there is none
 * @param message in the service's words
 * @param requestId for the service's support
 * @param region where the bucket is, or what the signature should have named
 * @param endpoint where to go instead
 */
record ErrorDocument(String code, String message, String requestId, String region, String endpoint) {

    static final ErrorDocument NONE = new ErrorDocument("", "", "", "", "");

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads whatever an error's body is, regardless of its Content-Type, since gateways lie about it; what is neither XML
     * nor JSON counts as nothing.
     */
    static ErrorDocument parse(byte[] body) {
        for (byte first : body) {
            if (first == '{') {
                return ofJson(body);
            }
            if (first == '<') {
                return ofXml(body);
            }
            if (first > ' ') {
                return NONE;
            }
        }
        return NONE;
    }

    private static ErrorDocument ofXml(byte[] body) {
        try (XmlDocument xml = XmlDocument.open(new ByteArrayInputStream(body))) {
            return xml.name().equals("Error") ? read(xml) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Reads the children of an {@code Error} that was entered; of one that breaks off, what was there. */
    static ErrorDocument read(XmlDocument xml) {
        String code = "";
        String message = "";
        String requestId = "";
        String region = "";
        String endpoint = "";
        try {
            while (xml.next()) {
                switch (xml.name()) {
                    case "Code" -> code = xml.text().strip();
                    case "Message" -> message = xml.text().strip();
                    case "RequestId" -> requestId = xml.text().strip();
                    case "Region" -> region = xml.text().strip();
                    case "Endpoint" -> endpoint = xml.text().strip();
                    default -> xml.skip();
                }
            }
        } catch (IOException e) {
            // half an answer: what was understood so far is all there is
        }
        return new ErrorDocument(code, message, requestId, region, endpoint);
    }

    private static ErrorDocument ofJson(byte[] body) {
        String message = "";
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("error") && json.currentToken().isScalarValue()) {
                    message = json.getText();
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            // half an answer: what was understood so far is all there is
        }
        return new ErrorDocument("", message, "", "", "");
    }
}
