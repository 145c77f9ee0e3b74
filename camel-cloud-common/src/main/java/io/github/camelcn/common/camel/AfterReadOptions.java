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

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What becomes of an object after it was routed. A mutable bean because Camel sets it; read once, when the consumer is
 * created. */
@UriParams
public class AfterReadOptions implements Cloneable {

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Delete the object after it was routed successfully, unless it was overwritten "
                    + "meanwhile. If objects are neither deleted nor moved, idempotent is implied.")
    private boolean deleteAfterRead = false;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Move the object after it was routed successfully, unless it was overwritten "
                    + "meanwhile. Done by the service; needs destinationBucket, destinationBucketPrefix or "
                    + "destinationBucketSuffix. Cannot be combined with deleteAfterRead.")
    private boolean moveAfterRead = false;

    @UriParam(label = "consumer", description = "The bucket to move objects to (Simple language); by default the same.")
    private String destinationBucket;

    @UriParam(label = "consumer", description = "What to put in front of the key of a moved object (Simple language).")
    private String destinationBucketPrefix;

    @UriParam(label = "consumer", description = "What to append to the key of a moved object (Simple language).")
    private String destinationBucketSuffix;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Take the prefix, literally, off the key of a moved object before "
                    + "destinationBucketPrefix is put on.")
    private boolean removePrefixOnMove = false;

    @UriParam(
            label = "consumer",
            description = "The key to move an object to that could not be routed (Simple language), in the same "
                    + "bucket. A key that ends with a slash is a folder: the object keeps its own key below "
                    + "it, without the prefix. By default it stays and is tried again, see failureBackoff.")
    private String moveFailed;

    public boolean isDeleteAfterRead() {
        return deleteAfterRead;
    }

    public void setDeleteAfterRead(boolean deleteAfterRead) {
        this.deleteAfterRead = deleteAfterRead;
    }

    public boolean isMoveAfterRead() {
        return moveAfterRead;
    }

    public void setMoveAfterRead(boolean moveAfterRead) {
        this.moveAfterRead = moveAfterRead;
    }

    public String getDestinationBucket() {
        return destinationBucket;
    }

    public void setDestinationBucket(String destinationBucket) {
        this.destinationBucket = destinationBucket;
    }

    public String getDestinationBucketPrefix() {
        return destinationBucketPrefix;
    }

    public void setDestinationBucketPrefix(String destinationBucketPrefix) {
        this.destinationBucketPrefix = destinationBucketPrefix;
    }

    public String getDestinationBucketSuffix() {
        return destinationBucketSuffix;
    }

    public void setDestinationBucketSuffix(String destinationBucketSuffix) {
        this.destinationBucketSuffix = destinationBucketSuffix;
    }

    public boolean isRemovePrefixOnMove() {
        return removePrefixOnMove;
    }

    public void setRemovePrefixOnMove(boolean removePrefixOnMove) {
        this.removePrefixOnMove = removePrefixOnMove;
    }

    public String getMoveFailed() {
        return moveFailed;
    }

    public void setMoveFailed(String moveFailed) {
        this.moveFailed = moveFailed;
    }

    /** An independent bean with the same values. */
    public AfterReadOptions copy() {
        try {
            return (AfterReadOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
