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
package io.github.camelcn.component.qingstor;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelcn.common.component.SecretsProgram;
import io.github.camelcn.emulator.QingStorEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What {@link SecretsTest} runs. */
final class EveryFailure extends SecretsProgram {

    private static final String CUSTOMER_KEY = "customer-key-of-exactly-32-bytes";
    private static final String OTHER_CUSTOMER_KEY = "another-key-of-exactly-32-bytes!";
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:QS [^:]+:|[?&]signature=)([^&]+)", Pattern.CASE_INSENSITIVE);

    private EveryFailure() {
        super(new EmulatorRig(), SIGNATURE);
        secret(List.of(
                QingStorEmulator.SECRET_KEY,
                CUSTOMER_KEY,
                base64(CUSTOMER_KEY),
                OTHER_CUSTOMER_KEY,
                base64(OTHER_CUSTOMER_KEY)));
    }

    /** @param args the file to write the secrets to */
    public static void main(String[] args) throws Exception {
        new EveryFailure().run(Path.of(args[0]));
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }

    @Override
    protected void produce() {
        String key = "encryptionCustomerKey=" + CUSTOMER_KEY;
        String otherKey = "encryptionCustomerKey=RAW(" + base64(OTHER_CUSTOMER_KEY) + ")";
        rig.sent("qingstor:photos/k?" + key, "text", Map.of());
        fail("qingstor:photos/k?operation=getObject", Map.of());
        fail("qingstor:photos/k?operation=getObject&" + otherKey, Map.of());
        fail(
                "qingstor:photos/k?operation=headObject",
                Map.of(QingStorHeaders.ENCRYPTION_CUSTOMER_KEY, OTHER_CUSTOMER_KEY));
        fail(
                "qingstor:photos/k?operation=getObject",
                Map.of(QingStorHeaders.ENCRYPTION_CUSTOMER_KEY, CUSTOMER_KEY + "-and-more"));
        fail(
                "qingstor:photos/k?operation=copyObject&copySourceEncryptionCustomerKey=" + OTHER_CUSTOMER_KEY,
                Map.of(QingStorHeaders.DESTINATION_KEY, "copy"));
        fail("qingstor:photos/k?encryptionCustomerKeyMd5=bm8=&" + key, Map.of());
        fail("qingstor:photos/k?operation=getObject&secretKey=" + WRONG_SECRET_KEY, Map.of());
        fail("qingstor:no-such-bucket/k?uploadCutoff=0&" + key, Map.of());
        fail("qingstor:photos/k?noSuchOption=1&secretKey=" + WRONG_SECRET_KEY + "&" + key, Map.of());

        fail(
                "qingstor:photos/fetched?operation=fetchObject&connectionRetries=1&retryDelay=1ms",
                Map.of(QingStorHeaders.FETCH_SOURCE, madeLink("createDownloadLink")));
    }

    @Override
    protected Map<String, String> hopelessConsumers() {
        return Map.of(
                "cannot-read",
                "encryptionCustomerKey=" + OTHER_CUSTOMER_KEY,
                "cannot-list",
                "secretKey=" + WRONG_SECRET_KEY + "&encryptionCustomerKey=" + CUSTOMER_KEY);
    }

    @Override
    protected String consumerOptions() {
        return "encryptionCustomerKey=" + CUSTOMER_KEY;
    }
}
