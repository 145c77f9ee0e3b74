/** The table of operations, and the operations only Kodo has. The others are shared by all stores. */
package io.github.camelcn.component.kodo.operation;
