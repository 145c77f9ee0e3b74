/** Camel's side of Kodo: component, endpoint, options, operations and headers. */
package io.github.camelcn.component.kodo;
