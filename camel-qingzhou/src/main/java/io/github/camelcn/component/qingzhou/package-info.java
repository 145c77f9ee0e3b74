/** Camel's side of Qingzhou: component, endpoint, options, operations and headers. */
package io.github.camelcn.component.qingzhou;
