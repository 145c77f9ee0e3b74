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
package io.github.camelcn.examples.quickstart;

import org.apache.camel.builder.RouteBuilder;

/** Bucket to folder, and what is left to look at and to tidy up. */
final class DownloadRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("qingstor:{{quickstart.bucket}}?prefix=inbox/"
                        + "&moveAfterRead=true&removePrefixOnMove=true&destinationBucketPrefix=done/"
                        + "&encryptionCustomerKey={{quickstart.encryptionKey}}"
                        + "&maxMessagesPerPoll=100&initialDelay=0&delay=200&bridgeErrorHandler=true")
                .routeId("download")
                .autoStartup(false)
                .onException(Exception.class)
                .handled(true)
                .to("bean:progress?method=notDownloaded")
                // it stays where it is
                .markRollbackOnly()
                .end()
                .to("file:{{quickstart.target}}")
                .to("bean:progress?method=downloaded");

        // who asks gets to know what went wrong, so that nothing needs to be logged
        from("direct:check")
                .errorHandler(noErrorHandler())
                .to("qingstor:{{quickstart.bucket}}?operation=listObjects&maxKeys=1");

        // page by page, however many there are
        from("direct:list")
                .errorHandler(noErrorHandler())
                .to("qingstor:{{quickstart.bucket}}?operation=listObjects&lazyListing=true")
                .split(body())
                .streaming()
                .to("bean:progress?method=listed");

        from("direct:delete")
                .errorHandler(noErrorHandler())
                .to("qingstor:{{quickstart.bucket}}?operation=deleteObjects");
    }
}
