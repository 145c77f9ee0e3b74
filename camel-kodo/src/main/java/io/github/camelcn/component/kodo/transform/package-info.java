/** Data types that a route can turn Kodo's messages into. */
package io.github.camelcn.component.kodo.transform;
