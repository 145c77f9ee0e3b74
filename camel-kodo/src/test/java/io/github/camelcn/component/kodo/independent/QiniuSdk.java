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
package io.github.camelcn.component.kodo.independent;

import com.qiniu.common.QiniuException;
import com.qiniu.storage.BucketManager;
import com.qiniu.storage.Configuration;
import com.qiniu.storage.Region;
import com.qiniu.storage.UploadManager;
import com.qiniu.util.Auth;

import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.kodo.management.ManagementClient;
import io.github.camelcn.emulator.KodoEmulator;

/** The provider's own SDK for Java at the emulator, and our native client beside it. */
final class QiniuSdk implements AutoCloseable {

    final Auth auth = Auth.create(TwoClients.OWNER.accessKey(), TwoClients.OWNER.secretKey());
    final BucketManager buckets;
    final UploadManager uploads;
    final ManagementClient management;

    /** With parts of the size of a block. */
    QiniuSdk(KodoEmulator emulator) {
        this(emulator, 4 << 20);
    }

    QiniuSdk(KodoEmulator emulator, int partBytes) {
        Configuration configuration = configuration(emulator);
        configuration.resumableUploadAPIV2BlockSize = partBytes;
        buckets = new BucketManager(auth, configuration);
        uploads = new UploadManager(configuration);
        management = ManagementClient.builder()
                .ucEndpoint(emulator.endpoint().toString())
                .credentials(CredentialsProvider.of(TwoClients.OWNER))
                .build();
    }

    /** All services at one address, over plain http; some hosts of the SDK are static. */
    private static Configuration configuration(KodoEmulator emulator) {
        String host = emulator.endpoint().getAuthority();
        Configuration configuration = Configuration.create(new Region.Builder()
                .region("z0")
                .srcUpHost(host)
                .accUpHost(host)
                .rsHost(host)
                .rsfHost(host)
                .apiHost(host)
                .iovipHost(host)
                .ucHost(host)
                .build());
        configuration.useHttpsDomains = false;
        configuration.resumableUploadAPIVersion = Configuration.ResumableUploadAPIVersion.V2;
        configuration.retryMax = 0;
        Configuration.defaultUcHost = host;
        Configuration.defaultRsHost = host;
        Configuration.defaultApiHost = host;
        return configuration;
    }

    interface Call {
        Object run() throws QiniuException;
    }

    /** The status that the SDK was answered with. */
    static int status(Call call) {
        try {
            call.run();
            return 200;
        } catch (QiniuException e) {
            return e.code();
        }
    }

    @Override
    public void close() {
        management.close();
    }
}
