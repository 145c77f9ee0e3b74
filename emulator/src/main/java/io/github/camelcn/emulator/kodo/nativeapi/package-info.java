/**
 * Kodo's native side: management with JSON answers, uploads with tokens, and the domains buckets are downloaded from.
 * {@link io.github.camelcn.emulator.kodo.nativeapi.Operation} is the table of the management calls.
 */
package io.github.camelcn.emulator.kodo.nativeapi;
