/** A fleet of instances under the care of routes: from a template to the last snapshot deleted. */
package io.github.camelcn.examples.fleet;
