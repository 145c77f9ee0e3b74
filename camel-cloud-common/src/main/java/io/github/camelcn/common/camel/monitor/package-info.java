/** Where the live state of the services meets Camel: events, the developer console, metrics. */
package io.github.camelcn.common.camel.monitor;
