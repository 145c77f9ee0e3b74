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

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.support.service.ServiceSupport;

import io.github.camelcn.common.error.ServiceException;

/**
 * Tells whether a producer could work now, by one cheap question to the service. What it shows names no secrets: neither
 * do the exceptions of clients.
 */
public final class ProducerHealthCheck extends AbstractHealthCheck {

    /** The detail that says in one sentence why a check is down: Spring Boot's actuator shows details, not messages. */
    public static final String REASON = "reason";

    private final Probe probe;

    /** @param probe the question; asked on the thread that wants to know */
    public ProducerHealthCheck(String id, Probe probe) {
        super("camel", id);
        this.probe = probe;
    }

    /** The question, which says in the builder what it found; an exception means no. */
    @FunctionalInterface
    public interface Probe {
        void ask(HealthCheckResultBuilder builder) throws Exception;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            probe.ask(builder);
        } catch (ServiceException e) {
            builder.detail(SERVICE_STATUS_CODE, e.status()).detail(SERVICE_ERROR_CODE, e.code());
            builder.message(e.getMessage()).error(e).down();
        } catch (Exception e) {
            builder.message(e.getMessage()).error(e).down();
        }
        if (builder.state() == State.DOWN && builder.message() != null) {
            builder.detail(REASON, builder.message());
        }
    }

    /**
     * Keeps the check of an endpoint registered while any of its producers runs. Camel takes checks with the same id for
     * equal, and lists what is registered twice twice: so one check stands for all producers. Thread-safe.
     */
    public static final class Registration {

        private final CamelContext context;
        private final ProducerHealthCheck check;
        private final boolean enabled;
        private int running;
        private WritableHealthCheckRepository repository;

        /** @param enabled what the component's healthCheckProducerEnabled says */
        public Registration(CamelContext context, ProducerHealthCheck check, boolean enabled) {
            this.context = context;
            this.check = check;
            this.enabled = enabled;
        }

        /** What starts and stops with one producer. */
        public Service forProducer() {
            return new ServiceSupport() {
                private boolean counted;

                @Override
                protected void doStart() {
                    started();
                    counted = true;
                }

                @Override
                protected void doStop() {
                    // Camel stops what never started, too
                    if (counted) {
                        counted = false;
                        stopped();
                    }
                }
            };
        }

        private synchronized void started() {
            if (running == 0) {
                repository = HealthCheckHelper.getHealthCheckRepository(
                        context, "producers", WritableHealthCheckRepository.class);
                if (repository != null) {
                    check.setEnabled(enabled);
                    repository.addHealthCheck(check);
                }
            }
            running++;
        }

        private synchronized void stopped() {
            running--;
            if (running == 0 && repository != null) {
                repository.removeHealthCheck(check);
                repository = null;
            }
        }
    }
}
