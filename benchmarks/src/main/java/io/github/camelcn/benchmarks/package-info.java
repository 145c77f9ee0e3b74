/**
 * How fast camel-cn is, compared with what it is built on and with what it replaces. {@link Benchmarks} runs it all.
 */
package io.github.camelcn.benchmarks;
