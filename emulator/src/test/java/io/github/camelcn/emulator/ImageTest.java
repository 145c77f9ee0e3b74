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
package io.github.camelcn.emulator;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension();

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    /** 40 x 20: the left half red, the right half blue. */
    @BeforeEach
    void store() throws IOException {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 20; y++) {
                image.setRGB(x, y, (x < 20 ? Color.RED : Color.BLUE).getRGB());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        emulator.store().putObject("my-bucket", "flag.png", bytes.toByteArray(), "image/png", Map.of());
    }

    @Test
    void infoDescribesTheImage() throws IOException {
        RawClient.Answer answer = call("info");

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().path("width").asInt()).isEqualTo(40);
        assertThat(answer.json().path("height").asInt()).isEqualTo(20);
        assertThat(answer.json().path("type").asText()).isEqualTo("png");
        assertThat(answer.json().path("alpha").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "resize:w_20,h_20; 20; 20",
                "resize:w_20; 20; 10",
                "resize:w_20,h_20,m_2; 20; 10",
                "rotate:a_90; 20; 40",
                "crop:w_10,h_5,g_0; 10; 5",
                "crop:w_10,h_5,l_30,t_15; 10; 5",
                "resize:w_80|crop:w_8,h_8,g_8; 8; 8",
                "watermark:t_aGk,p_0.9,c_I2ZmZmZmZg; 40; 20"
            })
    void operationsChangeTheSize(String action, int width, int height) throws IOException {
        BufferedImage image = image(call(action));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, true", "2, false", "6, false", "8, false", "7, true"})
    void gravityChoosesTheSide(int gravity, boolean red) throws IOException {
        BufferedImage image = image(call("crop:w_10,h_10,g_" + gravity));

        assertThat(new Color(image.getRGB(5, 5))).isEqualTo(red ? Color.RED : Color.BLUE);
    }

    @Test
    void theFormatCanBeChanged() throws IOException {
        RawClient.Answer answer = call("format:t_jpeg");

        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.body()).startsWith(0xff, 0xd8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "blur:r_3",
                "watermark_image:u_x",
                "save:b_x",
                "crop:w_10,h_5,g_0,l_1",
                "crop:w_10,l_39",
                "resize:",
                "resize:w_x",
                "resize:w",
                "format:t_webp",
                "crop:g_10",
                "watermark:t_aGk,p_7",
                "watermark:p_1"
            })
    void whatCannotBeDoneIsRefused(String action) throws IOException {
        assertThat(call(action).code()).isEqualTo("invalid_argument");
    }

    @Test
    void onlyPlainReadableImagesAreProcessed() throws IOException {
        emulator.putObject("my-bucket", "text", new byte[] {1, 2, 3});
        assertThat(RawClient.call(emulator, RawRequest.of("GET", "/my-bucket/text?image&action=info"))
                        .code())
                .isEqualTo("invalid_argument");
        emulator.putObject("my-bucket", "huge", new byte[10 * 1024 * 1024 + 1]);
        assertThat(RawClient.call(emulator, RawRequest.of("GET", "/my-bucket/huge?image&action=info"))
                        .code())
                .isEqualTo("entity_too_large");
    }

    private static BufferedImage image(RawClient.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private RawClient.Answer call(String action) throws IOException {
        String encoded = action.replace("|", "%7C").replace(":", "%3A");
        return RawClient.call(emulator, RawRequest.of("GET", "/my-bucket/flag.png?image&action=" + encoded));
    }
}
