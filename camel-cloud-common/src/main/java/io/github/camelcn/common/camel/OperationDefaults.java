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

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;

import org.apache.camel.Expression;
import org.apache.camel.spi.HeaderFilterStrategy;

import io.github.camelcn.common.objectstore.CustomerKey;

import static java.util.Objects.requireNonNull;

/**
 * What operations use where the message is silent: the endpoint's options, converted and checked once at its start.
 *
 * @param bucket the bucket of the endpoint's path
 * @param key the key of the endpoint's path, may be empty
 * @param keyName the option of that name
 * @param storageClass empty for the bucket's default
 * @param charset how text becomes bytes
 * @param encryption the customer's key for what is written and read
 * @param sourceEncryption the customer's key of what is copied
 * @param metadataFilter which names of user metadata travel, in both directions
 * @param prefix of listings, may be empty
 * @param delimiter of listings, may be empty
 * @param maxKeys the page size of listings, 1 or more
 * @param lazyListing whether listings answer with an iterator
 * @param fileExist what becomes of objects that are where others are to be written
 * @param deleteAfterWrite whether a stored file is deleted here
 * @param downloadLinkExpiration more than zero
 * @param uploadLinkExpiration more than zero
 * @param olderThan the age of uploads that are cleaned away, more than zero
 */
public record OperationDefaults(
        String bucket,
        String key,
        Optional<Expression> keyName,
        String storageClass,
        Charset charset,
        Optional<CustomerKey> encryption,
        Optional<CustomerKey> sourceEncryption,
        HeaderFilterStrategy metadataFilter,
        String prefix,
        String delimiter,
        int maxKeys,
        boolean lazyListing,
        FileExist fileExist,
        boolean deleteAfterWrite,
        Duration downloadLinkExpiration,
        Duration uploadLinkExpiration,
        Duration olderThan) {

    public OperationDefaults {
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
        requireNonNull(keyName, "keyName");
        requireNonNull(storageClass, "storageClass");
        requireNonNull(charset, "charset");
        requireNonNull(encryption, "encryption");
        requireNonNull(sourceEncryption, "sourceEncryption");
        requireNonNull(metadataFilter, "metadataFilter");
        requireNonNull(prefix, "prefix");
        requireNonNull(delimiter, "delimiter");
        requireNonNull(fileExist, "fileExist");
        if (deleteAfterWrite && fileExist == FileExist.Ignore) {
            throw new IllegalArgumentException(
                    "deleteAfterWrite=true and fileExist=Ignore exclude each other: a file that"
                            + " was not stored would be deleted");
        }
        if (maxKeys < 1) {
            throw new IllegalArgumentException("maxKeys must be 1 or more, but is " + maxKeys);
        }
        requirePositive("downloadLinkExpiration", downloadLinkExpiration);
        requirePositive("uploadLinkExpiration", uploadLinkExpiration);
        requirePositive("olderThan", olderThan);
    }

    private static void requirePositive(String option, Duration value) {
        requireNonNull(value, option);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + " must be more than zero, but is " + value);
        }
    }
}
