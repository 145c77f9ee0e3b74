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
package io.github.camelcn.common.camel.consumer;

import java.io.IOException;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.TextExpression;
import io.github.camelcn.common.objectstore.ObjectRef;

/** Where an object is moved to. Never to where it would be consumed again. Immutable. */
final class MoveTarget {

    private final String option;
    private final TextExpression bucket;
    private final TextExpression prefix;
    private final TextExpression suffix;
    private final String removed;
    private final boolean folderOnly;
    private final Consumed consumed;

    private MoveTarget(
            String option,
            TextExpression bucket,
            TextExpression prefix,
            TextExpression suffix,
            String removed,
            boolean folderOnly,
            Consumed consumed) {
        this.option = option;
        this.bucket = bucket;
        this.prefix = prefix;
        this.suffix = suffix;
        this.removed = removed;
        this.folderOnly = folderOnly;
        this.consumed = consumed;
    }

    /** Where {@code moveAfterRead} goes. */
    static MoveTarget afterRead(CamelContext context, AfterReadOptions options, Consumed consumed) {
        return new MoveTarget(
                "moveAfterRead",
                TextExpression.of(context, options.getDestinationBucket()),
                TextExpression.of(context, options.getDestinationBucketPrefix()),
                TextExpression.of(context, options.getDestinationBucketSuffix()),
                options.isRemovePrefixOnMove() ? consumed.prefix() : "",
                false,
                consumed);
    }

    /** Where {@code moveFailed} goes: a key, or a folder. */
    static MoveTarget failed(CamelContext context, AfterReadOptions options, Consumed consumed) {
        TextExpression nothing = TextExpression.of(context, "");
        return new MoveTarget(
                "moveFailed",
                nothing,
                TextExpression.of(context, options.getMoveFailed()),
                nothing,
                consumed.prefix(),
                true,
                consumed);
    }

    /**
     * Refuses what is certain to be consumed again. What only an exchange, a filter or the key itself can tell is
     * decided when it comes to it.
     */
    MoveTarget check() {
        boolean sameBucket =
                bucket.isEmpty() || (bucket.isLiteral() && bucket.toString().equals(consumed.bucket()));
        if (!sameBucket) {
            return this;
        }
        if (folderOnly
                && prefix.isLiteral()
                && !prefix.toString().endsWith("/")
                && consumed.single().isEmpty()) {
            throw new IllegalArgumentException(
                    option + "=" + prefix + " would move every object to the same key: end it"
                            + " with a slash to make it a folder, or use an expression");
        }
        if (!folderOnly && prefix.isEmpty() && suffix.isEmpty() && removed.isEmpty()) {
            throw new IllegalArgumentException(option + " would move every object onto itself: set destinationBucket to"
                    + " another bucket, destinationBucketPrefix or destinationBucketSuffix");
        }
        if (consumed.filtered()) {
            return this;
        }
        boolean keepsPrefix = prefix.isEmpty() && removed.isEmpty();
        if (keepsPrefix || (!prefix.isEmpty() && prefix.literalHead().startsWith(consumed.prefix()))) {
            throw new IllegalArgumentException(option + " would move objects to where they are consumed again: "
                    + (consumed.prefix().isEmpty()
                            ? "the whole bucket is consumed; set prefix, or another destinationBucket"
                            : "the destination is below prefix=" + consumed.prefix()));
        }
        return this;
    }

    /** @throws IOException if the object would be consumed again from there, or the expressions give no name */
    ObjectRef of(ObjectRef source, Exchange exchange) throws IOException {
        String targetBucket = bucket.isEmpty() ? source.bucket() : bucket.evaluate(exchange);
        String head = prefix.evaluate(exchange);
        String kept = source.key().startsWith(removed) ? source.key().substring(removed.length()) : source.key();
        String key = folderOnly && !head.endsWith("/") ? head : head + kept + suffix.evaluate(exchange);
        if (targetBucket.isEmpty() || key.isEmpty()) {
            throw new IOException(option + " gives no " + (targetBucket.isEmpty() ? "bucket" : "key") + " for " + source
                    + "; it stays where it is");
        }
        if (targetBucket.equals(source.bucket()) && (key.equals(source.key()) || consumed.takes(key))) {
            throw new IOException(option + " would move " + source + " to " + key
                    + ", where it would be consumed again; it stays where it is");
        }
        return new ObjectRef(targetBucket, key);
    }

    /**
     * What the consumer takes.
     *
     * @param bucket its bucket
     * @param prefix empty for the whole bucket
     * @param filtered whether a filter may leave out what is below the prefix
     * @param filter decides in the end
     * @param single the only key that is consumed; empty if many are
     */
    record Consumed(String bucket, String prefix, boolean filtered, ObjectFilter filter, String single) {

        boolean takes(String key) {
            return single.isEmpty() ? filter.acceptsKey(key) : key.equals(single);
        }
    }
}
