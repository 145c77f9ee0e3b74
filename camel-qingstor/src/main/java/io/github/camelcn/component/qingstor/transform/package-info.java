/** Data types that a route can turn QingStor's messages into. */
package io.github.camelcn.component.qingstor.transform;
