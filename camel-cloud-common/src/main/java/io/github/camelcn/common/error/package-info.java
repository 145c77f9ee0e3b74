/**
 * What can go wrong, as route authors think about it: one sealed family of exceptions, a kind each, a sentence that
 * says what failed, on what, why and what to do. Messages never hold keys, signatures or tokens.
 */
package io.github.camelcn.common.error;
