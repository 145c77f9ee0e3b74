/** Regions and storage classes, by the names that Kodo's two APIs and the provider's guide have for them. */
package io.github.camelcn.component.kodo.names;
