/** A local server that answers QingStor's object calls as fast as two system calls allow, and checks nothing. */
package io.github.camelcn.benchmarks.server;
