/** The table of operations, and the operations only QingStor has. The others are shared by all stores. */
package io.github.camelcn.component.qingstor.operation;
