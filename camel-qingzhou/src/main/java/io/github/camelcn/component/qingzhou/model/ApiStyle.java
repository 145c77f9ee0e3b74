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
package io.github.camelcn.component.qingzhou.model;

/** Which of the three interfaces a cloud is reached by. */
public enum ApiStyle {
    /** Signed requests with a key pair, as the vendor's guide describes it; driven by a contract file. */
    openapi,
    /** Login with a user name and a password, then a token, as the OpenIDCS driver does it. */
    rest,
    /** The query interface of QingCloud IaaS. */
    qingcloud
}
