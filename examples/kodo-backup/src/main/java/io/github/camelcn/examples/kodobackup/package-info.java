/** A folder backed up to Kodo, the older the cheaper, and restored byte by byte, shown in seconds. */
package io.github.camelcn.examples.kodobackup;
