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

/**
 * Signs requests of the openapi style in a way of its own, for gateways that differ. Found as a bean, else by
 * {@link java.util.ServiceLoader}, under its {@link #name}. Called for every attempt, by many threads at once; it must not
 * log what it is given.
 */
public interface QingzhouSigner {

    /** What the option {@code signer} and contract files call it. */
    String name();

    /** @return what makes the request a signed one */
    Signature sign(SigningRequest request);
}
