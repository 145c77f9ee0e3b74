/** What the data type transformers of every store have in common. */
package io.github.camelcn.common.camel.transform;
