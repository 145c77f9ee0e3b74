/**
 * The S3 side of Kodo: addresses, signature version 4, XML, and one class per family of calls.
 * {@link io.github.camelcn.emulator.kodo.s3.Operation} is the table of everything it can do.
 */
package io.github.camelcn.emulator.kodo.s3;
