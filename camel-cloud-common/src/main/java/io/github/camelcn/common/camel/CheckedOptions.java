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

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.util.StringHelper;

/**
 * Sets options as Camel's own configurer does, but takes no text for another value than it means. Camel reads durations
 * and numbers by the same rule, and what it does not understand, such as {@code minAge=1 week} or {@code maxKeys=10k},
 * as 0; and where it does refuse a text, it says which conversion failed, but not what the option may be.
 */
final class CheckedOptions implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final String NUMBER = "a whole number";

    private static final Map<Class<?>, String> FORMS = Map.of(
            int.class, NUMBER,
            Integer.class, NUMBER,
            long.class, NUMBER,
            Long.class, NUMBER,
            double.class, "a number",
            boolean.class, "true or false",
            Boolean.class, "true or false");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    /** The numbers that are milliseconds, for which Camel's users write 5s. */
    private static final Set<String> TIMES = Set.of("delay", "initialdelay", "timestampwindowsizemillis");

    private final PropertyConfigurer options;
    private final PropertyConfigurerGetter types;

    private final Set<String> names;

    /**
     * @param types the same object as {@code options}, or one that knows the same options
     * @param names of options, where those that there are not shall be refused with the one that may be meant
     */
    CheckedOptions(PropertyConfigurer options, PropertyConfigurerGetter types, Set<String> names) {
        this.options = options;
        this.types = types;
        this.names = names;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        Class<?> type = types.getOptionType(name, ignoreCase);
        boolean unknown = type == null && types.getOptionType(StringHelper.dashToCamelCase(name), ignoreCase) == null;
        if (unknown && Spelling.nearest(name, names).isPresent()) {
            throw new InvalidOptionException("there is no option " + name + Spelling.hint(name, names));
        }
        if (!(value instanceof String text) || type == null) {
            return options.configure(context, target, name, value, ignoreCase);
        }
        try {
            return options.configure(context, target, name, checked(name, type, text), ignoreCase);
        } catch (InvalidOptionException e) {
            throw e;
        } catch (RuntimeCamelException | IllegalArgumentException e) {
            // without the cause: it is what Camel would have said
            Optional<InvalidOptionException> reason = reason(name, type, text);
            if (reason.isPresent()) {
                throw reason.get();
            }
            throw e;
        }
    }

    /** The same, in a form that Camel does not misread. */
    private static Object checked(String name, Class<?> type, String text) {
        // what a reference means is looked up by the other configurer
        if (EndpointHelper.isReferenceParameter(text)) {
            return text;
        }
        if (type == Duration.class || TIMES.contains(name.toLowerCase(Locale.ROOT))) {
            Duration duration =
                    HeaderForms.duration(text).orElseThrow(() -> mustBe(name, HeaderForms.DURATION, text, ""));
            return type == Duration.class ? duration : duration.toMillis();
        }
        if (NUMBER.equals(FORMS.get(type))) {
            if (!WHOLE_NUMBER.matcher(text.trim()).matches()) {
                throw mustBe(name, NUMBER, text, "");
            }
            return text.trim();
        }
        return text;
    }

    private static Optional<InvalidOptionException> reason(String name, Class<?> type, String text) {
        if (type.isEnum()) {
            List<String> words = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
            return Optional.of(mustBe(name, Spelling.oneOf(words), text, Spelling.hint(text, words)));
        }
        return Optional.ofNullable(FORMS.get(type)).map(form -> mustBe(name, form, text, ""));
    }

    private static InvalidOptionException mustBe(String name, String form, String text, String hint) {
        return new InvalidOptionException(
                name + " must be " + form + ", but is \"" + HeaderForms.shortened(text) + "\"" + hint);
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return types.getOptionType(name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return types.getAutowiredNames();
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return types.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return types.getOptionValue(target, name, ignoreCase);
    }
}
