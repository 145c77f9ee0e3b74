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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.StringHelper;

/**
 * A component whose options are checked before Camel sets them: what is misspelled or makes no sense is refused with a
 * sentence that names the option and what it may be, and never with a value that might be a secret.
 */
public abstract class CloudComponent extends HealthCheckComponent {

    private PropertyConfigurer componentOptions;
    private PropertyConfigurer endpointOptions;
    private UriSecrets uriSecrets;

    /** Before properties are set: Camel's summary of them comes next. */
    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        maskSecrets();
    }

    /** Masks again, since Camel has set its own list of words meanwhile. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        maskSecrets();
        // of a URI they are refused by validateParameters, all at once
        componentOptions =
                checked(super.getComponentPropertyConfigurer(), uriFactory().propertyNames());
        endpointOptions = checked(super.getEndpointPropertyConfigurer(), Set.of());
    }

    @Override
    protected void doStart() throws Exception {
        refuseBeansThatAreText();
        super.doStart();
    }

    /**
     * A property of the application that should name a bean and does not begin with {@code #} sets nothing in Spring Boot,
     * whose converter passes over it: a repository would be left out, or an encryption.
     */
    private void refuseBeansThatAreText() {
        if (super.getComponentPropertyConfigurer() instanceof PropertyConfigurerGetter options) {
            for (String name : uriFactory().propertyNames()) {
                Class<?> type = options.getOptionType(name, false);
                String property = "camel.component." + getDefaultName() + "." + StringHelper.camelCaseToDash(name);
                if (type != null
                        && isBean(type)
                        && options.getOptionValue(this, name, false) == null
                        && isText(getCamelContext().getPropertiesComponent().resolveProperty(property))) {
                    throw new InvalidOptionException(property + " must name a " + type.getSimpleName()
                            + " in the registry, such as #bean:name, but does not begin with #, so that nothing would"
                            + " be set");
                }
            }
        }
    }

    private static boolean isBean(Class<?> type) {
        return !type.isPrimitive() && !type.isEnum() && !type.getName().startsWith("java.");
    }

    private static boolean isText(Optional<String> value) {
        return value.filter(text -> !text.isBlank() && !text.startsWith("#")).isPresent();
    }

    private void maskSecrets() {
        Set<String> secrets = uriFactory().secretPropertyNames();
        SecretOptions.mask(getCamelContext(), secrets);
        uriSecrets = new UriSecrets(secrets);
    }

    /** What the options of the URI are called, as the generator has written it down. */
    private EndpointUriFactory uriFactory() {
        return getCamelContext().getCamelContextExtension().getEndpointUriFactory(getDefaultName());
    }

    /** The URI without the values of secret options: an endpoint shows itself by it. */
    protected final String shown(String uri) {
        return uriSecrets.hidden(uri);
    }

    private static PropertyConfigurer checked(PropertyConfigurer options, Set<String> names) {
        return options instanceof PropertyConfigurerGetter getter
                ? new CheckedOptions(options, getter, names)
                : options;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return componentOptions == null ? super.getComponentPropertyConfigurer() : componentOptions;
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return endpointOptions == null ? super.getEndpointPropertyConfigurer() : endpointOptions;
    }

    /** @throws InvalidOptionException instead of Camel's exceptions, which say more, tell less, and show values */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        refuseTwoUnits(parameters);
        try {
            super.setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            // Camel's exception around this one shows the URI, and with it perhaps a group of options
            SecretOptions.mask(getCamelContext(), List.of(e.getPropertyName()));
            throw InvalidOptionException.of(e, endpointOptions);
        }
    }

    /** Camel makes milliseconds of a delay such as 5s, and then counts them in the unit. */
    private static void refuseTwoUnits(Map<String, Object> parameters) {
        Object unit = parameters.get("timeUnit");
        for (String name : List.of("delay", "initialDelay")) {
            String delay = String.valueOf(parameters.getOrDefault(name, "0"));
            if (unit != null && !delay.matches("-?\\d+")) {
                throw new InvalidOptionException(name + "=" + HeaderForms.shortened(delay)
                        + " has a unit of its own, but timeUnit is set too: set one of the two");
            }
        }
    }

    /** Names the options that there are not, and those that may be meant. Values are left out: one may be a secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters.isEmpty()) {
            return;
        }
        EndpointUriFactory factory = uriFactory();
        Set<String> known = factory.propertyNames();
        Map<String, Object> unknown = new TreeMap<>(parameters);
        // Camel's exception around this one shows the URI
        SecretOptions.mask(
                getCamelContext(),
                unknown.keySet().stream()
                        .filter(name -> Spelling.nearest(name, known)
                                .filter(factory.secretPropertyNames()::contains)
                                .isPresent())
                        .toList());
        throw new InvalidOptionException(unknown.entrySet().stream()
                .map(option -> misspelt(option.getKey(), option.getValue(), known))
                .collect(Collectors.joining("; ")));
    }

    private static String misspelt(String name, Object value, Set<String> known) {
        Optional<String> meant = Spelling.nearest(name, known);
        if (meant.isEmpty() && (value == null || "".equals(value))) {
            return "what follows one of the & has no value, and perhaps is the rest of one: a value with &, + or % in it"
                    + " has to be in RAW(...)";
        }
        return "there is no option " + name + Spelling.hint(name, known);
    }

    /** What is before the colon of a URI, which may be all there is. */
    protected static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }
}
