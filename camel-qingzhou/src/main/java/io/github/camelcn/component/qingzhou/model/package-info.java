/**
 * The cloud as this component sees it, whatever interface it is reached by: operations, requests, results, states, units.
 * Plain values; nothing here knows HTTP, JSON or Camel. Components of results that a service did not tell are
 * {@code null}, as the documentation of each says.
 */
package io.github.camelcn.component.qingzhou.model;
