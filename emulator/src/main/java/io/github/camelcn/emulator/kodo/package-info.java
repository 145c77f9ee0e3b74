/** The Kodo object storage service on one port: its S3 side, its native side, and who gets which request. */
package io.github.camelcn.emulator.kodo;
