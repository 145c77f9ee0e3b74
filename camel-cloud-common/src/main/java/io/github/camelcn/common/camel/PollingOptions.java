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

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What the consumer lists, in which order, how it reads and what it remembers. A mutable bean because Camel sets it;
 * read once, when the consumer is created. */
@UriParams
public class PollingOptions implements Cloneable {

    @UriParam(
            label = "consumer",
            description = "Only objects whose key starts with this text. Taken literally, slashes included.")
    private String prefix;

    @UriParam(
            label = "consumer",
            description = "Groups keys: of those that contain this text after the prefix none is consumed. With "
                    + "/ only the objects directly below the prefix are consumed, not those of deeper " + "folders.")
    private String delimiter;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether the objects of deeper folders are consumed, too. false is another word for "
                    + "delimiter=/, also for listObjects.")
    private boolean recursive = true;

    @UriParam(
            label = "consumer,filter",
            description = "Only objects whose key comes after this one, in the order of the UTF-8 bytes.")
    private String startAfter;

    @UriParam(
            label = "consumer",
            description = "The key of the one object to consume. It is asked for by name, nothing is listed; if "
                    + "it is not there the poll finds nothing. Cannot be combined with prefix, delimiter, "
                    + "startAfter and sort.")
    private String fileName;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "The most objects that one poll handles. 0 or a negative number: all that a listing "
                    + "names, one page after the other, in batches of 250; with a shared readLock of 32, or of as many "
                    + "as prefetch and concurrentConsumers work on, so that other machines get some.")
    private int maxMessagesPerPoll = 0;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1000",
            description = "How many objects to ask for in one request when listing, 1 or more; what the service "
                    + "gives at most is the limit. Independent of maxMessagesPerPoll: the rest of a page "
                    + "serves the following polls for up to a minute.")
    private int listPageSize = 1000;

    @UriParam(
            label = "consumer",
            defaultValue = "none",
            description = "The order to consume in. With none it is the order of the listing, and a poll goes on "
                    + "where the last one ended. Any other order lists the whole prefix at each poll and "
                    + "keeps only the first maxMessagesPerPoll objects in memory (10000 if that is not " + "limited).")
    private ConsumerSort sort = ConsumerSort.none;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether the body can be read again: objects up to 64 KiB are held in memory, larger "
                    + "ones are read from the network and opened anew when read again. With false the body "
                    + "is the plain stream, readable once, and stream caching is off for the exchange.")
    private boolean includeBody = true;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Do not read the object at all: the body is empty, the headers say what the listing " + "knows.")
    private boolean ignoreBody = false;

    @UriParam(
            label = "consumer",
            description =
                    "A folder of this consumer's own. With it every object is downloaded before it is routed, into a "
                            + "file below this folder that is called as its key, and the body is that java.io.File; it is removed "
                            + "when the exchange is done. Keys that could lead out of the folder fail.")
    private String localWorkDirectory;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether the body is closed, or the file of localWorkDirectory removed, when the exchange is done. With false the route has to "
                            + "close it, or the connection is lost.")
    private boolean autocloseBody = true;

    @UriParam(
            label = "consumer,filter",
            description = "Whether an object that was consumed is not consumed again. If not set, true when "
                    + "objects are neither deleted nor moved after read, else false.")
    private Boolean idempotent;

    @UriParam(
            label = "consumer,filter",
            description = "How to recognise an object that was consumed before (Simple language, with the "
                    + "headers of the consumer). By default bucket, key and ETag, so that an overwritten "
                    + "object is consumed again.")
    private String idempotentKey;

    @UriParam(
            label = "consumer,advanced",
            description = "Where to remember the objects that were consumed. By default the last 100000 in "
                    + "memory, until the application ends. The repository is started if need be, never "
                    + "stopped or cleared.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "false",
            description = "Whether an object is remembered before it is routed, and forgotten if that fails, "
                    + "instead of afterwards. With a repository that several applications share, only one of "
                    + "them consumes it.")
    private boolean idempotentEager = false;

    @UriParam(
            label = "consumer,advanced",
            description = "Where to note the objects that are being routed, so that no poll takes them twice. By "
                    + "default in memory. The repository is started if need be, never stopped or cleared.")
    private IdempotentRepository inProgressRepository;

    @UriParam(
            label = "consumer,advanced",
            defaultValueNote = "10s",
            description = "How long to leave an object alone after it failed, such as 10s; each further failure "
                    + "doubles it. 0 tries again at the next poll. Other objects are not held up.")
    private Duration failureBackoff = Duration.ofSeconds(10);

    @UriParam(
            label = "consumer,advanced",
            defaultValueNote = "10m",
            description =
                    "The longest time to leave a failing object alone, such as 10m; at least " + "failureBackoff.")
    private Duration failureBackoffMax = Duration.ofMinutes(10);

    public String getPrefix() {
        return prefix;
    }

    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    public String getDelimiter() {
        return delimiter;
    }

    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    public boolean isRecursive() {
        return recursive;
    }

    public void setRecursive(boolean recursive) {
        this.recursive = recursive;
    }

    /**
     * What keys are grouped by, empty for nothing.
     *
     * @throws IllegalArgumentException if {@code recursive} and {@code delimiter} contradict each other
     */
    public String listedDelimiter() {
        boolean given = delimiter != null && !delimiter.isBlank();
        if (recursive || (given && delimiter.equals("/"))) {
            return given ? delimiter : "";
        }
        if (given) {
            throw new IllegalArgumentException(
                    "recursive=false means delimiter=/, but delimiter is " + delimiter + "; remove one of the two");
        }
        return "/";
    }

    public String getStartAfter() {
        return startAfter;
    }

    public void setStartAfter(String startAfter) {
        this.startAfter = startAfter;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getListPageSize() {
        return listPageSize;
    }

    public void setListPageSize(int listPageSize) {
        this.listPageSize = listPageSize;
    }

    public ConsumerSort getSort() {
        return sort;
    }

    public void setSort(ConsumerSort sort) {
        this.sort = sort;
    }

    public boolean isIncludeBody() {
        return includeBody;
    }

    public void setIncludeBody(boolean includeBody) {
        this.includeBody = includeBody;
    }

    public boolean isIgnoreBody() {
        return ignoreBody;
    }

    public void setIgnoreBody(boolean ignoreBody) {
        this.ignoreBody = ignoreBody;
    }

    public String getLocalWorkDirectory() {
        return localWorkDirectory;
    }

    public void setLocalWorkDirectory(String localWorkDirectory) {
        this.localWorkDirectory = localWorkDirectory;
    }

    public boolean isAutocloseBody() {
        return autocloseBody;
    }

    public void setAutocloseBody(boolean autocloseBody) {
        this.autocloseBody = autocloseBody;
    }

    public Boolean getIdempotent() {
        return idempotent;
    }

    public void setIdempotent(Boolean idempotent) {
        this.idempotent = idempotent;
    }

    public String getIdempotentKey() {
        return idempotentKey;
    }

    public void setIdempotentKey(String idempotentKey) {
        this.idempotentKey = idempotentKey;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public boolean isIdempotentEager() {
        return idempotentEager;
    }

    public void setIdempotentEager(boolean idempotentEager) {
        this.idempotentEager = idempotentEager;
    }

    public IdempotentRepository getInProgressRepository() {
        return inProgressRepository;
    }

    public void setInProgressRepository(IdempotentRepository inProgressRepository) {
        this.inProgressRepository = inProgressRepository;
    }

    public Duration getFailureBackoff() {
        return failureBackoff;
    }

    public void setFailureBackoff(Duration failureBackoff) {
        this.failureBackoff = failureBackoff;
    }

    public Duration getFailureBackoffMax() {
        return failureBackoffMax;
    }

    public void setFailureBackoffMax(Duration failureBackoffMax) {
        this.failureBackoffMax = failureBackoffMax;
    }

    /** An independent bean with the same values; repositories are shared. */
    public PollingOptions copy() {
        try {
            return (PollingOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
