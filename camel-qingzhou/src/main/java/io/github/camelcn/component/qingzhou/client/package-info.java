/**
 * Speaks to clouds of Qingzhou's three interfaces: signs, logs in, builds requests, reads answers, classifies errors,
 * waits, pages, caches. Knows nothing of Camel.
 */
package io.github.camelcn.component.qingzhou.client;
