/**
 * The port to an object store: what the components' clients implement and what transfer engine, consumer and operations
 * use. Plain values; nothing of HTTP, nothing of Camel. Absent text is the empty string, never {@code null}.
 */
package io.github.camelcn.common.objectstore;
