/** Consumers that empty a bucket. */
package io.github.camelcn.benchmarks.drain;
