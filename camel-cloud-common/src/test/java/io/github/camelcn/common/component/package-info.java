/*
 * Copyright 2026 the camel-cn authors
 */
/**
 * What every object-store component promises, as tests: a component's own test extends a contract and says which service
 * it runs against. Contracts know no service and no emulator; a {@link io.github.camelcn.common.component.StoreServer}
 * stands for both.
 */
package io.github.camelcn.common.component;
