/**
 * A small HTTP/1.1 server that hands the raw request target to its handler, streams bodies both ways, answers
 * {@code Expect: 100-continue} only when the handler asks for the body, and can break off a connection at any byte.
 * It knows nothing of the services that run on it.
 */
package io.github.camelcn.emulator.http;
