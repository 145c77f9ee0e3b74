/**
 * The contract file: which HTTP request each operation becomes and where its results are, so that a user can follow a
 * gateway that differs without writing code. A file is read completely and checked completely, or refused with file, line
 * and reason.
 */
package io.github.camelcn.component.qingzhou.contract;
