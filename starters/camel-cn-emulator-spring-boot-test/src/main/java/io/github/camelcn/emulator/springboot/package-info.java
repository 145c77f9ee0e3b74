/** Emulators for the tests of Spring applications. */
package io.github.camelcn.emulator.springboot;
