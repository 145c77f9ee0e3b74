/** How services tell others what happened: requests that are sent, repeated, and, if a test says so, lost. */
package io.github.camelcn.emulator.notification;
