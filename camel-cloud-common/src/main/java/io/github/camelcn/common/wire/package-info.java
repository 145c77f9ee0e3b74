/**
 * What object-store protocols over HTTP have in common: percent-encoding, addresses, the headers of objects, digests,
 * answers that break off or get lost, deleting in batches. A component's client puts its own signing, its own documents
 * and its own errors around this. Knows the port and the call chain, which do not know each other; nothing of Camel.
 */
package io.github.camelcn.common.wire;
