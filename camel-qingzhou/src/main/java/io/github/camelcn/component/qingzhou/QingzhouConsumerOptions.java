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
package io.github.camelcn.component.qingzhou;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What consumers watch. A mutable bean because Camel sets it. */
@UriParams
public class QingzhouConsumerOptions implements Cloneable {

    @UriParam(
            label = "consumer",
            defaultValue = "stateChanges",
            description =
                    "What becomes a message: every change of an instance's state (stateChanges), or how busy each instance is (metrics).")
    private ConsumerKind consumer = ConsumerKind.stateChanges;

    @UriParam(label = "consumer,filter", description = "Only these instances, separated by commas.")
    private String instanceIds;

    @UriParam(label = "consumer,filter", description = "Only instances whose name begins so.")
    private String namePrefix;

    @UriParam(
            label = "consumer,filter",
            description =
                    "Only changes to these states, separated by commas, such as RUNNING,ERROR; for metrics only instances in them, by default RUNNING.")
    private String states;

    @UriParam(
            label = "consumer,filter",
            description = "Only instances with these tags: key=value, separated by commas.")
    private String tags;

    @UriParam(
            label = "consumer",
            description =
                    "Which metrics to ask for, of cpu, memory, disk and network, separated by commas. By default all.")
    private String metrics;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether the states that are there when a consumer runs for the first time are messages too.")
    private boolean emitInitialStates = false;

    @UriParam(
            label = "consumer,advanced",
            javaType = "org.apache.camel.spi.StateRepository",
            description =
                    "Where the states seen last are kept, so that a restart neither repeats nor misses a change. By default in memory.")
    private StateRepository<String, String> stateRepository;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Where changes that became messages are kept, so that consumers that share it make one message of each change.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "The most messages of a poll; what is over comes with the next one. 0 for no limit.")
    private int maxMessagesPerPoll = 0;

    public ConsumerKind getConsumer() {
        return consumer;
    }

    public void setConsumer(ConsumerKind consumer) {
        this.consumer = consumer;
    }

    public String getInstanceIds() {
        return instanceIds;
    }

    public void setInstanceIds(String instanceIds) {
        this.instanceIds = instanceIds;
    }

    public String getNamePrefix() {
        return namePrefix;
    }

    public void setNamePrefix(String namePrefix) {
        this.namePrefix = namePrefix;
    }

    public String getStates() {
        return states;
    }

    public void setStates(String states) {
        this.states = states;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public String getMetrics() {
        return metrics;
    }

    public void setMetrics(String metrics) {
        this.metrics = metrics;
    }

    public boolean isEmitInitialStates() {
        return emitInitialStates;
    }

    public void setEmitInitialStates(boolean emitInitialStates) {
        this.emitInitialStates = emitInitialStates;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    /** A copy that can be changed without changing this one. */
    public QingzhouConsumerOptions copy() {
        try {
            return (QingzhouConsumerOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
