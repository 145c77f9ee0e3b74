/** Transfers that go on after a failure, as routes configure them: their options, and where their state is kept. */
package io.github.camelcn.common.camel.resume;
