/** Hours of mixed load in bad weather, and the books that must balance in the end. */
package io.github.camelcn.benchmarks.soak;
