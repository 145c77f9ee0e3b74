/**
 * The call chain: one visible list of steps from a {@link io.github.camelcn.common.http.ServiceRequest} to a
 * {@link io.github.camelcn.common.http.ServiceResponse}, on the caller's thread. Only this package (and the signers,
 * which see its request) knows OkHttp; nothing here knows Camel or object stores. The list is in
 * {@link io.github.camelcn.common.http.CloudHttpClient}:
 *
 * <pre>
 * per call      Retry      repeats what may be repeated, within policy, budget and callTimeout
 *               Redirect   builds the request anew for another host, if the service's rule allows
 * per attempt   Limit      waits for one of maxConnections
 *               Sign       with the service's time and the credentials of the moment; heals a wrong clock once
 *               Decode     turns every answer but 2xx into a ServiceException
 *               OkHttp     sends once, to where it is told
 * </pre>
 *
 * A service adds a {@link io.github.camelcn.common.http.RequestSigner} and an
 * {@link io.github.camelcn.common.http.ErrorDecoder}, and says of each request whether it is idempotent.
 */
package io.github.camelcn.common.http;
