/** How values look in requests and answers where the services agree: JSON, and moments. It knows none of the services. */
package io.github.camelcn.emulator.wire;
