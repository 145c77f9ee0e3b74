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

import io.github.camelcn.benchmarks.worker.Setup;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.component.kodo.client.KodoClient;
import io.github.camelcn.component.qingstor.client.QingStorClient;

/** The client inside camel-qingstor or camel-kodo, whichever speaks to the server. */
final class Client {

    private Client() {}

    static ObjectStore of(Setup setup) {
        CredentialsProvider credentials =
                CredentialsProvider.of(new Credentials(Setup.ACCESS_KEY, Setup.SECRET_KEY, ""));
        return setup.service().equals("kodo")
                ? KodoClient.builder()
                        .endpoint(setup.endpoint())
                        .region(Setup.REGION)
                        .credentials(credentials)
                        .build()
                : QingStorClient.builder()
                        .endpoint(setup.endpoint())
                        .credentials(credentials)
                        .build();
    }

    static ObjectRef object(long size, int thread, long number) {
        return new ObjectRef(Setup.BUCKET, Content.key(size, thread, number));
    }
}
