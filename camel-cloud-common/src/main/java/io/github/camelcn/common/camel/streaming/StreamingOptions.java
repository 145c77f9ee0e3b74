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
package io.github.camelcn.common.camel.streaming;

import java.time.Duration;

import org.apache.camel.Exchange;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * Streaming upload, the same for every store; the options that camel-aws2-s3 has too are spelled as there. A mutable bean
 * because Camel sets it; read once, when the producer starts.
 */
@UriParams
public class StreamingOptions implements Cloneable {

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether many messages become one object: each message is added to a batch, which is stored when it is full or its time is up. Only for putObject.")
    private boolean streamingUploadMode = false;

    @UriParam(
            label = "producer",
            defaultValue = "10",
            description = "In streaming upload mode: how many messages fill a batch, 1 or more.")
    private int batchMessageNumber = 10;

    @UriParam(
            label = "producer",
            defaultValue = "1000000",
            description =
                    "In streaming upload mode: how many bytes fill a batch, 1 or more, in bytes or with a unit such as 12MiB; KB, MB and GB mean powers of two as well. Counted before compression. The message that exceeds it still belongs to the batch.")
    private String batchSize = "1000000";

    @UriParam(
            label = "producer",
            defaultValueNote = "0",
            description =
                    "In streaming upload mode: how long a batch stays open after its first message before it is stored although it is not full; 0 for as long as it takes. streamingAck=onCommit needs it.")
    private Duration streamingUploadTimeout = Duration.ZERO;

    @UriParam(
            label = "producer",
            defaultValue = "progressive",
            description =
                    "In streaming upload mode: what is put between name and extension, so that each batch has an object of its own: a number or the time in milliseconds (both for the producers of one JVM; those of another overwrite the same names), or a random UUID (for any number of JVMs).")
    private NamingStrategy namingStrategy = NamingStrategy.progressive;

    @UriParam(
            label = "producer",
            defaultValue = "lastPart",
            description =
                    "In streaming upload mode: where the numbers of namingStrategy=progressive begin: behind the highest one in the bucket, or at 0, which overwrites objects of an earlier run. A producer that comes while another one counts the same name goes on with its numbers.")
    private RestartingPolicy restartingPolicy = RestartingPolicy.lastPart;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "In streaming upload mode: whether messages are grouped into windows of the time they carry; each window has objects of its own, named by its begin and end.")
    private boolean timestampGroupingEnabled = false;

    @UriParam(
            label = "producer",
            defaultValue = "300000",
            description = "In streaming upload mode: the length of a window in milliseconds, 1 or more.")
    private long timestampWindowSizeMillis = 300_000;

    @UriParam(
            label = "producer",
            defaultValue = "CamelMessageTimestamp",
            description =
                    "In streaming upload mode: the header with the time of a message: milliseconds since 1970, a date, or ISO 8601 text. A message without it belongs to the time it came.")
    private String timestampHeaderName = Exchange.MESSAGE_TIMESTAMP;

    @UriParam(
            label = "producer",
            description =
                    "In streaming upload mode: text that follows every message in the object, such as \\n; \\n, \\r, \\t and \\\\ have their usual meaning.")
    private String recordSeparator;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "In streaming upload mode: whether objects are compressed. Their names end in .gz, their type is application/gzip.")
    private boolean gzip = false;

    @UriParam(
            label = "producer",
            defaultValue = "onReceive",
            description =
                    "In streaming upload mode: when a message is done: as soon as it is in the batch, of which a crash leaves nothing, or when the batch is stored. With onCommit no thread is held meanwhile, a source such as Kafka or JMS acknowledges only what is stored, and a batch that cannot be stored fails all its messages.")
    private StreamingAck streamingAck = StreamingAck.onReceive;

    @UriParam(
            label = "producer",
            defaultValue = "16",
            description =
                    "In streaming upload mode: how many batches, of different names or windows, are filled at the same time, 1 or more. When one more is needed, the one that was not used for the longest time is stored.")
    private int maxOpenBatches = 16;

    public boolean isStreamingUploadMode() {
        return streamingUploadMode;
    }

    public void setStreamingUploadMode(boolean streamingUploadMode) {
        this.streamingUploadMode = streamingUploadMode;
    }

    public int getBatchMessageNumber() {
        return batchMessageNumber;
    }

    public void setBatchMessageNumber(int batchMessageNumber) {
        this.batchMessageNumber = batchMessageNumber;
    }

    public String getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(String batchSize) {
        this.batchSize = batchSize;
    }

    public Duration getStreamingUploadTimeout() {
        return streamingUploadTimeout;
    }

    public void setStreamingUploadTimeout(Duration streamingUploadTimeout) {
        this.streamingUploadTimeout = streamingUploadTimeout;
    }

    public NamingStrategy getNamingStrategy() {
        return namingStrategy;
    }

    public void setNamingStrategy(NamingStrategy namingStrategy) {
        this.namingStrategy = namingStrategy;
    }

    public RestartingPolicy getRestartingPolicy() {
        return restartingPolicy;
    }

    public void setRestartingPolicy(RestartingPolicy restartingPolicy) {
        this.restartingPolicy = restartingPolicy;
    }

    public boolean isTimestampGroupingEnabled() {
        return timestampGroupingEnabled;
    }

    public void setTimestampGroupingEnabled(boolean timestampGroupingEnabled) {
        this.timestampGroupingEnabled = timestampGroupingEnabled;
    }

    public long getTimestampWindowSizeMillis() {
        return timestampWindowSizeMillis;
    }

    public void setTimestampWindowSizeMillis(long timestampWindowSizeMillis) {
        this.timestampWindowSizeMillis = timestampWindowSizeMillis;
    }

    public String getTimestampHeaderName() {
        return timestampHeaderName;
    }

    public void setTimestampHeaderName(String timestampHeaderName) {
        this.timestampHeaderName = timestampHeaderName;
    }

    public String getRecordSeparator() {
        return recordSeparator;
    }

    public void setRecordSeparator(String recordSeparator) {
        this.recordSeparator = recordSeparator;
    }

    public boolean isGzip() {
        return gzip;
    }

    public void setGzip(boolean gzip) {
        this.gzip = gzip;
    }

    public StreamingAck getStreamingAck() {
        return streamingAck;
    }

    public void setStreamingAck(StreamingAck streamingAck) {
        this.streamingAck = streamingAck;
    }

    public int getMaxOpenBatches() {
        return maxOpenBatches;
    }

    public void setMaxOpenBatches(int maxOpenBatches) {
        this.maxOpenBatches = maxOpenBatches;
    }

    /** A copy that can be changed without changing this one. */
    public StreamingOptions copy() {
        try {
            return (StreamingOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
