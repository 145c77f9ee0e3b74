/** What runs inside the JVM of a contender: the loop, the meters and the conversation with the parent process. */
package io.github.camelcn.benchmarks.worker;
