/** What QingStor tells about its objects without being asked. */
package io.github.camelcn.component.qingstor.event;
