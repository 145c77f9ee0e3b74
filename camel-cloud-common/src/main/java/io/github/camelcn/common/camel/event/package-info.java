/** Notifications: what stores say happened to objects, verified, decoded and never believed. */
package io.github.camelcn.common.camel.event;
