/** Where the suite meets Camel: endpoint, producer and consumer that every component shares, and the option groups. */
package io.github.camelcn.common.camel;
