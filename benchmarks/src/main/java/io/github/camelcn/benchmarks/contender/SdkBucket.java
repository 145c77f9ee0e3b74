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
package io.github.camelcn.benchmarks.contender;

import com.qingstor.sdk.config.EnvContext;
import com.qingstor.sdk.exception.QSException;
import com.qingstor.sdk.model.OutputModel;
import com.qingstor.sdk.service.Bucket;

import io.github.camelcn.benchmarks.worker.Setup;

/**
 * The official SDK as its documentation sets it up, with the OkHttp 4 it was built for. It offers no way to change its
 * sockets or its pool.
 */
final class SdkBucket {

    private static final String ZONE = "pek3a";

    private SdkBucket() {}

    static Bucket of(Setup setup, String name) {
        EnvContext context = new EnvContext(Setup.ACCESS_KEY, Setup.SECRET_KEY);
        context.setEndpoint(setup.endpoint());
        return new Bucket(context, ZONE, name);
    }

    /** The SDK returns failures as results. */
    static void check(OutputModel output, int expectedStatus) throws QSException {
        if (output.getStatueCode() != expectedStatus) {
            throw new QSException("answered " + output.getStatueCode() + " " + output.getMessage());
        }
    }
}
