/** What goes on at a service right now: calls counted, transfers watched, errors remembered. Knows no Camel. */
package io.github.camelcn.common.monitor;
