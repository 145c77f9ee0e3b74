/** A Spring Boot application whose routes are YAML: files from a folder through two clouds into another folder. */
package io.github.camelcn.examples.springboot;
