/**
 * The call chain: one visible list of steps from a {@link io.github.camelcn.common.http.ServiceRequest} to a
 * {@link io.github.camelcn.common.http.ServiceResponse}. Only this package (and the signers, which see its request)
 * knows OkHttp; nothing here knows Camel or object stores.
 */
package io.github.camelcn.common.http;
