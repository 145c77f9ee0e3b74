/**
 * Clients of other people's against the same server as ours: what one writes the other reads. They keep our client and our
 * emulator from agreeing only with each other; how the real service behaves they do not show.
 */
package io.github.camelcn.component.kodo.independent;
