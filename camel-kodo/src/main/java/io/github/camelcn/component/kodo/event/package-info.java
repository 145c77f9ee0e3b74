/** What Kodo tells about its objects without being asked. */
package io.github.camelcn.component.kodo.event;
