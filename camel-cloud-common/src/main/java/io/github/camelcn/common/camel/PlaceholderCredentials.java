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
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.credentials.CredentialKeys;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;

import static java.util.Objects.requireNonNull;

/**
 * Keys behind Camel's placeholders, such as those of a vault, which may change while routes run: a bean for the option
 * {@code credentialsProvider}. They are resolved when they are first needed, again every {@link #setRefreshAfter}, and at
 * once when the service refuses them, but never twice within a second. While they cannot be resolved, those that were
 * found before count. Placeholders are written without their braces, {@code aws:store#id}, so that nobody resolves them
 * earlier. Configured by one thread before it is used; then thread-safe. Resolving blocks the thread that asks.
 */
public final class PlaceholderCredentials implements CredentialsProvider, CamelContextAware {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PlaceholderCredentials.class);

    private final LongSupplier nanoTime;
    private final ReentrantLock resolving = new ReentrantLock();
    private CamelContext camelContext;
    private String accessKey;
    private String secretKey;
    private String securityToken = "";
    private Duration refreshAfter = Duration.ofMinutes(5);
    /** Replaced as a whole under {@link #resolving}, read without. */
    private volatile Answer latest;

    private record Answer(long atNanos, Credentials credentials) {}

    /** For registries that set properties: {@code accessKey} and {@code secretKey} have to be set. */
    public PlaceholderCredentials() {
        this(System::nanoTime);
    }

    /**
     * @param accessKey the placeholder of the key's id, without braces
     * @param secretKey the placeholder of the secret, without braces
     */
    public PlaceholderCredentials(String accessKey, String secretKey) {
        this();
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    PlaceholderCredentials(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public String getAccessKey() {
        return accessKey;
    }

    /** @param accessKey the placeholder of the key's id, without braces */
    public void setAccessKey(String accessKey) {
        this.accessKey = accessKey;
    }

    public String getSecretKey() {
        return secretKey;
    }

    /** @param secretKey the placeholder of the secret, without braces */
    public void setSecretKey(String secretKey) {
        this.secretKey = secretKey;
    }

    public String getSecurityToken() {
        return securityToken;
    }

    /** @param securityToken the placeholder of the token of temporary keys, without braces; empty if there is none */
    public void setSecurityToken(String securityToken) {
        this.securityToken = requireNonNull(securityToken, "securityToken");
    }

    public Duration getRefreshAfter() {
        return refreshAfter;
    }

    /**
     * @param refreshAfter when placeholders are resolved again, 5 minutes unless set and 1 second at least; zero for only when
     *     the service refuses the keys
     */
    public void setRefreshAfter(Duration refreshAfter) {
        if (!refreshAfter.isZero() && refreshAfter.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "refreshAfter is " + refreshAfter + ": 0 for never, or at least " + SHORTEST);
        }
        this.refreshAfter = refreshAfter;
    }

    /**
     * @throws IllegalStateException if the placeholders cannot be resolved, or only one of the pair has a value, and they
     *     have had no values before
     */
    @Override
    public Optional<Credentials> find() {
        Answer known = latest;
        if (known == null) {
            return resolveUnlessYoungerThan(SHORTEST);
        }
        if (refreshAfter.isZero() || isYoungerThan(refreshAfter, known) || !resolving.tryLock()) {
            return Optional.of(known.credentials);
        }
        try {
            return resolveUnlessYoungerThan(refreshAfter);
        } finally {
            resolving.unlock();
        }
    }

    /** Resolves the placeholders, unless somebody did within the last second. */
    @Override
    public Optional<Credentials> findAgain() {
        return resolveUnlessYoungerThan(SHORTEST);
    }

    private boolean isYoungerThan(Duration age, Answer known) {
        return nanoTime.getAsLong() - known.atNanos < age.toNanos();
    }

    private Optional<Credentials> resolveUnlessYoungerThan(Duration age) {
        resolving.lock();
        try {
            Answer known = latest;
            if (known == null) {
                latest = new Answer(nanoTime.getAsLong(), resolve());
            } else if (!isYoungerThan(age, known)) {
                latest = new Answer(nanoTime.getAsLong(), resolveOr(known.credentials));
            }
            return Optional.of(latest.credentials);
        } finally {
            resolving.unlock();
        }
    }

    private Credentials resolveOr(Credentials known) {
        try {
            return resolve();
        } catch (IllegalStateException e) {
            LOG.warn("{}; the keys that were found before are used: {}", e.getMessage(), String.valueOf(e.getCause()));
            LOG.debug("why", e);
            return known;
        }
    }

    private Credentials resolve() {
        return CredentialKeys.withToken(
                        CredentialKeys.pair(
                                "the placeholder accessKey",
                                valueOf("accessKey", accessKey),
                                "the placeholder secretKey",
                                valueOf("secretKey", secretKey)),
                        "the placeholder securityToken",
                        securityToken.isEmpty() ? "" : valueOf("securityToken", securityToken))
                .orElseThrow(() -> new IllegalStateException(this + " have no values"));
    }

    private String valueOf(String property, String placeholder) {
        if (placeholder == null || placeholder.isBlank()) {
            throw new IllegalStateException(property + " of the credentials of placeholders is not set");
        }
        if (camelContext == null) {
            throw new IllegalStateException(
                    "the credentials of placeholders belong to no Camel context: bind them in its registry");
        }
        PropertiesComponent properties = camelContext.getPropertiesComponent();
        String function = StringHelper.before(placeholder, ":");
        if (function == null) {
            return properties.resolveProperty(placeholder).orElseThrow(() -> nothingOf(property));
        }
        if (properties.getPropertiesFunction(function) == null) {
            throw nothingOf(property);
        }
        try {
            return camelContext.resolvePropertyPlaceholders("{{" + placeholder + "}}");
        } catch (RuntimeException e) {
            throw new IllegalStateException("the placeholder " + placeholder + " cannot be resolved", e);
        }
    }

    /** Does not quote the text, which is a key if Camel has resolved it before. */
    private static IllegalStateException nothingOf(String property) {
        return new IllegalStateException(
                property + " of the credentials of placeholders names neither a function nor a property:"
                        + " it is written without braces, such as aws:store#id");
    }

    /** Names no placeholder: it is a key if Camel has resolved it before. */
    @Override
    public String toString() {
        return "credentials of placeholders";
    }
}
