/** What the spans of a tracer say about calls; for Camel's two ways of tracing, each of them optional. */
package io.github.camelcn.common.camel.trace;
