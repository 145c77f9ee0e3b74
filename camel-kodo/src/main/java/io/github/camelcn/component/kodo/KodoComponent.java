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
package io.github.camelcn.component.kodo;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

import io.github.camelcn.common.camel.ObjectStoreComponent;

/** Makes endpoints for Kodo; its own options are the defaults of theirs. */
@Component("kodo")
public class KodoComponent extends ObjectStoreComponent {

    @Metadata
    private KodoConfiguration configuration = new KodoConfiguration();

    @Override
    protected KodoEndpoint newEndpoint(String shownUri, String bucket, String key) {
        KodoEndpoint endpoint = new KodoEndpoint(shownUri, this);
        endpoint.setBucketName(bucket);
        endpoint.setKey(key);
        endpoint.setConfiguration(configuration.copy());
        return endpoint;
    }

    public KodoConfiguration getConfiguration() {
        return configuration;
    }

    /** What is particular to Kodo. */
    public void setConfiguration(KodoConfiguration configuration) {
        this.configuration = configuration;
    }
}
