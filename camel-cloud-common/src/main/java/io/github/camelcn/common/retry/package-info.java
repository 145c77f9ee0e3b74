/** How often and how fast a call is repeated. Knows nothing of HTTP. */
package io.github.camelcn.common.retry;
