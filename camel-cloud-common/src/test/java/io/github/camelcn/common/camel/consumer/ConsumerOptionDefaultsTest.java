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

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.apache.camel.spi.UriParam;
import org.apache.camel.util.TimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.FollowOptions;
import io.github.camelcn.common.camel.LockOptions;
import io.github.camelcn.common.camel.PipelineOptions;
import io.github.camelcn.common.camel.PollingOptions;
import io.github.camelcn.common.camel.event.EventOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** The options' names and defaults are a promise; what is documented is what acts. */
class ConsumerOptionDefaultsTest {

    @Test
    void namesAndDefaultsOfWhatIsPolled() throws Exception {
        assertThat(options(new PollingOptions()))
                .hasToString("{autocloseBody=true, delimiter=null, failureBackoff=PT10S, failureBackoffMax=PT10M,"
                        + " fileName=null, idempotent=null, idempotentEager=false, idempotentKey=null,"
                        + " idempotentRepository=null, ignoreBody=false, inProgressRepository=null,"
                        + " includeBody=true, listPageSize=1000, localWorkDirectory=null, maxMessagesPerPoll=0, prefix=null, recursive=true,"
                        + " sort=none, startAfter=null}");
    }

    @Test
    void namesAndDefaultsOfWhatHappensAtOnce() throws Exception {
        assertThat(options(new PipelineOptions()))
                .hasToString("{concurrentConsumers=1, ordered=false, prefetch=16, prefetchBytes=16MiB, settle=bulk,"
                        + " settleInterval=PT1S, settleSize=1000}");
    }

    @Test
    void namesAndDefaultsOfNotifications() throws Exception {
        assertThat(options(new EventOptions()))
                .hasToString("{allowUnsignedEvents=false, eventBacklog=10000, eventSecret=null,"
                        + " eventSecretName=secret, eventUrl=null, eventsFrom=null}");
    }

    @Test
    void namesAndDefaultsOfTheFilter() throws Exception {
        assertThat(options(new FilterOptions()))
                .hasToString("{antExclude=null, antInclude=null, doneFileName=null, exclude=null, include=null,"
                        + " includeFolders=false, maxAge=PT0S, maxSize=-1, minAge=PT0S, minSize=0,"
                        + " modifiedSince=null, modifiedUntil=null}");
    }

    @Test
    void namesAndDefaultsOfWhatHappensAfterwards() throws Exception {
        assertThat(options(new AfterReadOptions()))
                .hasToString("{deleteAfterRead=false, destinationBucket=null, destinationBucketPrefix=null,"
                        + " destinationBucketSuffix=null, moveAfterRead=false, moveFailed=null,"
                        + " removePrefixOnMove=false}");
    }

    @Test
    void namesAndDefaultsOfWhatKeepsMachinesApart() throws Exception {
        assertThat(options(new LockOptions()))
                .hasToString("{readLock=none, readLockCheckInterval=PT10S, readLockTimeout=PT1M, shardCount=1,"
                        + " shardIndex=0}");
    }

    @Test
    void namesAndDefaultsOfWhatIsFollowed() throws Exception {
        assertThat(options(new FollowOptions()))
                .hasToString("{follow=false, followBy=key, followName=null, followOverlap=PT5M, stateRepository=null}");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                PollingOptions.class,
                PipelineOptions.class,
                EventOptions.class,
                FilterOptions.class,
                AfterReadOptions.class,
                LockOptions.class,
                FollowOptions.class
            })
    void everyOptionIsDescribedAndItsDocumentedDefaultIsTheOneThatActs(Class<?> group) throws Exception {
        Object bean = group.getDeclaredConstructor().newInstance();
        for (Field field : group.getDeclaredFields()) {
            UriParam option = field.getAnnotation(UriParam.class);
            assertThat(option.description()).as(field.getName()).isNotEmpty().endsWith(".");
            assertThat(option.label()).as(field.getName()).startsWith("consumer");
            field.setAccessible(true);
            if (!option.defaultValue().isEmpty()) {
                assertThat(field.get(bean)).asString().as(field.getName()).isEqualTo(option.defaultValue());
            }
            if (!option.defaultValueNote().isEmpty()) {
                assertThat(field.get(bean))
                        .as(field.getName())
                        .isEqualTo(TimeUtils.toDuration(option.defaultValueNote()));
            }
        }
    }

    @Test
    void copiesAreIndependent() {
        PollingOptions polling = new PollingOptions();
        polling.copy().setPrefix("p");
        PipelineOptions pipeline = new PipelineOptions();
        pipeline.copy().setPrefetch(7);
        EventOptions events = new EventOptions();
        events.copy().setEventBacklog(7);
        FilterOptions filter = new FilterOptions();
        filter.copy().setInclude("i");
        AfterReadOptions afterRead = new AfterReadOptions();
        afterRead.copy().setMoveFailed("f");
        LockOptions lock = new LockOptions();
        lock.copy().setShardCount(2);
        FollowOptions following = new FollowOptions();
        following.copy().setFollow(true);

        assertThat(polling.getPrefix()).isNull();
        assertThat(pipeline.getPrefetch()).isEqualTo(16);
        assertThat(events.getEventBacklog()).isEqualTo(10_000);
        assertThat(filter.getInclude()).isNull();
        assertThat(afterRead.getMoveFailed()).isNull();
        assertThat(lock.getShardCount()).isEqualTo(1);
        assertThat(following.isFollow()).isFalse();
    }

    private static Map<String, String> options(Object bean) throws ReflectiveOperationException {
        Map<String, String> values = new TreeMap<>();
        for (Field field : Arrays.asList(bean.getClass().getDeclaredFields())) {
            if (field.isAnnotationPresent(UriParam.class)) {
                field.setAccessible(true);
                values.put(field.getName(), Objects.toString(field.get(bean)));
            }
        }
        return values;
    }
}
