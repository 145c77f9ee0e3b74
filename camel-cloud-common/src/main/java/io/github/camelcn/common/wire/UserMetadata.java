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
package io.github.camelcn.common.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * User metadata on its way to and from headers such as {@code x-qs-meta-}. Immutable.
 *
 * <p>Names go out in lower case: no service tells cases apart. Values may only be printable ASCII on the wire,
 * so every other value is sent as percent-encoded UTF-8, as the official SDKs do, and decoded when it comes back. An
 * ASCII value that would be mistaken for such an encoding is encoded too; so whatever goes in comes out.
 *
 * <p>Source: QingStor API documentation, "Object Metadata", read 2022; the encoding: its SDKs for Go 4.4.1 and Java
 * 2.6.5. S3 allows printable ASCII on the wire, too, and leaves the encoding to the client.
 */
public final class UserMetadata {

    /** Behind the vendor's prefix. */
    static final String NAME_PREFIX = "meta-";

    /** No store takes longer values. */
    private static final int LONGEST_VALUE = 2048;

    private final String prefix;
    private final int maxBytes;
    private final int maxNameBytes;

    /**
     * @param vendorPrefix the vendor's own, such as {@code x-qs-} or {@code x-amz-}; lower case
     * @param maxBytes how much names and values may have together, as they are sent
     * @param maxNameBytes how long a name may be
     */
    public UserMetadata(String vendorPrefix, int maxBytes, int maxNameBytes) {
        this.prefix = vendorPrefix + NAME_PREFIX;
        this.maxBytes = maxBytes;
        this.maxNameBytes = maxNameBytes;
    }

    /**
     * Adds the headers.
     *
     * @throws IllegalArgumentException if the service would refuse the metadata, with its rule
     */
    public void write(Map<String, String> metadata, Map<String, String> headers) {
        int bytes = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            String name = checkedName(entry.getKey());
            String value = encoded(entry.getValue());
            bytes += name.length() + value.length();
            if (headers.put(prefix + name, value) != null) {
                throw new IllegalArgumentException("the user metadata has the name '" + name
                        + "' twice: names are compared without regard to case");
            }
        }
        if (bytes > maxBytes) {
            throw new IllegalArgumentException("the user metadata has " + bytes
                    + " bytes of names and values as they are sent, but may have " + maxBytes);
        }
    }

    /** From the vendor's headers, by lower-case name without the vendor's prefix. */
    public static Map<String, String> read(Map<String, String> vendorHeaders) {
        Map<String, String> metadata = Map.of();
        for (Map.Entry<String, String> header : vendorHeaders.entrySet()) {
            if (header.getKey().startsWith(NAME_PREFIX)) {
                if (metadata.isEmpty()) {
                    metadata = new HashMap<>();
                }
                metadata.put(header.getKey().substring(NAME_PREFIX.length()), decoded(header.getValue()));
            }
        }
        return metadata;
    }

    private String checkedName(String name) {
        boolean good =
                !name.isEmpty() && name.length() <= maxNameBytes && name.chars().allMatch(UserMetadata::allowed);
        if (!good) {
            throw new IllegalArgumentException("the user metadata name '" + name + "' must have 1 to " + maxNameBytes
                    + " characters of A-Z, a-z, 0-9, '-', '_' and '.'");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    static String encoded(String value) {
        return needsEncoding(value) ? percentEncoded(value) : value;
    }

    private static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder(value.length() * 3);
        UriEncoding.appendQueryValue(encoded, value);
        return encoded.toString();
    }

    static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        String decoded = strictlyDecoded(value);
        if (!isPrintableAscii(decoded)) {
            return decoded;
        }
        // the last question asks the same about one layer less: once only, and not about values too long to be legal,
        // since whoever may write objects chooses the number of layers
        boolean oursToDecode = !decoded.equals(value)
                && value.length() <= LONGEST_VALUE
                && percentEncoded(decoded).equals(value)
                && needsEncoding(decoded);
        return oursToDecode ? decoded : value;
    }

    private static boolean needsEncoding(String value) {
        return !isPrintableAscii(value) || !decoded(value).equals(value);
    }

    private static boolean isPrintableAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        // blanks at the ends do not survive a header
        return value.isEmpty() || value.charAt(0) != ' ' && value.charAt(value.length() - 1) != ' ';
    }

    /** The decoded text; the value itself if a percent sign in it is no escape, or the bytes are no UTF-8. */
    private static String strictlyDecoded(String value) {
        ByteBuffer bytes = ByteBuffer.allocate(value.length() * 3);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > '~') {
                return value;
            }
            if (c == '%') {
                int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
                if (low < 0) {
                    return value;
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }
}
