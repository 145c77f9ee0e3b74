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
package io.github.camelcn.component.qingstor.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.component.qingstor.QingStorOperation;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of permissions in the documents is the one that hints are made of. */
class QingStorPermissionsTest {

    private static final Path PAGE = Path.of("..", "docs", "components", "qingstor-operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.*) \\| (.*) \\|$");

    @ParameterizedTest
    @EnumSource
    void theDocumentsNameWhatTheHintNames(QingStorOperation operation) throws IOException {
        Map<String, String> documented = documented();
        String actions = documented.getOrDefault(operation.name(), documented.get("everything else"));

        assertThat(QingStorPermissions.hint(operation.name())).isEqualTo(sentence(actions));
    }

    private static String sentence(String actions) {
        if (actions.startsWith("nothing") || actions.equals("the account of the key")) {
            return "This is up to the account of the key: look at its rights in the QingCloud console";
        }
        return actions.equals("the owner of the bucket")
                ? "Only the owner of the bucket may do this: use the owner's key"
                : "The bucket's policy or ACL must allow " + actions + " to this key";
    }

    private static Map<String, String> documented() throws IOException {
        String page = Files.readString(PAGE);
        String table =
                page.substring(page.indexOf("<!-- permissions -->"), page.indexOf("<!-- end of permissions -->"));
        Map<String, String> actions = new HashMap<>();
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            for (String operation : row.group(1).replace("`", "").split(", ")) {
                actions.put(operation, row.group(2).replace("`", ""));
            }
        }
        return actions;
    }
}
