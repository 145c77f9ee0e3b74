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
package io.github.camelcn.common.camel;

import java.io.File;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;

import io.github.camelcn.common.camel.monitor.TransferWatch;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * What most operations on objects read from a message: names, content headers, metadata, conditions, keys. Immutable,
 * shared by the handlers of a producer.
 */
public final class ObjectFields {

    /** Source: RFC 9110, section 5.1, less what stores refuse in the names of user metadata. */
    private static final Pattern METADATA_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ObjectStoreHeaders names;
    private final OperationDefaults defaults;
    private final StoreSpecifics specifics;
    private final TransferWatch transfers;
    private final Set<String> describing;

    /** Of a store that has nothing of its own. */
    public ObjectFields(ObjectStoreHeaders names, OperationDefaults defaults) {
        this(names, defaults, StoreSpecifics.NONE, TransferWatch.NONE);
    }

    public ObjectFields(
            ObjectStoreHeaders names, OperationDefaults defaults, StoreSpecifics specifics, TransferWatch transfers) {
        this.names = names;
        this.defaults = defaults;
        this.specifics = specifics;
        this.transfers = transfers;
        this.describing = ObjectResultHeaders.describing(names);
    }

    public ObjectStoreHeaders names() {
        return names;
    }

    public OperationDefaults defaults() {
        return defaults;
    }

    /** Watches what takes long. */
    public TransferWatch transfers() {
        return transfers;
    }

    /** The headers that a message loses when it turns to another object, unless the store says them anew. */
    public Set<String> describingHeaders() {
        return describing;
    }

    /** The override header, else the endpoint's. The header a consumer sets never counts. */
    public String bucket(MessageReader message) {
        return message.text(names.overrideBucketName, defaults.bucket());
    }

    /** The object an operation is about: the key header, else the option keyName, else the key of the URI. */
    public ObjectRef object(MessageReader message) {
        return new ObjectRef(bucket(message), key(message).orElseThrow(() -> noKey("")));
    }

    /** The object that is written: as {@link #object}, and at last the name of the file that is being routed. */
    public ObjectRef writtenObject(MessageReader message) {
        String key = key(message)
                .or(() -> message.text(Exchange.FILE_NAME).map(name -> keyOfFile(name, File.separatorChar)))
                .orElseThrow(() -> noKey(", or route a file, whose header " + Exchange.FILE_NAME + " names it"));
        return new ObjectRef(bucket(message), key);
    }

    /** Keys have slashes on every machine; where a file name has them too, its backslashes are part of the name. */
    static String keyOfFile(String fileName, char separator) {
        return fileName.replace(separator, '/');
    }

    private Optional<String> key(MessageReader message) {
        return message.text(names.key)
                .or(() -> defaults.keyName().map(option -> option.evaluate(message.exchange(), String.class)))
                .or(() -> Optional.of(defaults.key()))
                .filter(key -> !key.isEmpty());
    }

    private IllegalArgumentException noKey(String more) {
        return new IllegalArgumentException("no key: set header " + names.key
                + ", or the option keyName, or name it in the URI behind the bucket" + more);
    }

    /** Where a copy or a move goes: the destination headers; what is missing is as in the source. */
    public ObjectRef destination(MessageReader message, ObjectRef source) {
        ObjectRef destination = new ObjectRef(
                message.text(names.bucketDestinationName, source.bucket()),
                message.text(names.destinationKey, source.key()));
        if (destination.equals(source) && message.text(names.destinationKey).isEmpty()) {
            throw new IllegalArgumentException("header " + names.destinationKey + " or " + names.bucketDestinationName
                    + " must be set to say where " + source + " goes");
        }
        return destination;
    }

    public ContentHeaders content(MessageReader message) {
        return new ContentHeaders(
                message.text(names.contentType, ""),
                message.text(names.cacheControl, ""),
                message.text(names.contentDisposition, ""),
                message.text(names.contentEncoding, ""),
                message.text(names.contentLanguage, ""),
                expires(message));
    }

    private String expires(MessageReader message) {
        Object value = message.value(names.expires).orElse(null);
        boolean isTime = value instanceof TemporalAccessor || value instanceof Date || value instanceof Calendar;
        return isTime
                ? message.instant(names.expires).map(HTTP_DATE::format).orElse("")
                : message.text(names.expires, "");
    }

    /** The user's metadata, without the names that the endpoint's header filter keeps back. */
    public Map<String, String> userMetadata(MessageReader message) {
        Map<String, String> given = message.textMap(names.metadata);
        if (given.isEmpty()) {
            return given;
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (!defaults.metadataFilter().applyFilterToCamelHeaders(name, value, message.exchange())) {
                metadata.put(requireMetadataName(name), value);
            }
        });
        return metadata;
    }

    private String requireMetadataName(String name) {
        if (!METADATA_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("header " + names.metadata + " holds the name \"" + name
                    + "\": names of user metadata consist of A-Z, a-z, 0-9, dot, hyphen and underscore");
        }
        return name;
    }

    public String storageClass(MessageReader message) {
        return message.text(names.storageClass, defaults.storageClass());
    }

    /** What only this store understands about an object that is written, by lower-case wire header. */
    public Map<String, String> attributes(MessageReader message) {
        return specifics.attributes(message);
    }

    /** Who may do what with a bucket that is created; empty for the store's default. */
    public String bucketAcl(MessageReader message) {
        return specifics.bucketAcl(message);
    }

    public Conditions conditions(MessageReader message) {
        return new Conditions(
                unquoted(message.text(names.ifMatchCondition, "")),
                unquoted(message.text(names.ifNoneMatchCondition, "")),
                time(message, names.ifModifiedSinceCondition),
                time(message, names.ifUnmodifiedSinceCondition));
    }

    /** A condition that no service promises to keep must not look as if it counted. */
    public void requireUnconditional(MessageReader message, String operation) {
        for (String header : List.of(names.ifMatchCondition, names.ifNoneMatchCondition)) {
            if (!message.text(header, "").isEmpty()) {
                throw new IllegalArgumentException(operation + " takes no " + header
                        + ": the service does not document conditions of writes, so the object would be replaced all the"
                        + " same. Remove the header, and ask with headObject before if you have to");
            }
        }
    }

    private static Optional<Instant> time(MessageReader message, String header) {
        return message.instant(header);
    }

    private static String unquoted(String etag) {
        boolean quoted = etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"");
        return quoted ? etag.substring(1, etag.length() - 1) : etag;
    }

    /**
     * The bytes that are wanted: from one to another, from one on, or, with a negative start, the last ones. An end
     * without a start is refused, since it could mean the last bytes as well as the first.
     */
    public ByteRange range(MessageReader message) {
        String startHeader = names.rangeStart;
        String endHeader = names.rangeEnd;
        long start = message.wholeNumber(startHeader)
                .orElseThrow(() -> new IllegalArgumentException("header " + startHeader
                        + " must be set to the first byte that is wanted, or to -n for the last n bytes"));
        Optional<Long> end = message.wholeNumber(endHeader);
        if (start >= 0) {
            return end.isPresent() ? ByteRange.closed(start, end.get()) : ByteRange.from(start);
        }
        if (end.isPresent()) {
            throw new IllegalArgumentException("header " + endHeader + " must not be set when header " + startHeader
                    + " is negative, which asks for the last " + -start + " bytes");
        }
        return ByteRange.suffix(-start);
    }

    /** Headers that an answer shall carry, by lower-case name. */
    public Map<String, String> responseOverrides(MessageReader message) {
        Map<String, String> overrides = new LinkedHashMap<>();
        message.textMap(names.responseHeaders)
                .forEach((name, value) -> overrides.put(name.toLowerCase(Locale.ROOT), value));
        return overrides;
    }

    /** The customer's key of what is written or read. */
    public Optional<CustomerKey> encryption(MessageReader message) {
        return encryption(
                message,
                names.encryptionCustomerKey,
                names.encryptionCustomerAlgorithm,
                names.encryptionCustomerKeyMd5,
                defaults.encryption());
    }

    /** The customer's key of what is copied. */
    public Optional<CustomerKey> sourceEncryption(MessageReader message) {
        return encryption(
                message,
                names.copySourceEncryptionCustomerKey,
                names.copySourceEncryptionCustomerAlgorithm,
                names.copySourceEncryptionCustomerKeyMd5,
                defaults.sourceEncryption());
    }

    private static Optional<CustomerKey> encryption(
            MessageReader message, String key, String algorithm, String md5, Optional<CustomerKey> option) {
        Object given = message.value(key).orElseGet(() -> option.orElse(null));
        return CustomerKeys.parse("header " + key, given, message.text(algorithm, ""), message.text(md5, ""));
    }
}
