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

import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.EndpointHelper;

/** An option that cannot be set as it was written. The message is a sentence with the option's name. */
public class InvalidOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidOptionException(String message) {
        super(message);
    }

    /**
     * The reason why Camel could not set an option; if it was none of ours, without the value, which may be a secret.
     *
     * @param types of the options
     */
    static InvalidOptionException of(PropertyBindingException failure, PropertyConfigurer types) {
        if (failure.getCause() instanceof InvalidOptionException reason) {
            return reason;
        }
        String name = failure.getPropertyName();
        Class<?> type = types instanceof PropertyConfigurerGetter getter ? getter.getOptionType(name, true) : null;
        if (type == null) {
            return new InvalidOptionException(
                    name + " cannot be set as a whole: set the options that belong to it by their own names");
        }
        Throwable reason = failure;
        boolean noBean = false;
        while (reason.getCause() != null) {
            reason = reason.getCause();
            noBean |= reason instanceof NoSuchBeanException
                    || reason instanceof NoTypeConversionAvailableException
                    || reason instanceof ClassNotFoundException;
        }
        return new InvalidOptionException(noBean ? noBean(name, type, failure, reason) : reason.getMessage());
    }

    private static String noBean(String name, Class<?> type, PropertyBindingException failure, Throwable reason) {
        String written = String.valueOf(failure.getValue());
        if (!EndpointHelper.isReferenceParameter(written)) {
            return name + " must be a bean of type " + type.getName() + ", written " + name
                    + "=#nameOfTheBean, but is something else";
        }
        return name + " is " + written + ", but "
                + (reason instanceof ClassNotFoundException
                        ? "there is no such class on the class path"
                        : "the registry has no such bean of type " + type.getName());
    }
}
