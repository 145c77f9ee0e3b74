/** What a Kodo service holds, whichever of its two protocols asks: regions, buckets, objects, and who may use them. */
package io.github.camelcn.emulator.kodo.store;
