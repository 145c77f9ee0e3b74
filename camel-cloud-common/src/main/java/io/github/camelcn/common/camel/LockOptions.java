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

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How several consumers share a bucket. A mutable bean because Camel sets it; read once, when the consumer is created. */
@UriParams
public class LockOptions implements Cloneable {

    @UriParam(
            label = "consumer,lock",
            defaultValue = "none",
            enums = "none,changed,idempotent,idempotent-changed",
            description = "What has to be true of an object before it is read. none: nothing, but that this consumer is"
                    + " not reading it already. changed: it has not changed for readLockCheckInterval, such as a log that"
                    + " is appended to; takes one more request for each object. idempotent: no other machine is reading"
                    + " it, by a claim in the inProgressRepository (or, if that is not set, the idempotentRepository)"
                    + " that all share; the claim of a machine that died ends after readLockTimeout."
                    + " idempotent-changed: both.")
    private String readLock = "none";

    @UriParam(
            label = "consumer,lock",
            defaultValueNote = "1m",
            description =
                    "With readLock=idempotent: when the objects of a machine that died are free for others, such as"
                            + " 1m; after one to two of these times. A machine that stands still for longer loses its objects to"
                            + " others. All machines must say the same. At least 10s.")
    private Duration readLockTimeout = Duration.ofMinutes(1);

    @UriParam(
            label = "consumer,lock",
            defaultValueNote = "10s",
            description = "With readLock=changed: for how long an object must not have changed, such as 10s, by the"
                    + " clock of the service. At least 1s.")
    private Duration readLockCheckInterval = Duration.ofSeconds(10);

    @UriParam(
            label = "consumer,lock",
            defaultValue = "1",
            description = "Into how many parts the keys are divided. With more than 1 this consumer takes only those of"
                    + " the part shardIndex, always the same, and needs neither claims nor a shared repository as long"
                    + " as every part has one consumer.")
    private int shardCount = 1;

    @UriParam(
            label = "consumer,lock",
            defaultValue = "0",
            description = "Which of the shardCount parts this consumer takes, from 0 on.")
    private int shardIndex = 0;

    public String getReadLock() {
        return readLock;
    }

    public void setReadLock(String readLock) {
        this.readLock = readLock;
    }

    public Duration getReadLockTimeout() {
        return readLockTimeout;
    }

    public void setReadLockTimeout(Duration readLockTimeout) {
        this.readLockTimeout = readLockTimeout;
    }

    public Duration getReadLockCheckInterval() {
        return readLockCheckInterval;
    }

    public void setReadLockCheckInterval(Duration readLockCheckInterval) {
        this.readLockCheckInterval = readLockCheckInterval;
    }

    public int getShardCount() {
        return shardCount;
    }

    public void setShardCount(int shardCount) {
        this.shardCount = shardCount;
    }

    public int getShardIndex() {
        return shardIndex;
    }

    public void setShardIndex(int shardIndex) {
        this.shardIndex = shardIndex;
    }

    /** @throws IllegalArgumentException if readLock is none of those there are */
    public ReadLock toReadLock() {
        return ReadLock.of(readLock)
                .orElseThrow(() -> new IllegalArgumentException(
                        "readLock=" + readLock + " is none of none, changed, idempotent and idempotent-changed"));
    }

    /** The part of all keys that is ours. */
    public Shard toShard() {
        return new Shard(shardIndex, shardCount);
    }

    /** An independent bean with the same values. */
    public LockOptions copy() {
        try {
            return (LockOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
