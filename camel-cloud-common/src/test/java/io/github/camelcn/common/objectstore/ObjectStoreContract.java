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
package io.github.camelcn.common.objectstore;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;

/**
 * What every {@link ObjectStore} promises. Passed by the fake, by each client against its emulator, and by the real
 * service. Works under keys of its own and removes them; does not rely on sorted listings.
 */
public abstract class ObjectStoreContract
        implements ReadContract,
                WriteContract,
                CopyContract,
                ListContract,
                KeyContract,
                MultipartContract,
                EncryptionContract,
                BucketContract {

    private final String prefix = "contract/" + UUID.randomUUID() + "/";

    @Override
    public String prefix() {
        return prefix;
    }

    @AfterEach
    void removeWhatTheTestMade() throws IOException {
        for (String start : new String[] {prefix, "/" + prefix}) {
            for (String key : keys(start)) {
                store().delete(new DeleteObjectRequest(new ObjectRef(bucket(), key)));
            }
        }
        UploadPage uploads = store().listUploads(new ListUploadsRequest(bucket(), prefix, Optional.empty(), 0));
        for (UploadRef upload : uploads.uploads()) {
            store().abortUpload(upload);
        }
    }
}
