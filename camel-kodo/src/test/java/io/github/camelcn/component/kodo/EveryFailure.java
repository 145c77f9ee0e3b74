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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelcn.common.component.SecretsProgram;
import io.github.camelcn.emulator.KodoEmulator;

/** What {@link SecretsTest} runs. */
final class EveryFailure extends SecretsProgram {

    private static final String SECURITY_TOKEN = "session-token-that-nobody-may-see";
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:Signature=|Qiniu [^:]+:|[?&]token=[^:]+:)([^&]+)", Pattern.CASE_INSENSITIVE);

    private EveryFailure() {
        super(new EmulatorRig(), SIGNATURE);
        secret(List.of(KodoEmulator.SECRET_KEY, SECURITY_TOKEN));
    }

    /** @param args the file to write the secrets to */
    public static void main(String[] args) throws Exception {
        new EveryFailure().run(Path.of(args[0]));
    }

    @Override
    protected void produce() {
        rig.sent("kodo:photos/k", "text", Map.of());
        fail("kodo:photos/missing?operation=getObject", Map.of());
        fail("kodo:photos/missing?operation=statObject", Map.of());
        fail("kodo:photos/k?operation=getObject&secretKey=" + WRONG_SECRET_KEY, Map.of());
        fail("kodo:photos/k?operation=statObject&secretKey=" + WRONG_SECRET_KEY, Map.of());
        fail("kodo:photos/k?operation=getObject&securityToken=" + SECURITY_TOKEN, Map.of());
        fail("kodo:photos/k?operation=statObject&securityToken=" + SECURITY_TOKEN, Map.of());
        fail("kodo:no-such-bucket/k?uploadCutoff=0", Map.of());
        fail("kodo:photos/k?noSuchOption=1&securityToken=" + SECURITY_TOKEN, Map.of());
        for (String operation : new String[] {"createDownloadLink", "createPrivateUrl"}) {
            String source = madeLink(operation).replace("http://127.0.0.1", "http://localhost:1");
            fail(
                    "kodo:photos/fetched?operation=fetchObject&connectionRetries=0",
                    Map.of(KodoHeaders.FETCH_SOURCE, source));
        }
        secret(List.of(made("createUploadToken")));
    }

    @Override
    protected Map<String, String> hopelessConsumers() {
        return Map.of("cannot-list", "secretKey=" + WRONG_SECRET_KEY);
    }

    @Override
    protected String consumerOptions() {
        return "delay=1000";
    }
}
