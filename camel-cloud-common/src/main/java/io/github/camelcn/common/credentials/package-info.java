/** Who signs: key pairs and where they come from. Secrets never show up in {@code toString}. */
package io.github.camelcn.common.credentials;
