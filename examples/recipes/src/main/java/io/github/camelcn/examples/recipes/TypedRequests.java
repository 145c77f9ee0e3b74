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
package io.github.camelcn.examples.recipes;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;

/** Routes whose requests and results the compiler knows. */
public final class TypedRequests extends RouteBuilder {

    @Override
    public void configure() {
        // tag::store[]
        from("direct:store")
                .setBody(exchange -> report(exchange))
                .to("qingstor:my-bucket?pojoRequest=true")
                .log("${header.CamelQingstorProducedKey} has ETag ${header.CamelQingstorETag}");
        // end::store[]

        // tag::tidy[]
        from("direct:tidy")
                .setBody(exchange -> new ListObjectsRequest("my-bucket", "reports/", "", ListCursor.START, 1000))
                .to("qingstor:my-bucket?operation=listObjects&pojoRequest=true")
                .setBody(exchange -> emptyOnes(exchange.getMessage().getBody(List.class)))
                .to("qingstor:my-bucket?operation=deleteObjects&pojoRequest=true");
        // end::tidy[]

        // tag::copy[]
        from("direct:copy")
                .setBody(exchange -> CopyObjectRequest.of(
                                new ObjectRef("my-bucket", "reports/today.csv"),
                                new ObjectRef("my-bucket", "reports/yesterday.csv"))
                        .withStorageClass("STANDARD_IA"))
                .to("qingstor:my-bucket?operation=copyObject&pojoRequest=true");
        // end::copy[]

        // tag::stop[]
        from("direct:stop-all")
                .setBody(exchange -> ListInstancesRequest.all())
                .to("qingzhou:fleet?operation=listInstances&pojoRequest=true")
                .split(body())
                .filter(exchange -> instance(exchange).state() == InstanceState.RUNNING)
                .setBody(exchange -> new StopInstanceRequest(instance(exchange).id(), false))
                .to("qingzhou:fleet?operation=stopInstance&pojoRequest=true&waitForCompletion=true")
                .process(exchange -> stopped(exchange.getMessage().getBody(ChangeResult.class)));
        // end::stop[]
    }

    // tag::report[]
    private static PutObjectRequest report(Exchange exchange) {
        return PutObjectRequest.of(
                        new ObjectRef("my-bucket", "reports/today.csv"),
                        Payload.of(exchange.getMessage().getBody(byte[].class)))
                .withContent(ContentHeaders.ofType("text/csv"))
                .withUserMetadata(Map.of("author", "accounting"))
                .withStorageClass("STANDARD_IA");
    }
    // end::report[]

    // tag::empty[]
    private static DeleteObjectsRequest emptyOnes(List<?> listed) {
        List<String> keys = listed.stream()
                .map(ObjectInfo.class::cast)
                .filter(object -> object.size() == 0)
                .map(object -> object.ref().key())
                .toList();
        return new DeleteObjectsRequest("my-bucket", keys);
    }
    // end::empty[]

    private static Instance instance(Exchange exchange) {
        return exchange.getMessage().getBody(Instance.class);
    }

    private void stopped(ChangeResult change) {
        log.info("{} of {} is done", change.operation(), change.resourceId());
    }
}
