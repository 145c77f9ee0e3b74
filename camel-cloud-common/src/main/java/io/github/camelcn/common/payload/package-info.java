/** The bytes of a request: where they come from, how many, and whether they can be sent twice. */
package io.github.camelcn.common.payload;
