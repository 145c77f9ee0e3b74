/** The quick start: what the suite does, shown with real files in a minute. */
package io.github.camelcn.examples.quickstart;
