/**
 * Large transfers: uploads and copies in parts, with bounded memory and concurrency, that complete or leave nothing
 * behind; listings of any length. Built on the port alone.
 */
package io.github.camelcn.common.multipart;
