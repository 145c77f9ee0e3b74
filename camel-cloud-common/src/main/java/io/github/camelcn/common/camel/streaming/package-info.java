/**
 * Streaming upload: many messages become few objects. The producer hands each message's bytes to the open batches, which
 * send what has filled up and tell everybody who waits when a batch is stored.
 */
package io.github.camelcn.common.camel.streaming;
