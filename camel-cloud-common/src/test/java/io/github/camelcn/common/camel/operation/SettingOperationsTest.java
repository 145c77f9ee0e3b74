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
package io.github.camelcn.common.camel.operation;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.BucketSetting;
import io.github.camelcn.common.objectstore.BucketSettings;
import io.github.camelcn.common.objectstore.DeleteSettingRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.PutSettingRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Settings as documents of whatever form a store has. */
class SettingOperationsTest {

    private enum Setting implements BucketSetting {
        CORS("application/xml", true),
        RULES("application/json", true),
        ACL("text/plain", false);

        private final String contentType;
        private final boolean deletable;

        Setting(String contentType, boolean deletable) {
            this.contentType = contentType;
            this.deletable = deletable;
        }

        @Override
        public String operationSuffix() {
            return name().charAt(0) + name().substring(1).toLowerCase();
        }

        @Override
        public String contentType() {
            return contentType;
        }

        @Override
        public boolean deletable() {
            return deletable;
        }

        @Override
        public String deletionDocument() {
            return this == RULES ? "the rule as JSON, such as {\"id\":1}" : "";
        }
    }

    private static final class FakeSettings implements BucketSettings {

        private final Map<BucketSetting, String> documents = new HashMap<>();

        @Override
        public String getSetting(GetSettingRequest request) {
            return documents.get(request.setting());
        }

        @Override
        public void putSetting(PutSettingRequest request) {
            documents.put(request.setting(), request.document());
        }

        @Override
        public void deleteSetting(DeleteSettingRequest request) {
            documents.remove(request.setting());
        }
    }

    private final FakeSettings settings = new FakeSettings();

    @AutoClose
    private final HandlerRig rig = new HandlerRig();

    private PutSettingRequest put(Setting setting, Object body) throws Exception {
        return rig.read(new PutBucketSetting(settings, rig.fields(), setting), body, Map.of());
    }

    @Test
    void xmlTravelsAsItIsAndComesBackWithItsType() throws Exception {
        String xml = "<CORSConfiguration/>";
        PutBucketSetting handler = new PutBucketSetting(settings, rig.fields(), Setting.CORS);
        handler.execute(put(Setting.CORS, xml.getBytes()));

        OperationResult result = new GetBucketSetting(settings, rig.fields(), Setting.CORS)
                .execute(new GetSettingRequest("photos", Setting.CORS));

        assertThat(settings.documents).isEqualTo(Map.of(Setting.CORS, xml));
        assertThat(result.headers()).containsEntry(HandlerRig.NAMES.contentType, "application/xml");
    }

    @Test
    void jsonIsMadeOfMaps() throws Exception {
        assertThat(put(Setting.RULES, Map.of("id", 1)).document()).isEqualTo("{\"id\":1}");
    }

    @Test
    void otherFormsAreNotMadeUp() {
        for (Object body : new Object[] {Map.of("a", 1), " ", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> put(Setting.CORS, body))
                    .withMessage("putBucketCors needs application/xml as body: text or bytes");
        }
    }

    @Test
    void aDeletionNeedsItsDocumentOrNone() throws Exception {
        DeleteBucketSetting handler = new DeleteBucketSetting(settings, rig.fields(), Setting.RULES);
        assertThat(rig.read(handler, "{\"id\":1}", Map.of()).document()).isEqualTo("{\"id\":1}");
        assertThat(rig.read(new DeleteBucketSetting(settings, rig.fields(), Setting.CORS), "any", Map.of())
                        .document())
                .isEmpty();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeleteSettingRequest("photos", Setting.RULES, ""))
                .withMessage("deleteBucketRules needs the rule as JSON, such as {\"id\":1}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeleteSettingRequest("photos", Setting.CORS, "x"))
                .withMessage("deleteBucketCors takes no body");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeleteSettingRequest("photos", Setting.ACL, ""))
                .withMessage("the setting ACL of a bucket cannot be deleted: replace it");
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PutSettingRequest("photos", Setting.ACL, " "))
                .withMessage("putBucketAcl needs the setting as text/plain, but it is empty");
    }
}
