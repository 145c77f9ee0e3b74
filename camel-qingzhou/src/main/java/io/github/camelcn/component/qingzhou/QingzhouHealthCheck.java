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
package io.github.camelcn.component.qingzhou;

import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.support.service.ServiceSupport;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;

/** Tells whether a producer could work now: one test of the connection, which needs the least right there is. */
final class QingzhouHealthCheck extends org.apache.camel.impl.health.AbstractHealthCheck {

    private final Supplier<QingzhouApi> client;

    QingzhouHealthCheck(String id, Supplier<QingzhouApi> client) {
        super("camel", id);
        this.client = client;
    }

    @Override
    protected void doCall(org.apache.camel.health.HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            QingzhouApi open = client.get();
            builder.detail("endpoint", open.endpoint()).detail("apiStyle", open.apiStyle());
            open.execute(new TestConnectionRequest());
            builder.up();
        } catch (ServiceException e) {
            builder.detail(SERVICE_STATUS_CODE, e.status()).detail(SERVICE_ERROR_CODE, e.code());
            builder.message(e.getMessage()).error(e).down();
        } catch (Exception e) {
            builder.message(e.getMessage()).error(e).down();
        }
    }

    /**
     * Keeps the check of an endpoint registered while any of its producers runs: Camel lists what is registered twice
     * twice. Thread-safe.
     */
    static final class Registration {

        private final CamelContext context;
        private final QingzhouHealthCheck check;
        private final boolean enabled;
        private int running;
        private org.apache.camel.health.WritableHealthCheckRepository repository;

        Registration(CamelContext context, QingzhouHealthCheck check, boolean enabled) {
            this.context = context;
            this.check = check;
            this.enabled = enabled;
        }

        /** What starts and stops with one producer. */
        Service forProducer() {
            return new ServiceSupport() {
                private boolean counted;

                @Override
                protected void doStart() {
                    started();
                    counted = true;
                }

                @Override
                protected void doStop() {
                    if (counted) {
                        counted = false;
                        stopped();
                    }
                }
            };
        }

        private synchronized void started() {
            if (running == 0) {
                repository = org.apache.camel.health.HealthCheckHelper.getHealthCheckRepository(
                        context, "producers", org.apache.camel.health.WritableHealthCheckRepository.class);
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
