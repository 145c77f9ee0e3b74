/** Marks that tell which emulator behaviour was compared with something real and which is our own choice. */
package io.github.camelcn.emulator.evidence;
