/** The components in Camel's catalog. */
package io.github.camelcn.catalog;
