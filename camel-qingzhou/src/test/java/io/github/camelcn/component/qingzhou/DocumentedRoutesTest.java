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
package io.github.camelcn.component.qingzhou;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.PropertiesSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.DocumentedRoutesContract;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentedRoutesTest extends DocumentedRoutesContract {

    private static final Path PAGE = Path.of("..", "docs", "components", "qingzhou-operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*`) \\| `(.*)` \\|$");

    @AutoClose
    private final QingzhouEmulator emulator =
            QingzhouEmulator.builder().transitionDelay(Duration.ofMillis(20)).start();
    /** What routes name by placeholders: ids that the routes before have made. */
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    DocumentedRoutesTest() {
        super("qingzhou", QingzhouOperation.class);
    }

    @Override
    protected Component newComponent() {
        QingzhouComponent component = new QingzhouComponent();
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getConfiguration().setWaitInterval(Duration.ofMillis(20));
        component.getConfiguration().setWaitSettle(Duration.ofMillis(200));
        component.getCredentials().setAccessKeyId(QingzhouEmulator.ACCESS_KEY_ID);
        component.getCredentials().setAccessKeySecret(QingzhouEmulator.ACCESS_KEY_SECRET);
        component.getCredentials().setUsername(QingzhouEmulator.USERNAME);
        component.getCredentials().setPassword(QingzhouEmulator.PASSWORD);
        return component;
    }

    @Override
    protected void prepare() {
        String neighbour = emulator.controls().addRunning("neighbour");
        ids.put(
                "vm.id",
                String.valueOf(
                        emulator.controls().instance(neighbour).orElseThrow().number()));
        ids.put("guest.password", "Guest-Pass-1");
        context.getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return "ids";
            }

            @Override
            public String getProperty(String name) {
                return ids.get(name);
            }
        });
    }

    @Override
    protected void done(Exchange exchange) {
        Map.of(
                        "web.id", QingzhouHeaders.INSTANCE_ID,
                        "snapshot.id", QingzhouHeaders.SNAPSHOT_ID,
                        "backup.id", QingzhouHeaders.BACKUP_ID,
                        "disk.id", QingzhouHeaders.DISK_ID)
                .forEach((property, header) -> {
                    String id = exchange.getMessage().getHeader(header, String.class);
                    if (id != null) {
                        ids.putIfAbsent(property, id);
                    }
                });
    }

    @Override
    protected void everythingIsDone() {
        assertThat(received("mock:style")).containsExactly("openapi");
        assertThat(received("mock:web")).containsExactly("web-01");
        assertThat(emulator.controls().instance(ids.get("web.id")).map(left -> left.state()))
                .hasValueSatisfying(state -> assertThat(state).isEqualTo("DELETED"));
        assertThat(emulator.controls().forwardedPorts()).isEmpty();
        assertThat(emulator.controls().webProxies()).isEmpty();
    }

    @Test
    void thePermissionsAreTheActionsOfTheContract() throws IOException {
        Map<String, String> actions = new TreeMap<>();
        try (InputStream contract = QingzhouComponent.class.getResourceAsStream("/qingzhou/qingzhou-openapi-v1.yaml")) {
            for (Map.Entry<String, JsonNode> operation : new ObjectMapper(new YAMLFactory())
                    .readTree(contract)
                    .path("operations")
                    .properties()) {
                actions.put(
                        operation.getKey(), operation.getValue().path("action").asText());
            }
        }

        assertThat(documented()).isEqualTo(actions);
    }

    private static Map<String, String> documented() throws IOException {
        String page = Files.readString(PAGE);
        String table =
                page.substring(page.indexOf("<!-- permissions -->"), page.indexOf("<!-- end of permissions -->"));
        Map<String, String> actions = new TreeMap<>();
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            for (String operation : row.group(1).replace("`", "").split(", ")) {
                actions.put(operation, row.group(2));
            }
        }
        return actions;
    }
}
