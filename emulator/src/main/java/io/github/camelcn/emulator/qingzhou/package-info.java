/**
 * The Qingzhou service: one fleet of instances, disks, snapshots and addresses, seen through three API styles. Each style
 * checks its callers by code of its own, reads requests its own way and words errors its own way; none of it is shared
 * with the client.
 */
package io.github.camelcn.emulator.qingzhou;
