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

import java.net.http.HttpResponse;
import java.util.List;

import com.qiniu.util.Auth;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.EventsContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.component.kodo.event.KodoNotifications;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.kodo.store.KodoBucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventsRouteTest extends EventsContract {

    /** What everybody else calls {@code photos}. */
    private static final String KODO_NAME = "old-photos";

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    /** The emulator signs with the keys that the component has. */
    @Override
    protected String trust() {
        return "allowUnsignedEvents=false";
    }

    @Override
    protected String target() {
        return "/hooks/objects?x=1";
    }

    @Override
    protected HttpResponse<String> posted(String body) throws Exception {
        Auth auth = Auth.create(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
        String token = "Qiniu "
                + auth.signQiniuAuthorization(hook.url(target()), "POST", body.getBytes(UTF_8), "application/json");
        return hook.post(target(), body, "Authorization", token);
    }

    @Override
    protected String notification(String bucket, String key) {
        return KodoNotifications.created(bucket, key);
    }

    @Test
    void aBodyThatWasChangedIsRefused() throws Exception {
        route("startScheduler=false");
        Auth auth = Auth.create(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
        String signed = notification("photos", "a");
        String token = "Qiniu "
                + auth.signQiniuAuthorization(hook.url(target()), "POST", signed.getBytes(UTF_8), "application/json");

        assertThat(hook.post(target(), notification("photos", "b"), "Authorization", token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(hook.post("/hooks/objects?x=2", signed, "Authorization", token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(hook.post(target(), signed, "Authorization", token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aProxyMayChangeTheAddressIfTheConsumerKnows() throws Exception {
        route("startScheduler=false&eventUrl=https://hooks.example.com/kodo");
        Auth auth = Auth.create(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
        String body = notification("photos", "a");
        String token = "Qiniu "
                + auth.signQiniuAuthorization(
                        "https://hooks.example.com/kodo", "POST", body.getBytes(UTF_8), "application/json");

        assertThat(hook.post("/hooks/objects", body, "Authorization", token).statusCode())
                .isEqualTo(200);
        assertThat(posted(body).statusCode()).isEqualTo(401);
    }

    @Test
    void aNotificationMayNameTheBucketByItsKodoName() throws Exception {
        KodoEmulator emulator = ((EmulatorRig) rig).emulator;
        emulator.store().createBucket(KodoBucket.named(KODO_NAME).s3Name("new-photos"));
        emulator.putObject(KODO_NAME, "a", new byte[] {1});
        route("new-photos", "startScheduler=false&deleteAfterRead=true");

        assertThat(posted(notification("photos", "a")).statusCode()).isEqualTo(400);
        assertThat(posted(notification(KODO_NAME, "a")).statusCode()).isEqualTo(200);
        await().until(() -> emulator.keys(KODO_NAME).equals(List.of()));
    }
}
