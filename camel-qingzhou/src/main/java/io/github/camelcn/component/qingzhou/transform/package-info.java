/** Data types that a route can turn Qingzhou's messages into. */
package io.github.camelcn.component.qingzhou.transform;
