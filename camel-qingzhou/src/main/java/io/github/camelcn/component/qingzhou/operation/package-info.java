/** From messages to requests and from results to messages. Knows Camel's messages, but no endpoint. */
package io.github.camelcn.component.qingzhou.operation;
