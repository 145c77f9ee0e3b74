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

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

import io.github.camelcn.common.wire.MalformedAnswerException;

/**
 * An XML answer, read as a stream, element by element; no tree is built. Names are local names: namespaces are ignored,
 * and so are attributes. Not thread-safe.
 *
 * <p>The parser knows neither document types nor external entities, so that an answer can make it read nothing else.
 * Keys may hold what XML 1.0 cannot carry; services send it all the same, as character references or as it is, and it is
 * taken as it comes rather than failing a whole listing.
 */
final class XmlDocument implements AutoCloseable {

    private static final WstxInputFactory PARSERS = parsers();

    private final XMLStreamReader2 xml;

    private XmlDocument(XMLStreamReader2 xml) {
        this.xml = xml;
    }

    private static WstxInputFactory parsers() {
        WstxInputFactory parsers = new WstxInputFactory();
        parsers.configureForSpeed();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
        parsers.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        // a carriage return in a key is part of it
        parsers.setProperty(WstxInputProperties.P_NORMALIZE_LFS, false);
        // errors come where an element is read, not where it is looked at
        parsers.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return parsers;
    }

    /**
     * Opens a document and enters its root. Blanks in front of it are passed over: services send them to keep a
     * connection alive while they work.
     *
     * @param in read no further than the root's end; stays open
     * @throws MalformedAnswerException if it is no XML
     */
    static XmlDocument open(InputStream in) throws IOException {
        try {
            XMLStreamReader2 xml = (XMLStreamReader2) PARSERS.createXMLStreamReader(withoutBlanks(in));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.DTD) {
                    throw new MalformedAnswerException("XML", "it declares a document type", null);
                }
            }
            return new XmlDocument(xml);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static InputStream withoutBlanks(InputStream in) throws IOException {
        PushbackInputStream rest = new PushbackInputStream(in, 1);
        int first = rest.read();
        while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
            first = rest.read();
        }
        if (first < 0) {
            throw new MalformedAnswerException("XML", "it is empty", null);
        }
        rest.unread(first);
        return rest;
    }

    /** The name of the element that was entered or moved to last. */
    String name() {
        return xml.getLocalName();
    }

    /** Moves to the next child of the element this is in, which then has to be read, skipped or entered; false at its end. */
    boolean next() throws IOException {
        try {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT:
                        return true;
                    case XMLStreamConstants.END_ELEMENT:
                        return false;
                    case XMLStreamConstants.END_DOCUMENT:
                        throw new MalformedAnswerException("XML", "it ends too early", null);
                    default:
                    // blanks and comments between elements
                }
            }
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** The text of the element this moved to, which has no children. */
    String text() throws IOException {
        try {
            return xml.getElementText();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    boolean isTrue() throws IOException {
        return text().strip().equalsIgnoreCase("true");
    }

    /** A number; -1 for what is none. */
    long number() throws IOException {
        try {
            return Long.parseLong(text().strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Passes over the element this moved to, with all that is in it. */
    void skip() throws IOException {
        try {
            xml.skipElement();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** A connection that broke off is its own failure, not one of the document. */
    private static IOException failure(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException broken) {
            return broken;
        }
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return new MalformedAnswerException("XML", end < 0 ? message : message.substring(0, end), e);
    }

    /** Gives the parser's buffers back; the stream stays open. */
    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            // nothing is left to be done with it
        }
    }
}
