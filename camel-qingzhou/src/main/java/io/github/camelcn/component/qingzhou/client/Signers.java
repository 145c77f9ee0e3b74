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
package io.github.camelcn.component.qingzhou.client;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds signers by name: beans first, then services on the class path, then those that come with the component. */
final class Signers {

    private static final List<QingzhouSigner> BUILT_IN =
            List.of(new Acs3Signer(), new QingCloudSigner(), new BearerSigner(), new NoSigner());

    private Signers() {}

    /** @throws IllegalArgumentException if there is none, listing those that come with the component */
    static QingzhouSigner find(String name, Function<String, Optional<QingzhouSigner>> beans) {
        return beans.apply(name)
                .or(() -> ServiceLoader.load(QingzhouSigner.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(signer -> signer.name().equals(name))
                        .findFirst())
                .or(() -> BUILT_IN.stream()
                        .filter(signer -> signer.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> {
                    TreeSet<String> names = new TreeSet<>();
                    BUILT_IN.forEach(signer -> names.add(signer.name()));
                    return new IllegalArgumentException("signer \"" + name
                            + "\" is neither a bean nor a service on the class path nor one of "
                            + String.join(", ", names));
                });
    }
}
