/**
 * The operations that every object store offers, one class each. They read a message, call the port, and say what
 * becomes of the message; nothing here knows which store it is.
 */
package io.github.camelcn.common.camel.operation;
