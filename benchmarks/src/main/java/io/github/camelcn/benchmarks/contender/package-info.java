/** The contenders. Each states in its Javadoc what it does and does not do, so that a comparison can be judged. */
package io.github.camelcn.benchmarks.contender;
