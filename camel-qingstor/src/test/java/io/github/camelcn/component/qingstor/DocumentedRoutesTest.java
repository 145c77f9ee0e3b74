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

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

import org.apache.camel.Component;
import org.junit.jupiter.api.AfterEach;

import io.github.camelcn.common.component.DocumentedStoreRoutesContract;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentedRoutesTest extends DocumentedStoreRoutesContract {

    private final QingStorEmulator emulator =
            QingStorEmulator.builder().bucket("my-bucket").bucket("archive").start();
    private final QingStorEmulator elsewhere = QingStorEmulator.builder()
            .bucket("public-files")
            .anonymousRead("public-files")
            .start();

    DocumentedRoutesTest() {
        super("qingstor", QingStorOperation.class);
    }

    @AfterEach
    void stopTheServers() {
        emulator.close();
        elsewhere.close();
    }

    @Override
    protected Component newComponent() throws IOException {
        elsewhere.putObject("public-files", "page.html", "<p>".getBytes(StandardCharsets.UTF_8));
        emulator.putObject("my-bucket", "photos/cat.png", picture());
        emulator.putObject("archive", "tail.bin", new byte[] {1, 2, 3});
        QingStorComponent component = new QingStorComponent();
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getCredentials().setAccessKey(QingStorEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(QingStorEmulator.SECRET_KEY);
        return component;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Override
    protected String sourceUrl() {
        return elsewhere.endpoint() + "/public-files/page.html";
    }

    @Override
    protected int smallestPart() {
        return 4 << 20;
    }

    @Override
    protected void everythingIsStored() {
        assertThat(received("mock:link")).hasSize(2).allMatch(link -> link.startsWith("http://127.0.0.1:"));
        assertThat(emulator.keys("my-bucket")).containsExactly("large.bin", "logs/today.log", "photos/cat.png");
        assertThat(emulator.objectBytes("my-bucket", "large.bin")).hasSize((4 << 20) + 3);
        assertThat(emulator.uploads("my-bucket")).isEmpty();
    }
}
