package io.github.camelcn.examples.quickstart;

import org.apache.camel.builder.RouteBuilder;

/** Bucket to folder, and what is left to look at and to tidy up. */
final class DownloadRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("qingstor:{{quickstart.bucket}}?prefix=inbox/"
                        + "&moveAfterRead=true&removePrefixOnMove=true&destinationBucketPrefix=done/"
                        + "&encryptionCustomerKey={{quickstart.encryptionKey}}"
                        + "&maxMessagesPerPoll=100&initialDelay=0&delay=200")
                .routeId("download")
                .autoStartup(false)
                .to("file:{{quickstart.target}}")
                .to("bean:progress?method=downloaded");

        from("direct:list").to("qingstor:{{quickstart.bucket}}?operation=listObjects");

        from("direct:delete").to("qingstor:{{quickstart.bucket}}?operation=deleteObjects");
    }
}
