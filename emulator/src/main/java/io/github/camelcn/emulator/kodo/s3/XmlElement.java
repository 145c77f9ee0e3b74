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
package io.github.camelcn.emulator.kodo.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a request body, by local names; namespaces and attributes do not matter. */
final class XmlElement {
    private static final int MAX_DEPTH = 16;
    private static final XMLInputFactory FACTORY = factory();

    private final String name;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name) {
        this.name = name;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }

    /** @throws ServiceError MalformedXML when the bytes are not one document with this root */
    static XmlElement parse(byte[] bytes, String root) {
        try {
            XMLStreamReader reader = reader(bytes);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw malformed("a document type is not allowed");
                }
            }
            XmlElement element = read(reader, 0);
            while (reader.hasNext()) {
                reader.next();
            }
            if (element.name.equals(root)) {
                return element;
            }
            throw malformed("the document must be a " + root);
        } catch (XMLStreamException e) {
            throw malformed("the body is not well-formed XML");
        }
    }

    /** The JDK does not promise that its factory may be shared while it makes readers. */
    private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        synchronized (FACTORY) {
            return FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
        }
    }

    private static XmlElement read(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw malformed("elements are nested too deep");
        }
        XmlElement element = new XmlElement(reader.getLocalName());
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw malformed("an entity is not defined");
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {
                    // comments and processing instructions mean nothing
                }
            }
        }
    }

    private static ServiceError malformed(String message) {
        return new ServiceError(ErrorCode.MalformedXML, message);
    }

    List<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    Optional<XmlElement> first(String child) {
        return children.stream().filter(element -> element.name.equals(child)).findFirst();
    }

    /** Text of the element itself, as it is. */
    String text() {
        return text.toString();
    }

    /** Text of a child; empty when there is no such child. */
    Optional<String> text(String child) {
        return first(child).map(XmlElement::text);
    }

    /** @throws ServiceError MalformedXML when there is no such child */
    String require(String child) {
        return text(child).orElseThrow(() -> malformed(name + " must have a " + child));
    }
}
