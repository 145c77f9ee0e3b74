/** What the pages show in Java. */
package io.github.camelcn.examples.recipes;
