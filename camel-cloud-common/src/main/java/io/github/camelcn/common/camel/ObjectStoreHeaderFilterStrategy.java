/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.common.camel;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Which names of user metadata travel. By default all but Camel's own, in any spelling: neither are a route's control
 * headers stored by accident, nor can whoever wrote an object steer the route that reads it.
 */
public final class ObjectStoreHeaderFilterStrategy extends DefaultHeaderFilterStrategy {

    public ObjectStoreHeaderFilterStrategy() {
        setLowerCase(true);
        setOutFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
        setInFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
    }
}
