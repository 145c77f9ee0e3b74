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

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.HealthCheckComponent;

/**
 * A component whose options are checked before Camel sets them: what is misspelled or makes no sense is refused with a
 * sentence that names the option and what it may be, and never with a value that might be a secret.
 */
public abstract class CloudComponent extends HealthCheckComponent {

    private PropertyConfigurer componentOptions;
    private PropertyConfigurer endpointOptions;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        componentOptions = checked(super.getComponentPropertyConfigurer());
        endpointOptions = checked(super.getEndpointPropertyConfigurer());
    }

    private static PropertyConfigurer checked(PropertyConfigurer options) {
        return options instanceof PropertyConfigurerGetter getter ? new CheckedOptions(options, getter) : options;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return componentOptions == null ? super.getComponentPropertyConfigurer() : componentOptions;
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return endpointOptions == null ? super.getEndpointPropertyConfigurer() : endpointOptions;
    }

    /** @throws InvalidOptionException instead of Camel's exception around it, which says more and tells less */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        try {
            super.setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            if (e.getCause() instanceof InvalidOptionException reason) {
                throw reason;
            }
            throw e;
        }
    }

    /** Names the options that there are not, and those that may be meant. Values are left out: one may be a secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters.isEmpty()) {
            return;
        }
        EndpointUriFactory factory =
                getCamelContext().getCamelContextExtension().getEndpointUriFactory(getDefaultName());
        Set<String> known = factory == null ? Set.of() : factory.propertyNames();
        throw new InvalidOptionException(new TreeSet<>(parameters.keySet())
                .stream()
                        .map(name -> "there is no option " + name + Spelling.hint(name, known))
                        .collect(Collectors.joining("; ")));
    }

    /** What is before the colon of a URI, which may be all there is. */
    protected static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }
}
