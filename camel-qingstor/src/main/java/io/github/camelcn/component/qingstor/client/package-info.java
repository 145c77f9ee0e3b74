/** The client: QingStor's protocol behind the object-store port. Knows nothing of Camel. */
package io.github.camelcn.component.qingstor.client;
