/** The client: Kodo's S3-compatible protocol behind the object-store port. Knows nothing of Camel. */
package io.github.camelcn.component.kodo.client;
