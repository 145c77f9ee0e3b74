/** Camel's side of QingStor: component, endpoint, options, operations and headers. */
package io.github.camelcn.component.qingstor;
