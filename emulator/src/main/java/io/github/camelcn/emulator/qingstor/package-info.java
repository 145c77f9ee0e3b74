/**
 * The QingStor object storage service: addressing, signatures, permissions, and one class per family of calls.
 * {@link io.github.camelcn.emulator.qingstor.Operation} is the table of everything it can do.
 */
package io.github.camelcn.emulator.qingstor;
