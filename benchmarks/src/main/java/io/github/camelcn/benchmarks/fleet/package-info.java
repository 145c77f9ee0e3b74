/** A fleet of ten thousand instances, listed and watched by camel-qingzhou. */
package io.github.camelcn.benchmarks.fleet;
