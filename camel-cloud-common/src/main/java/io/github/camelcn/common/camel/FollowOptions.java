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

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How a consumer follows a bucket that is not emptied. A mutable bean because Camel sets it; read once, when the consumer
 * is created.
 */
@UriParams
public class FollowOptions implements Cloneable {

    @UriParam(
            label = "consumer,follow",
            defaultValue = "false",
            description = "Whether to go on where the last run ended instead of looking at every object again: for"
                    + " buckets whose objects are neither deleted nor moved. The position is that of the last object"
                    + " before which all are done, and is saved in the stateRepository once they are.")
    private boolean follow = false;

    @UriParam(
            label = "consumer,follow",
            defaultValue = "key",
            description =
                    "What tells old objects from new ones. key: the order of the listing, for names that grow, such"
                            + " as those that begin with a date; only what comes behind the position is listed."
                            + " lastModified: when objects were stored, for names of any kind; lists everything at each poll,"
                            + " and looks only at what is new.")
    private FollowBy followBy = FollowBy.key;

    @UriParam(
            label = "consumer,follow",
            defaultValueNote = "5m",
            description = "How long after an object was stored others may still turn up that belong before it, such as"
                    + " 5m: the position stays behind objects that are younger, which are listed again and recognised by"
                    + " the idempotentRepository. Should be more than the time that writers take from choosing a name to"
                    + " the end of the upload.")
    private Duration followOverlap = Duration.ofMinutes(5);

    @UriParam(
            label = "consumer,follow",
            description = "Where the position is kept, such as a FileStateRepository. By default in memory, until the"
                    + " application ends. The repository is started if need be, never stopped.")
    private StateRepository<String, String> stateRepository;

    @UriParam(
            label = "consumer,follow",
            description =
                    "The name of the position in the stateRepository. By default bucket, working directory, prefix"
                            + " and shard; routes that follow the same objects for different purposes need a name each.")
    private String followName;

    public boolean isFollow() {
        return follow;
    }

    public void setFollow(boolean follow) {
        this.follow = follow;
    }

    public FollowBy getFollowBy() {
        return followBy;
    }

    public void setFollowBy(FollowBy followBy) {
        this.followBy = followBy;
    }

    public Duration getFollowOverlap() {
        return followOverlap;
    }

    public void setFollowOverlap(Duration followOverlap) {
        this.followOverlap = followOverlap;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public String getFollowName() {
        return followName;
    }

    public void setFollowName(String followName) {
        this.followName = followName;
    }

    /** An independent bean with the same values; the repository is shared. */
    public FollowOptions copy() {
        try {
            return (FollowOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
